//! The request id and the path that the layer adds to a response.

use crate::layer_app::{ask, ask_router, router};
use crate::shop::ShopError;
use api_error::envelope::{Coded, Problem};
use api_error::{ApiError, ApiErrorLayer};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;

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
