//! The server of the test cases, on axum.

use crate::server::{background, listen};
use crate::shop::{self, ShopError, TEXT};
use api_error::{ApiErrorLayer, Envelope, Error};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::Value;
use std::net::SocketAddr;

async fn of_shop(Path(name): Path<String>) -> Result<String, ShopError> {
    shop::shop(&name)
}

async fn of_any(Path(name): Path<String>) -> Result<String, Error> {
    shop::any(&name)
}

pub fn router() -> Router {
    Router::new()
        .route("/shop/{name}", get(of_shop))
        .route("/any/{name}", get(of_any))
        .route(
            "/text/{status}",
            get(async |Path(status): Path<u16>| {
                (StatusCode::from_u16(status).unwrap(), format!("text: {TEXT}"))
            }),
        )
        .route(
            "/bare/{status}",
            get(async |Path(status): Path<u16>| StatusCode::from_u16(status).unwrap()),
        )
        .route(
            "/empty/{status}",
            get(async |Path(status): Path<u16>| (StatusCode::from_u16(status).unwrap(), "")),
        )
        .route(
            "/range",
            get(async || (StatusCode::RANGE_NOT_SATISFIABLE, [("content-range", "bytes */10")])),
        )
        .route("/slow", get(shop::slow))
        .route("/only-get", get(async || "fine"))
        .route("/json", post(async |Json(value): Json<Value>| Json(value)))
}

pub fn start<V: Envelope + 'static>(layer: Option<ApiErrorLayer<V>>) -> SocketAddr {
    let (listener, address) = listen();
    background(async move || {
        let router = router();
        let router = match layer {
            Some(layer) => router.layer(layer),
            None => router,
        };
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        axum::serve(listener, router).await
    });
    address
}
