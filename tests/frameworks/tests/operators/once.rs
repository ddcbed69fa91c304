//! Each error is logged once and observed once.

use crate::RUNNERS;
use crate::events::{Journal, collect, logged};
use crate::server::{runtime, send};
use crate::stock::{Empty, Layers, Plain};
use api_error::ApiErrorLayer;
use api_error::envelope::{Coded, Problem};
use reqwest::{Client, Method};

const PATHS: [&str; 14] = [
    "/stock/reserved",
    "/stock/unwritable",
    "/stock/account",
    "/stock/database",
    "/stock/panic",
    "/any/internal",
    "/any/reserved",
    "/any/unwritable",
    "/report/reserved",
    "/spawn/reserved",
    "/spawn/unwritable",
    "/text/400",
    "/bare/503",
    "/nowhere",
];

#[test]
fn an_error_is_logged_and_observed_once_in_every_framework() {
    collect();
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in RUNNERS {
            for is_nested in [false, true] {
                let journal = Journal::default();
                let inner = ApiErrorLayer::<Problem>::new().observe(journal.observer());
                let inner = inner.register::<Plain>().register::<Empty>().negotiate();
                let outer = ApiErrorLayer::<Coded>::new().observe(journal.observer());
                let address = start(Layers { inner, outer: is_nested.then_some(outer) });
                for accept in ["*/*", "text/plain", "application/x-empty"] {
                    for path in PATHS {
                        let id = format!("{runner}-{is_nested}{path}-{accept}").replace('/', "-");
                        let sent = [("x-request-id", &*id), ("accept", accept)];
                        let url = format!("http://{address}{path}");
                        let reply = send(&client, Method::GET, url, &sent, "").await;
                        let observed = journal.take();
                        let logged = logged(&id);
                        let [observed] = &*observed else { panic!("{id}: {observed:?}") };
                        let [logged] = &*logged else { panic!("{id}: {logged:?}") };
                        assert_eq!(observed.request_id, id);
                        assert_eq!(observed.path, path, "{id}");
                        assert_eq!(logged["error.type"], observed.name, "{id}");
                        if reply.status != 200 {
                            assert_eq!(reply.status, observed.status, "{id}: {reply:?}");
                        }
                        if accept == "text/plain" && reply.status != 200 {
                            assert!(reply.body.contains(&observed.name), "{id}: {reply:?}");
                        }
                        if accept == "application/x-empty" {
                            assert!(
                                reply.body.is_empty() || path.contains("own"),
                                "{id}: {reply:?}"
                            );
                        }
                    }
                }
            }
        }
    });
}

#[test]
fn an_error_that_panics_is_reported_as_the_panic() {
    collect();
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in RUNNERS {
            let journal = Journal::default();
            let layer = ApiErrorLayer::<Problem>::new().observe(journal.observer());
            let address = start(layer.into());
            for path in ["/stock/unwritable", "/any/unwritable", "/spawn/unwritable"] {
                let id = format!("panics-{runner}{path}").replace('/', "-");
                let url = format!("http://{address}{path}");
                send(&client, Method::GET, url, &[("x-request-id", &id)], "").await;
                let observed = journal.take();
                assert_eq!(observed.len(), 1, "{observed:?}");
                assert_eq!(
                    (observed[0].status, &*observed[0].name),
                    (500, "INTERNAL_SERVER_ERROR")
                );
                assert_eq!(logged(&id)[0]["level"], "ERROR", "{runner} {path}");
            }
        }
    });
}
