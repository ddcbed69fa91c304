//! The header that contains the request id, and the function with which an application chooses the
//! id.

use crate::RUNNERS;
use crate::server::{Reply, runtime, send};
use api_error::ApiErrorLayer;
use api_error::envelope::{Coded, Problem};
use api_error::http::{HeaderMap, HeaderValue, StatusCode};
use api_error::{Api, Envelope};
use reqwest::{Client, Method};

/// Starts a server with this layer in each framework, and calls `check` with the framework and a
/// function that sends requests.
fn in_every_framework(
    layer: fn() -> ApiErrorLayer<Problem>,
    check: &impl AsyncFn(&str, &dyn Fn(&str, &[(&str, &str)]) -> Ask),
) {
    runtime().block_on(async {
        for (runner, start) in RUNNERS {
            let address = start(layer().into());
            let client = Client::new();
            let ask = |path: &str, headers: &[(&str, &str)]| -> Ask {
                let url = format!("http://{address}{path}");
                let client = client.clone();
                let headers: Vec<_> = headers
                    .iter()
                    .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                    .collect();
                Box::pin(async move {
                    let headers: Vec<_> =
                        headers.iter().map(|(name, value)| (&**name, &**value)).collect();
                    send(&client, Method::GET, url, &headers, "").await
                })
            };
            check(runner, &ask).await;
        }
    });
}

type Ask = std::pin::Pin<Box<dyn Future<Output = Reply>>>;

fn is_generated(id: Option<&str>) -> bool {
    id.is_some_and(|id| id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[test]
fn the_configured_header_is_read_and_sent() {
    let layer =
        || ApiErrorLayer::new().request_id_header("not a name").request_id_header("Trace-No");
    in_every_framework(layer, &async |runner, ask| {
        for path in ["/stock/reserved", "/nowhere", "/text/400"] {
            let reply = ask(path, &[("trace-no", "t-1"), ("x-request-id", "x-1")]).await;
            assert_eq!(reply.header("trace-no"), Some("t-1"), "{runner} {path}: {reply:?}");
            assert_eq!(reply.headers.get_all("trace-no").iter().count(), 1);
            assert_eq!(reply.header("x-request-id"), None, "{runner} {path}");
            assert_eq!(reply.json()["request_id"], "t-1", "{runner} {path}");
            let reply = ask(path, &[("x-request-id", "x-1")]).await;
            assert!(is_generated(reply.header("trace-no")), "{runner} {path}: {reply:?}");
        }
    });
}

#[test]
fn the_application_chooses_the_id() {
    let layer = || {
        ApiErrorLayer::new().request_id_with(|request| {
            let ray = request.headers().get("cf-ray")?.to_str().ok()?;
            assert_ne!(ray, "panic", "{} {}", request.method(), request.path());
            Some(format!("{ray}{}", request.path()))
        })
    };
    in_every_framework(layer, &async |runner, ask| {
        let path = "/stock/reserved";
        for (sent, expected) in [
            (&[("cf-ray", "r"), ("x-request-id", "x-1")][..], Some("r/stock/reserved")),
            (&[("x-request-id", "x-1")], Some("x-1")),
            // An invalid id and a panic of the function are treated as `None`.
            (&[("cf-ray", "r r"), ("x-request-id", "x-1")], Some("x-1")),
            (&[("cf-ray", "panic"), ("x-request-id", "x-1")], Some("x-1")),
            (&[("cf-ray", "r r")], None),
        ] {
            let reply = ask(path, sent).await;
            let id = reply.header("x-request-id");
            assert_eq!(reply.status, 409, "{runner}: {reply:?}");
            match expected {
                Some(_) => assert_eq!(id, expected, "{runner} {sent:?}"),
                None => assert!(is_generated(id), "{runner} {sent:?}: {id:?}"),
            }
            assert_eq!(reply.json()["request_id"].as_str(), id, "{runner} {sent:?}");
        }
    });
}

#[test]
fn a_function_can_return_an_id_for_each_request() {
    let layer = ApiErrorLayer::<Problem>::new().request_id_with(|_| "always".to_owned());
    runtime().block_on(async {
        let address = crate::axum::start(layer.into());
        let url = format!("http://{address}/nowhere");
        let reply = send(&Client::new(), Method::GET, url, &[("x-request-id", "x-1")], "").await;
        assert_eq!(reply.header("x-request-id"), Some("always"));
    });
}

#[test]
fn every_response_has_the_id_if_the_application_asks_for_it() {
    let layer = || ApiErrorLayer::new().request_id_on_success();
    in_every_framework(layer, &async |runner, ask| {
        for path in ["/id", "/own/409", "/own/200", "/stock/reserved", "/nowhere", "/bare/204"] {
            let reply = ask(path, &[("x-request-id", "x-1")]).await;
            let ids: Vec<_> = reply.headers.get_all("x-request-id").iter().collect();
            assert_eq!(ids, ["x-1"], "{runner} {path}: {reply:?}");
        }
        let reply = ask("/id", &[]).await;
        assert!(is_generated(reply.header("x-request-id")), "{runner}: {reply:?}");
        assert_eq!(reply.header("x-request-id"), Some(&*reply.body), "{runner}");
        let reply = ask("/with-id", &[("x-request-id", "x-1")]).await;
        let ids: Vec<_> = reply.headers.get_all("x-request-id").iter().collect();
        assert_eq!(ids, ["of-handler"], "{runner}: {reply:?}");
    });
    in_every_framework(ApiErrorLayer::new, &async |runner, ask| {
        for path in ["/id", "/own/409"] {
            let reply = ask(path, &[("x-request-id", "x-1")]).await;
            assert_eq!(reply.header("x-request-id"), None, "{runner} {path}: {reply:?}");
        }
    });
}

api_error::api! {
    struct Store { request_id_header = "Request-Id" }
}

#[test]
fn the_layer_of_an_api_uses_the_header_of_the_api() {
    assert_eq!(Store::REQUEST_ID_HEADER, "Request-Id");
    in_every_framework(ApiErrorLayer::of::<Store>, &async |runner, ask| {
        let reply = ask("/nowhere", &[("request-id", "r-1")]).await;
        assert_eq!(reply.header("request-id"), Some("r-1"), "{runner}: {reply:?}");
    });
}

#[test]
fn a_client_reads_the_id_from_both_usual_headers() {
    for name in ["x-request-id", "request-id"] {
        let headers =
            HeaderMap::from_iter([(name.parse().unwrap(), HeaderValue::from_static("r-1"))]);
        let received = Coded::parse(StatusCode::CONFLICT, &headers, b"{}");
        assert_eq!(received.request_id(), Some("r-1"), "{name}");
    }
}
