//! The axum application that the tests of the layer call, without a socket.

use crate::server::runtime;
use crate::shop::{self, ShopError};
use api_error::envelope::Coded;
use api_error::{ApiErrorLayer, Error};
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Form, Path, Query};
use axum::http::{Request, Response, StatusCode};
use axum::response::{Html, IntoResponse, Redirect};
use axum::routing::{get, post};
use axum::{Json, Router};
use http_body_util::{BodyExt, StreamBody};
use hyper::body::Frame;
use serde::Deserialize;
use serde_json::{Value, json};
use std::convert::Infallible;
use std::time::Duration;
use tower::ServiceExt;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

#[derive(Deserialize)]
struct Order {
    #[expect(dead_code, reason = "only its type matters")]
    count: u32,
}

pub(crate) fn router() -> Router {
    let with_headers = async || {
        let headers = [
            ("set-cookie", "a=1"),
            ("access-control-allow-origin", "https://shop.example"),
            ("etag", "\"x\""),
            ("content-digest", "sha-256=:x:"),
            ("retry-after", "9"),
            ("vary", "origin"),
        ];
        (StatusCode::SERVICE_UNAVAILABLE, headers, "text")
    };
    let streamed = async |Path(status): Path<u16>| {
        let frames = futures(["a", "b"]);
        let mut response = Response::new(Body::new(StreamBody::new(frames)));
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        response
    };
    let elsewhere = async || {
        // The conversion runs in a task that does not know the request.
        let response = async { ShopError::ReadOnly { allow: "GET" }.into_response() };
        tokio::spawn(response).await.unwrap()
    };
    Router::new()
        .route("/json", post(async |Json(_): Json<Order>| "fine"))
        .route("/form", post(async |Form(_): Form<Order>| "fine"))
        .route("/query", get(async |Query(_): Query<Order>| "fine"))
        .route("/path/{id}", get(async |Path(_): Path<u32>| "fine"))
        .route("/text", post(async |body: String| body))
        .route("/small", post(async |body: Bytes| body).layer(DefaultBodyLimit::max(8)))
        .route("/limit", post(async |body: Bytes| body).layer(RequestBodyLimitLayer::new(8)))
        .route("/headers", get(with_headers))
        .route("/own/json", get(async || (StatusCode::CONFLICT, Json(json!({"own": true})))))
        .route("/own/html", get(async || (StatusCode::NOT_FOUND, Html("<p>own</p>"))))
        .route("/own/bytes", get(async || (StatusCode::NOT_FOUND, vec![1_u8])))
        .route(
            "/status/{status}",
            get(async |Path(status): Path<u16>| StatusCode::from_u16(status).unwrap()),
        )
        .route(
            "/replayed",
            post(async || (StatusCode::ALREADY_REPORTED, "text of the first response")),
        )
        .route("/moved", get(async || Redirect::permanent("/json")))
        .route("/streamed/{status}", get(streamed))
        .route("/elsewhere", get(elsewhere))
        .route("/erased", get(async || Error::internal("hidden")))
        .route("/panic", get(async || -> &'static str { panic!("{}", shop::PANIC) }))
        .route(
            "/slow",
            get(async || tokio::time::sleep(Duration::from_secs(60)).await).layer(
                TimeoutLayer::with_status_code(
                    StatusCode::REQUEST_TIMEOUT,
                    Duration::from_millis(10),
                ),
            ),
        )
}

fn futures<const N: usize>(
    chunks: [&'static str; N],
) -> impl futures_core::Stream<Item = Result<Frame<Bytes>, Infallible>> + Send {
    tokio_stream::iter(chunks.map(|chunk| Ok(Frame::data(Bytes::from(chunk)))))
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: axum::http::HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {:?}", self.body))
    }
}

pub(crate) fn ask_router(router: Router, request: Request<Body>) -> Reply {
    runtime().block_on(async {
        let response = router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    })
}

pub(crate) fn layered(layer: ApiErrorLayer<Coded>) -> Router {
    router().layer(layer)
}

pub(crate) fn ask(
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Reply {
    ask_app(layered(ApiErrorLayer::new()), method, path, headers, body)
}

pub(crate) fn ask_app(
    app: Router,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Reply {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    ask_router(app, request.body(body.into()).unwrap())
}
