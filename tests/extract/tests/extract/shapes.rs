//! The layer renders a rejection in its own envelope, and changes the name to the case of the
//! service.

use crate::app::{App, Log, router};
use api_error::ApiErrorLayer;
use api_error::envelope::{Coded, Detailed, OAuth2, Problem};
use api_error::{ApiError, axum::ExtractError, axum::Json};
use axum::Router;
use axum::routing::post;
use serde_json::json;

const BODY: &str = r#"{"userId":"x"}"#;

#[tokio::test]
async fn a_rejection_has_the_envelope_of_the_layer() {
    let reply = App::with::<Detailed>().await.post_json("/orders", BODY).await;
    let mut body = reply.json();
    body.as_object_mut().unwrap().remove("requestId");
    assert_eq!(
        body,
        json!({
            "code": "UNPROCESSABLE_CONTENT", "error": "unprocessable_content",
            "message": "Unprocessable Content",
            "issues": [{
                "type": "wrong_type", "kind": "validation", "message": "must be an integer",
                "path": [{ "type": "object", "key": "userId" }], "expected": "integer",
            }],
        })
    );

    let reply = App::with::<Coded>().await.post_json("/orders", BODY).await;
    assert_eq!(
        reply.json(),
        json!({
            "error_name": "UnprocessableContent", "message": "Unprocessable Content",
            "error_data": {
                "errors": [{
                    "name": "wrong_type", "message": "must be an integer", "pointer": "/userId",
                    "expected": "integer",
                }],
                "name": "UNPROCESSABLE_CONTENT",
            },
        })
    );
}

#[tokio::test]
async fn a_rejection_has_the_names_of_the_service() {
    let layer = ApiErrorLayer::<Problem>::new().rename_all("camelCase").domain("shop.example.com");
    let reply = App::of(router().layer(layer)).await.post_json("/orders", BODY).await;
    assert_eq!(reply.json()["name"], "unprocessableContent");
    assert_eq!(reply.issue()["pointer"], "#/userId");

    let reply = App::with::<OAuth2>().await.post_json("/orders", BODY).await;
    assert_eq!(reply.json()["error"], "invalid_request");
}

#[tokio::test]
async fn a_rejection_outside_a_layer_is_a_problem() {
    let reply = App::of(router()).await.post_json("/orders", BODY).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.issue()["pointer"], "#/userId");
}

#[derive(Debug, thiserror::Error, ApiError)]
enum OrderError {
    #[error(transparent)]
    #[api_error(transparent)]
    Extract(#[from] ExtractError),
}

async fn create(order: Result<Json<u32>, ExtractError>) -> Result<String, OrderError> {
    let Json(order) = order?;
    Ok(order.to_string())
}

#[tokio::test]
async fn an_enum_can_contain_the_rejection() {
    let log = Log::start();
    let router = Router::new().route("/", post(create));
    let app = App::of(router.layer(ApiErrorLayer::<Problem>::new())).await;
    let reply = app.post_json("/", "true").await;
    assert_eq!(reply.issue()["name"], "wrong_type");
    assert!(log.text().contains("invalid type: boolean"), "{}", log.text());
}
