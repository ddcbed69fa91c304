//! The details of a 5xx in its response, in every framework and envelope.

use crate::each_envelope::each_envelope;
use crate::same::RUNNERS;
use crate::server::{runtime, send};
use crate::shop::{PANIC, SECRETS, TEXT};
use api_error::envelope::{Coded, Problem};
use api_error::{ApiError, ApiErrorLayer, Envelope, Error};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::response::IntoResponse;
use axum::routing::get;
use http_body_util::BodyExt;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use tower::ServiceExt;

#[test]
fn only_a_layer_that_reveals_sends_the_details_of_a_5xx() {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            for is_revealed in [false, true] {
                let layer = ApiErrorLayer::<Coded>::new().reveal(is_revealed);
                let address = start(Some(layer));
                let ask = async |path: &str| {
                    let url = format!("http://{address}{path}?reveal=true&debug=1");
                    // A client cannot enable the setting with headers or the query.
                    let sent = [("x-debug", "1"), ("debug", "true"), ("x-reveal", "true")];
                    let reply = send(&client, Method::GET, url, &sent, "").await;
                    let has_details = reply.json().get("debug").is_some();
                    assert_eq!(has_details, is_revealed && reply.status >= 500, "{reply:?}");
                    reply.json()["debug"].clone()
                };
                let [display, source, _, root] = SECRETS;
                let error = format!("{display}: secret-of-field failed");
                let expected = json!({"error": error, "sources": [source, root]});
                let found = ask("/shop/database").await;
                assert_eq!(found == expected, is_revealed, "{runner}: {found}");

                let found = ask("/any/internal").await;
                assert_eq!(found["error"] == source, is_revealed, "{runner}: {found}");
                assert_eq!(found["sources"] == json!([root]), is_revealed, "{runner}: {found}");
                let location = found["location"].as_str().unwrap_or_default();
                assert_eq!(location.contains("shop.rs:"), is_revealed, "{runner}: {found}");

                let found = ask("/text/503").await.to_string();
                assert_eq!(found.contains(TEXT), is_revealed, "{runner}: {found}");
                // rocket reports a panic only to the panic hook of the process.
                let found = ask("/shop/panic").await.to_string();
                assert_eq!(found.contains(PANIC), is_revealed && *runner != "rocket", "{runner}");

                for path in ["/shop/sold-out", "/nowhere", "/text/418"] {
                    assert_eq!(ask(path).await, Value::Null, "{runner} {path}");
                }
            }
        }
    });
}

/// A 5xx with a data member `debug`, which is also the name of the member with the details.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("hidden")]
#[status(502)]
struct Debugged {
    #[data]
    debug: u32,
}

fn ask<V: Envelope + 'static>(path: &str) -> String {
    let app = Router::new()
        .route("/", get(async || Error::internal("hidden").into_response()))
        .route("/data", get(async || Debugged { debug: 7 }.into_response()))
        .layer(ApiErrorLayer::<V>::new().reveal(true));
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let request = Request::get(path).body(Body::empty()).unwrap();
    runtime.block_on(async {
        let response = app.oneshot(request).await.unwrap();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8(body.to_vec()).unwrap()
    })
}

#[test]
fn the_details_are_the_last_member_in_every_envelope() {
    for text in each_envelope!(V => ask::<V>("/")) {
        let body: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(body["debug"]["error"], "hidden", "{text}");
        // The parsed body does not have the order of the members.
        let (_, last) = text.rsplit_once(",\"debug\":").unwrap();
        let details = last.strip_suffix('}').unwrap();
        assert_eq!(serde_json::from_str::<Value>(details).unwrap(), body["debug"], "{text}");
    }
}

#[test]
fn a_data_member_of_the_same_name_is_preserved() {
    let body: Value = serde_json::from_str(&ask::<Problem>("/data")).unwrap();
    assert_eq!((&body["debug"], &body["debug_"]["error"]), (&7.into(), &"hidden".into()));
}
