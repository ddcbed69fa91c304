//! The rules of the layer, on axum without a socket.

use crate::server::runtime;
use crate::shop::{self, ShopError};
use api_error::envelope::{Coded, MessageOnly, Problem};
use api_error::{ApiError, ApiErrorLayer, Error};
use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, Form, Path, Query};
use axum::http::header::CONTENT_TYPE;
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
use tower::{ServiceBuilder, ServiceExt};
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;

#[derive(Deserialize)]
struct Order {
    #[expect(dead_code, reason = "only its type matters")]
    count: u32,
}

fn router() -> Router {
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
        // The conversion happens where no request is known.
        let answer = async { ShopError::ReadOnly { allow: "GET" }.into_response() };
        tokio::spawn(answer).await.unwrap()
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
            post(async || (StatusCode::ALREADY_REPORTED, "text of the first answer")),
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

struct Reply {
    status: u16,
    headers: axum::http::HeaderMap,
    body: Bytes,
}

impl Reply {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {:?}", self.body))
    }
}

fn ask_router(router: Router, request: Request<Body>) -> Reply {
    runtime().block_on(async {
        let response = router.oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    })
}

fn ask(method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Reply {
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let layered = router().layer(ApiErrorLayer::<Coded>::new());
    ask_router(layered, request.body(body.into()).unwrap())
}

const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn what_axum_rejects_has_the_shape_and_its_words() {
    let form = ("content-type", "application/x-www-form-urlencoded");
    let big = "x".repeat(10 * 1024 * 1024);
    let of_status = |status: u16| match status {
        400 => "BAD_REQUEST",
        413 => "PAYLOAD_TOO_LARGE",
        415 => "UNSUPPORTED_MEDIA_TYPE",
        422 => "UNPROCESSABLE_ENTITY",
        _ => "",
    };
    for (method, path, headers, body, status, message) in [
        (
            "POST",
            "/json",
            &[JSON][..],
            "{",
            400,
            "Failed to parse the request body as JSON: EOF while parsing an object at line 1 column 1",
        ),
        (
            "POST",
            "/json",
            &[JSON],
            "{}",
            422,
            "Failed to deserialize the JSON body into the target type: missing field `count` at line 1 column 2",
        ),
        ("POST", "/json", &[], "{}", 415, "Expected request with `Content-Type: application/json`"),
        (
            "POST",
            "/json",
            &[JSON],
            &big,
            413,
            "Failed to buffer the request body: length limit exceeded",
        ),
        (
            "POST",
            "/form",
            &[form],
            "count=x",
            422,
            "Failed to deserialize form body: count: invalid digit found in string",
        ),
        (
            "POST",
            "/form",
            &[JSON],
            "{}",
            415,
            "Form requests must have `Content-Type: application/x-www-form-urlencoded`",
        ),
        (
            "GET",
            "/query?count=-1",
            &[],
            "",
            400,
            "Failed to deserialize query string: count: invalid digit found in string",
        ),
        ("GET", "/path/x", &[], "", 400, "Invalid URL: Cannot parse `x` to a `u32`"),
        (
            "POST",
            "/small",
            &[],
            "123456789",
            413,
            "Failed to buffer the request body: length limit exceeded",
        ),
        (
            "POST",
            "/limit",
            &[],
            "123456789",
            413,
            "Failed to buffer the request body: length limit exceeded",
        ),
    ] {
        let reply = ask(method, path, headers, body.to_owned());
        assert_eq!(reply.status, status, "{path}: {:?}", reply.body);
        assert_eq!(reply.header("content-type"), Some("application/json"), "{path}");
        let body = reply.json();
        assert_eq!(body["error_data"], json!({"name": of_status(status)}), "{path}");
        assert_eq!(body["message"], message, "{path}");
    }
    let reply = ask("POST", "/text", &[], vec![0xFF]);
    assert_eq!(reply.status, 400);
    assert_eq!(
        reply.json()["message"],
        "Request body didn't contain valid UTF-8: invalid utf-8 sequence of 1 bytes from index 0"
    );
}

#[test]
fn what_axum_answers_without_words_has_the_shape_too() {
    for (method, path, status, name, message) in [
        ("GET", "/nowhere", 404, "NOT_FOUND", "Not Found"),
        ("DELETE", "/json", 405, "METHOD_NOT_ALLOWED", "Method Not Allowed"),
        ("GET", "/slow", 408, "REQUEST_TIMEOUT", "Request Timeout"),
        ("GET", "/panic", 500, "INTERNAL_SERVER_ERROR", "Internal Server Error"),
        ("GET", "/erased", 500, "INTERNAL_SERVER_ERROR", "Internal Server Error"),
        ("GET", "/headers", 503, "SERVICE_UNAVAILABLE", "Service Unavailable"),
        ("GET", "/status/418", 418, "IM_A_TEAPOT", "I'm a teapot"),
        ("GET", "/status/499", 499, "BAD_REQUEST", "Bad Request"),
        ("GET", "/status/599", 599, "INTERNAL_SERVER_ERROR", "Internal Server Error"),
    ] {
        let reply = ask(method, path, &[], "");
        assert_eq!(reply.status, status, "{path}");
        let body = reply.json();
        assert_eq!(body["message"], message, "{path}");
        assert_eq!(body["error_data"]["name"], name, "{path}");
        if status == 405 {
            assert_eq!(reply.header("allow"), Some("POST"));
        }
    }
}

#[test]
fn headers_stay_save_those_of_the_old_body() {
    let reply = ask("GET", "/headers", &[], "");
    for (name, value) in [
        ("set-cookie", Some("a=1")),
        ("access-control-allow-origin", Some("https://shop.example")),
        ("retry-after", Some("9")),
        ("vary", Some("origin")),
        ("content-type", Some("application/json")),
        ("etag", None),
        ("content-digest", None),
    ] {
        assert_eq!(reply.header(name), value, "{name}");
    }
    assert_eq!(reply.headers.get_all(CONTENT_TYPE).iter().count(), 1);
}

#[test]
fn what_a_handler_made_itself_is_left_alone() {
    for (path, status, content_type, body) in [
        ("/own/json", 409, "application/json", &b"{\"own\":true}"[..]),
        ("/own/html", 404, "text/html; charset=utf-8", b"<p>own</p>"),
        ("/own/bytes", 404, "application/octet-stream", &[1]),
    ] {
        let reply = ask("GET", path, &[], "");
        assert_eq!(reply.status, status, "{path}");
        assert_eq!(reply.header("content-type"), Some(content_type), "{path}");
        assert_eq!(&*reply.body, body, "{path}");
        assert_eq!(reply.header("x-request-id"), None, "{path}");
    }
    for (method, path, status, body) in [
        ("GET", "/status/204", 204, ""),
        ("GET", "/status/304", 304, ""),
        ("GET", "/moved", 308, ""),
        ("POST", "/replayed", 208, "text of the first answer"),
        ("GET", "/streamed/200", 200, "ab"),
        ("GET", "/streamed/500", 500, "ab"),
    ] {
        let reply = ask(method, path, &[], "");
        assert_eq!((reply.status, &*reply.body), (status, body.as_bytes()), "{path}");
    }
}

#[test]
fn a_streamed_body_is_passed_on_as_it_comes() {
    runtime().block_on(async {
        let (sender, receiver) = tokio::sync::mpsc::channel::<Result<Frame<Bytes>, Infallible>>(1);
        let receiver = std::sync::Mutex::new(Some(receiver));
        let service = tower::service_fn(move |_: Request<Body>| {
            let receiver = receiver.lock().unwrap().take().unwrap();
            let stream = tokio_stream::wrappers::ReceiverStream::new(receiver);
            async { Ok::<_, Infallible>(Response::new(Body::new(StreamBody::new(stream)))) }
        });
        let service = ServiceBuilder::new().layer(ApiErrorLayer::<Problem>::new()).service(service);
        // Were the body collected, the response would not be there before the sender is dropped.
        let mut response = service.oneshot(Request::new(Body::empty())).await.unwrap();
        for chunk in ["first", "second"] {
            sender.send(Ok(Frame::data(Bytes::from(chunk)))).await.unwrap();
            let frame = response.body_mut().frame().await.unwrap().unwrap();
            assert_eq!(frame.into_data().unwrap(), chunk);
        }
        drop(sender);
        assert!(response.body_mut().frame().await.is_none());
    });
}

#[test]
fn an_answer_to_head_has_no_body_and_the_length_of_the_one_it_stands_for() {
    for path in ["/nowhere", "/elsewhere", "/headers", "/own/json", "/path/x", "/panic"] {
        let get = ask("GET", path, &[], "");
        let head = ask("HEAD", path, &[], "");
        assert_eq!(head.status, get.status, "{path}");
        assert!(head.body.is_empty(), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{path}");
        let length = get.body.len().to_string();
        assert_eq!(head.header("content-length"), Some(&*length), "{path}");
    }
}

#[test]
fn a_body_that_was_dropped_before_the_layer_leaves_no_wrong_length() {
    let service = tower::service_fn(async |_: Request<Body>| {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::BAD_REQUEST;
        response.headers_mut().insert(CONTENT_TYPE, "text/plain".parse().unwrap());
        Ok::<_, Infallible>(response)
    });
    let layer = ApiErrorLayer::<Problem>::new();
    runtime().block_on(async {
        let request = Request::head("/").body(Body::empty()).unwrap();
        let response = layer_on(&layer, service).oneshot(request).await.unwrap();
        assert_eq!(response.headers().get("content-length"), None);
        assert_eq!(response.headers()["content-type"], "application/problem+json");
        assert!(response.into_body().collect().await.unwrap().to_bytes().is_empty());
    });
}

fn layer_on<S, V>(
    layer: &ApiErrorLayer<V>,
    service: S,
) -> <ApiErrorLayer<V> as tower::Layer<S>>::Service {
    tower::Layer::layer(layer, service)
}

#[test]
fn a_sane_request_id_is_taken_and_any_other_replaced() {
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
fn the_request_is_known_to_the_body() {
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

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = MessageOnly)]
enum RouteError {
    #[error("no route {path}")]
    #[status(404)]
    Unknown { path: String },

    #[error("{method} is not for this route")]
    #[status(405)]
    Method {
        method: String,
        #[api_error(header = "Allow")]
        allow: &'static str,
    },

    #[error("unreadable: {0}")]
    #[status(400)]
    Unreadable(String),

    #[error("crashed")]
    #[status(503)]
    Crashed,
}

#[test]
fn a_framework_s_errors_get_the_identity_that_the_application_gives_them() {
    let layer = ApiErrorLayer::<MessageOnly>::new()
        .on_rejection(404, |rejection| RouteError::Unknown { path: rejection.path().to_owned() })
        .on_rejection(405, |rejection| RouteError::Method {
            method: rejection.method().to_string(),
            allow: "",
        })
        .on_rejection(422, |rejection| {
            assert_eq!(rejection.status(), 422);
            RouteError::Unreadable(rejection.text().unwrap_or_default().to_owned())
        })
        .on_rejection(500, |rejection| {
            assert_eq!(rejection.text(), None, "the text of a panic is for the log");
            RouteError::Crashed
        });
    let layered = router().layer(layer);
    for (method, path, status, body) in [
        ("GET", "/nowhere", 404, r#"{"error":"no route /nowhere"}"#),
        ("PUT", "/json", 405, r#"{"error":"PUT is not for this route"}"#),
        ("GET", "/panic", 503, r#"{"error":"Service Unavailable"}"#),
    ] {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let reply = ask_router(layered.clone(), request);
        assert_eq!((reply.status, &*reply.body), (status, body.as_bytes()), "{path}");
        if status == 405 {
            assert_eq!(reply.header("allow"), Some("POST"));
        }
    }
    let request = Request::post("/json").header("content-type", "application/json");
    let reply = ask_router(layered, request.body(Body::from("[]")).unwrap());
    assert_eq!(reply.status, 400);
    let message = reply.json()["error"].as_str().unwrap().to_owned();
    assert!(message.starts_with("unreadable: Failed to deserialize"), "{message}");
}

#[test]
fn a_derived_error_of_another_task_is_rendered_for_the_request() {
    let reply = ask("GET", "/elsewhere", &[("x-request-id", "req-7")], "");
    assert_eq!(reply.status, 405);
    assert_eq!(reply.headers.get_all("allow").iter().collect::<Vec<_>>(), ["GET"]);
    assert_eq!(reply.header("x-request-id"), Some("req-7"));
    assert_eq!(reply.json()["error_data"]["name"], "READ_ONLY");
}

#[test]
fn the_inner_of_two_layers_decides() {
    let inner = Router::new()
        .route("/inner/{name}", get(async |Path(name): Path<String>| shop::shop(&name)))
        .route("/inner/text", get(async || (StatusCode::BAD_REQUEST, "text")))
        .route_layer(ApiErrorLayer::<MessageOnly>::new());
    let outer = router().merge(inner).layer(ApiErrorLayer::<Coded>::new());
    for (path, member) in [
        ("/inner/busy", "error"),
        ("/inner/text", "error"),
        ("/inner/panic", "error"),
        ("/nowhere", "error_data"),
        ("/elsewhere", "error_data"),
    ] {
        let reply = ask_router(outer.clone(), Request::get(path).body(Body::empty()).unwrap());
        assert!(reply.json().get(member).is_some(), "{path}: {:?}", reply.body);
    }
}

#[derive(Debug, ApiError)]
#[status(400)]
struct Unwritable;

impl std::fmt::Display for Unwritable {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        panic!("{}", shop::PANIC)
    }
}

impl std::error::Error for Unwritable {}

#[test]
fn an_error_that_panics_while_it_is_written_is_a_panic_of_its_handler() {
    let app = Router::new()
        .route("/", get(async || Err::<(), _>(Unwritable)))
        .layer(ApiErrorLayer::<Problem>::new());
    let request = Request::get("/").header("x-request-id", "req-7").body(Body::empty()).unwrap();
    let reply = ask_router(app, request);
    assert_eq!(reply.status, 500);
    assert_eq!(reply.json()["request_id"], "req-7");
}

#[test]
fn an_error_of_the_service_itself_passes() {
    let service = tower::service_fn(async |_: Request<Body>| Err::<Response<Body>, _>("broken"));
    let layer = ApiErrorLayer::<Problem>::new();
    let result = runtime().block_on(layer_on(&layer, service).oneshot(Request::default()));
    assert_eq!(result.err(), Some("broken"));
}

#[test]
fn a_panic_before_the_first_await_is_an_answer_too() {
    let service = tower::service_fn(|_: Request<Body>| {
        assert!(shop::PANIC.is_empty(), "{}", shop::PANIC);
        std::future::ready(Ok::<_, Infallible>(Response::new(Body::empty())))
    });
    let layer = ApiErrorLayer::<Problem>::new();
    let response =
        runtime().block_on(layer_on(&layer, service).oneshot(Request::default())).unwrap();
    assert_eq!(response.status(), 500);
}
