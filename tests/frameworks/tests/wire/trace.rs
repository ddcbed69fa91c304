//! The trace id of a request, in every framework.

use crate::same::RUNNERS;
use crate::server::{runtime, send};
use api_error::ApiErrorLayer;
use reqwest::{Client, Method};
use std::sync::{Arc, Mutex};

const PARENT: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

#[test]
fn the_trace_id_is_known_in_every_framework() {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS {
            for (is_on, sent, expected) in [
                (true, PARENT, Some("4bf92f3577b34da6a3ce929d0e0e4736".to_owned())),
                (true, "00-secret", None),
                (false, PARENT, None),
            ] {
                let seen = Arc::new(Mutex::new(Vec::new()));
                let journal = seen.clone();
                let layer = ApiErrorLayer::new().observe(move |event| {
                    let id = event.context().trace_id().map(str::to_owned);
                    journal.lock().unwrap().push(id);
                });
                let address = start(Some(if is_on { layer.trace_context() } else { layer }));
                for path in ["/shop/sold-out", "/nowhere"] {
                    let url = format!("http://{address}{path}");
                    send(&client, Method::GET, url, &[("traceparent", sent)], "").await;
                    let ids = std::mem::take(&mut *seen.lock().unwrap());
                    assert_eq!(ids, std::slice::from_ref(&expected), "{runner} {path} {sent}");
                }
            }
        }
    });
}
