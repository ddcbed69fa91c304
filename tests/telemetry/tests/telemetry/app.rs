//! The application whose errors are collected.

use api_error::envelope::Problem;
use api_error::{ApiError, ApiErrorLayer, ResultExt};
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use tower::ServiceExt;

/// Data of an error. It must not become a tag or a name.
pub(crate) const SECRET: &str = "secret-of-data";

#[derive(Debug, thiserror::Error, ApiError)]
pub(crate) enum StockError {
    #[error("items database")]
    #[status(500)]
    Database(#[source] Query),

    #[error("{sku} is sold out")]
    #[status(409)]
    SoldOut {
        #[data]
        sku: String,
    },
}

#[derive(Debug, thiserror::Error)]
#[error("query 7 failed")]
pub(crate) struct Query(#[source] Lost);

#[derive(Debug, thiserror::Error)]
#[error("connection refused")]
pub(crate) struct Lost;

fn failed() -> StockError {
    StockError::Database(Query(Lost))
}

async fn internal() -> Result<(), api_error::Error> {
    Err(Lost).internal_with(|| "loading cart 7")
}

fn router() -> Router {
    Router::new()
        .route("/items", get(async || Err::<(), _>(failed())))
        .route("/internal", get(internal))
        .route("/sold-out", get(async || Err::<(), _>(StockError::SoldOut { sku: SECRET.into() })))
}

/// Sends one request to the application behind this layer.
pub(crate) fn ask(layer: ApiErrorLayer<Problem>, path: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let request = Request::get(path).header("x-request-id", "req-7").body(Body::empty()).unwrap();
    let response = runtime.block_on(router().layer(layer).oneshot(request)).unwrap();
    assert!(response.status().as_u16() >= 400);
}
