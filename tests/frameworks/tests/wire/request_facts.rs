//! The request id and the path that the layer adds to a response.

use crate::layer_app::{ask, ask_app, ask_router, layered, router};
use crate::shop::ShopError;
use api_error::envelope::{Coded, Problem};
use api_error::{ApiError, ApiErrorLayer, CurrentRequest};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, Request, Uri};
use axum::routing::get;
use std::sync::{Arc, Mutex};

#[test]
fn a_valid_request_id_is_used_and_any_other_is_replaced() {
    let longest = "x".repeat(128);
    for sent in ["req-7", &*longest] {
        let reply = ask("GET", "/nowhere", &[("x-request-id", sent)], "");
        assert_eq!(reply.header("x-request-id"), Some(sent));
    }
    let long = "x".repeat(129);
    for sent in ["", "a b", "a\tb", "é", &*long] {
        let reply = ask("GET", "/nowhere", &[("x-request-id", sent)], "");
        let id = reply.header("x-request-id").unwrap();
        assert_eq!(id.len(), 32, "{sent}: {id}");
        assert!(id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{sent}: {id}");
    }
}

#[test]
fn the_body_contains_the_path_and_the_request_id() {
    let layered = router().layer(ApiErrorLayer::<Problem>::new());
    for (uri, instance) in [
        ("/nowhere?secret=1", "/nowhere"),
        ("//evil.example/x", "/.//evil.example/x"),
        ("/a%20b|c", "/a%20b%7Cc"),
        ("/elsewhere", "/elsewhere"),
    ] {
        let request = Request::get(uri).body(Body::empty()).unwrap();
        let reply = ask_router(layered.clone(), request);
        let body = reply.json();
        assert_eq!(body["instance"], instance, "{uri}");
        assert_eq!(body["request_id"].as_str(), reply.header("x-request-id"), "{uri}");
    }
}

#[test]
fn to_response_does_not_use_the_layer() {
    let error = || ShopError::SoldOut { sku: "A-7".to_owned(), left: 0, shelf: "" };
    let pure = move || async move { error().to_response().map(Body::from) };
    let layered = Router::new()
        .route("/pure", get(pure))
        .route("/respond", get(async move || api_error::respond(error()).map(Body::from)))
        .layer(ApiErrorLayer::<Coded>::new());
    let ask = |path: &str| {
        let request = Request::get(path).body(Body::empty()).unwrap();
        ask_router(layered.clone(), request)
    };
    let expected = error().to_response();
    let reply = ask("/pure");
    assert_eq!(&reply.body, expected.body());
    assert_eq!(reply.header("x-request-id"), None);
    let reply = ask("/respond");
    assert_eq!(reply.json()["error_code"], 42);
    assert!(reply.header("x-request-id").is_some());
}

/// A thread reuses the memory for the facts about a request. All requests of the test are handled
/// on one thread.
#[test]
fn a_request_does_not_have_the_facts_of_the_request_before_it() {
    let mut ids = Vec::new();
    for sent in [&[][..], &[("x-request-id", "req-7")], &[], &[]] {
        let reply = ask("GET", "/nowhere", sent, "");
        ids.push(reply.header("x-request-id").unwrap().to_owned());
    }
    assert_eq!(ids.remove(1), "req-7");
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3, "{ids:?}");
    assert!(ids.iter().all(|id| id.len() == 32), "{ids:?}");
}

#[test]
fn a_request_does_not_have_the_optional_facts_of_the_request_before_it() {
    let negotiates = layered(ApiErrorLayer::new().register::<Problem>().negotiate());
    let accept = &[("accept", "application/problem+json")];
    for (headers, expected) in
        [(&accept[..], "application/problem+json"), (&[], "application/json")]
    {
        let reply = ask_app(negotiates.clone(), "GET", "/nowhere", headers, "");
        assert_eq!(reply.header("content-type"), Some(expected));
    }

    let seen = Arc::new(Mutex::new(Vec::new()));
    let layer = || {
        let seen = seen.clone();
        ApiErrorLayer::new().observe(move |event| {
            seen.lock().unwrap().push(event.context().trace_id().map(str::to_owned));
        })
    };
    let parent = &[("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")];
    ask_app(layered(layer().trace_context()), "GET", "/nowhere", parent, "");
    ask_app(layered(layer()), "GET", "/nowhere", &[], "");
    let expected = Some("4bf92f3577b34da6a3ce929d0e0e4736".to_owned());
    assert_eq!(*seen.lock().unwrap(), [expected, None]);
}

/// A buffer with a clone of a shared value. The number of clones shows how many buffers are not
/// freed.
struct Buffer(&'static str, #[expect(dead_code, reason = "it is only counted")] Arc<()>);

impl AsRef<[u8]> for Buffer {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[test]
fn a_stored_request_does_not_keep_the_read_buffer() {
    let count = Arc::new(());
    let buffer = |text| Bytes::from_owner(Buffer(text, count.clone()));
    let stored = Arc::new(Mutex::new(CurrentRequest::default()));
    let store = stored.clone();
    let handler = async move || *store.lock().unwrap() = CurrentRequest::get();
    let layered = Router::new()
        .route("/a/{id}", get(handler))
        .layer(ApiErrorLayer::<Coded>::new().register::<Problem>().negotiate());
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = Uri::from_maybe_shared(buffer("/a/1?secret=1")).unwrap();
    for (name, value) in [("x-request-id", "req-7"), ("accept", "application/json")] {
        let value = HeaderValue::from_maybe_shared(buffer(value)).unwrap();
        request.headers_mut().insert(name, value);
    }
    assert_eq!(Arc::strong_count(&count), 4, "the request refers to its buffers");
    assert_eq!(ask_router(layered, request).status, 200);

    let stored = stored.lock().unwrap();
    assert_eq!(stored.context().request_id(), Some("req-7"));
    assert_eq!(stored.context().instance(), Some("/a/1"));
    assert_eq!(Arc::strong_count(&count), 1);
}
