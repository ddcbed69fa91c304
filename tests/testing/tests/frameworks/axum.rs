//! axum, without a server and with axum-test.

use crate::shop::{ItemError, NotFound, Store, StoreError, item};
use api_error::ApiErrorLayer;
use api_error::envelope::{Detailed, Problem};
use api_error::http::Request;
use api_error::testing::{assert_error, read};
use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::routing::get;
use axum_test::TestServer;
use std::time::Duration;
use tower::ServiceExt;

fn app() -> Router {
    let items = Router::new()
        .route("/items/{id}", get(async |Path(id): Path<u64>| item(id)))
        .layer(ApiErrorLayer::<Detailed>::new());
    let missing = Router::new()
        .route("/missing/{id}", get(async |Path(id): Path<u64>| NotFound { id }))
        .layer(ApiErrorLayer::<Problem>::new());
    let store = Router::new()
        .route("/store", get(async || StoreError::ClosedUntil { hour: 9 }))
        .layer(ApiErrorLayer::of::<Store>());
    items.merge(missing).merge(store)
}

#[tokio::test]
async fn a_response_of_the_router() {
    let request = Request::get("/items/7").body(Body::empty()).unwrap();
    let response = read(app().oneshot(request).await.unwrap()).await;
    assert_error!(response, ItemError::Duplicated { key: 7 });
    // `assert_error!` only borrows the response.
    assert!(response.headers().contains_key("x-request-id"));
    assert_error!(&response, ItemError::Duplicated { key: 7 }, in Detailed);
}

#[tokio::test]
async fn the_request_id_and_the_instance_are_ignored() {
    let request = Request::get("/missing/7").header("x-request-id", "req_1");
    let response = app().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    let response = read(response).await;
    let body = String::from_utf8_lossy(response.body());
    assert!(body.contains("req_1") && body.contains("/missing/7"), "{body}");
    assert_error!(response, NotFound { id: 7 });
}

/// The error declares its API, and no envelope.
#[tokio::test]
async fn the_envelope_of_the_api_is_compared() {
    let response = TestServer::new(app()).get("/store").await;
    response.assert_header("content-type", "application/vnd.api+json");
    assert_error!(&response, StoreError::ClosedUntil { hour: 9 });
}

#[tokio::test]
async fn a_response_of_axum_test() {
    let server = TestServer::new(app());
    assert_error!(server.get("/items/7").await, ItemError::Duplicated { key: 7 });
    let response = server.get("/items/0").await;
    assert_error!(response, ItemError::RateLimited { retry_after: Duration::from_secs(30) });
    assert_error!(&response, ItemError::RateLimited { retry_after: Duration::from_secs(30) });
}

#[tokio::test]
#[should_panic(expected = "the response is not the expected error")]
async fn another_response_of_axum_test_fails_the_assertion() {
    let server = TestServer::new(app());
    assert_error!(server.get("/items/7").await, ItemError::Duplicated { key: 8 });
}
