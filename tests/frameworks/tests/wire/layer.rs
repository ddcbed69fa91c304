//! The rules of the layer, tested with axum and without a socket.

use crate::layer_app::{ask, ask_app, ask_router, layered, router};
use crate::server::runtime;
use crate::shop;
use api_error::envelope::{Coded, MessageOnly, Problem};
use api_error::{ApiError, ApiErrorLayer};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, Response, StatusCode};
use axum::routing::get;
use http_body_util::{BodyExt, StreamBody};
use hyper::body::Frame;
use serde_json::json;
use std::convert::Infallible;
use tower::{ServiceBuilder, ServiceExt};

const JSON: (&str, &str) = ("content-type", "application/json");

#[test]
fn rejections_of_axum_use_the_envelope_and_send_their_text_only_if_it_is_exposed() {
    let form = ("content-type", "application/x-www-form-urlencoded");
    let big = "x".repeat(10 * 1024 * 1024);
    let of_status = |status: u16| {
        let error = ask("GET", &format!("/status/{status}"), &[], "");
        error.json()["error_data"]["name"].as_str().unwrap().to_owned()
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
        let exposed = layered(ApiErrorLayer::new().expose_rejections());
        let reply = ask_app(exposed, method, path, headers, body.to_owned());
        assert_eq!(reply.status, status, "{path}: {:?}", reply.body);
        assert_eq!(reply.header("content-type"), Some("application/json"), "{path}");
        let json = reply.json();
        assert_eq!(json["error_data"], json!({"name": of_status(status)}), "{path}");
        assert_eq!(json["message"], message, "{path}");
        // By default, the text is only logged.
        let reply = ask(method, path, headers, body.to_owned());
        let phrase = StatusCode::from_u16(status).unwrap().canonical_reason().unwrap();
        let phrases = [phrase, "Content Too Large", "Unprocessable Content"];
        assert!(phrases.contains(&reply.json()["message"].as_str().unwrap()), "{path}");
    }
    let exposed = layered(ApiErrorLayer::new().expose_rejections());
    let reply = ask_app(exposed, "POST", "/text", &[], vec![0xFF]);
    assert_eq!(reply.status, 400);
    assert_eq!(
        reply.json()["message"],
        "Request body didn't contain valid UTF-8: invalid utf-8 sequence of 1 bytes from index 0"
    );
}

#[test]
fn rejections_without_a_text_use_the_reason_phrase() {
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
fn headers_are_preserved_except_those_of_the_replaced_body() {
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
fn responses_of_handlers_are_not_changed() {
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
        ("POST", "/replayed", 208, "text of the first response"),
        ("GET", "/streamed/200", 200, "ab"),
        ("GET", "/streamed/500", 500, "ab"),
    ] {
        let reply = ask(method, path, &[], "");
        assert_eq!((reply.status, &*reply.body), (status, body.as_bytes()), "{path}");
    }
}

#[test]
fn a_streamed_body_is_not_collected() {
    runtime().block_on(async {
        let (sender, receiver) = tokio::sync::mpsc::channel::<Result<Frame<Bytes>, Infallible>>(1);
        let receiver = std::sync::Mutex::new(Some(receiver));
        let service = tower::service_fn(move |_: Request<Body>| {
            let receiver = receiver.lock().unwrap().take().unwrap();
            let stream = tokio_stream::wrappers::ReceiverStream::new(receiver);
            async { Ok::<_, Infallible>(Response::new(Body::new(StreamBody::new(stream)))) }
        });
        let service = ServiceBuilder::new().layer(ApiErrorLayer::<Problem>::new()).service(service);
        // If the layer collected the body, `oneshot` would wait until the sender is closed.
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
fn a_response_to_head_has_the_length_of_the_get_body() {
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
fn a_body_removed_before_the_layer_leaves_no_wrong_length() {
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
fn on_rejection_replaces_rejections_by_errors_of_the_application() {
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
            assert_eq!(rejection.text(), None, "the text of a panic is only logged");
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
fn an_error_from_another_task_is_rendered_for_the_request() {
    let reply = ask("GET", "/elsewhere", &[("x-request-id", "req-7")], "");
    assert_eq!(reply.status, 405);
    assert_eq!(reply.headers.get_all("allow").iter().collect::<Vec<_>>(), ["GET"]);
    assert_eq!(reply.header("x-request-id"), Some("req-7"));
    assert_eq!(reply.json()["error_data"]["name"], "READ_ONLY");
}

#[test]
fn the_inner_of_two_layers_renders() {
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
fn a_panic_in_display_is_a_panic_of_the_handler() {
    let app = Router::new()
        .route("/", get(async || Err::<(), _>(Unwritable)))
        .layer(ApiErrorLayer::<Problem>::new());
    let request = Request::get("/").header("x-request-id", "req-7").body(Body::empty()).unwrap();
    let reply = ask_router(app, request);
    assert_eq!(reply.status, 500);
    assert_eq!(reply.json()["request_id"], "req-7");
}

#[test]
fn an_error_of_the_service_is_returned() {
    let service = tower::service_fn(async |_: Request<Body>| Err::<Response<Body>, _>("broken"));
    let layer = ApiErrorLayer::<Problem>::new();
    let result = runtime().block_on(layer_on(&layer, service).oneshot(Request::default()));
    assert_eq!(result.err(), Some("broken"));
}

#[test]
fn a_panic_before_the_first_await_is_a_500() {
    let service = tower::service_fn(|_: Request<Body>| {
        assert!(shop::PANIC.is_empty(), "{}", shop::PANIC);
        std::future::ready(Ok::<_, Infallible>(Response::new(Body::empty())))
    });
    let layer = ApiErrorLayer::<Problem>::new();
    let response =
        runtime().block_on(layer_on(&layer, service).oneshot(Request::default())).unwrap();
    assert_eq!(response.status(), 500);
}
