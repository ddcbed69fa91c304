//! Code of the application that panics, and bodies and headers that violate the rules of HTTP.

use crate::layer_app::{ask_app, ask_router};
use crate::same::RUNNERS;
use crate::server::{runtime, send};
use crate::shop::{PANIC, TEXT};
use crate::{actix, layer_app, poem};
use api_error::envelope::{Coded, OAuth2, Problem};
use api_error::{ApiError, ApiErrorLayer, Envelope, Occurrence};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{Method, Request, Response, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use hyper::body::{Frame, SizeHint};
use reqwest::Client;
use std::convert::Infallible;
use std::fmt::{self, Display, Formatter};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};

/// An error whose `Display` panics.
#[derive(Debug, ApiError)]
#[status(404)]
struct Unwritable;

impl Display for Unwritable {
    fn fmt(&self, _: &mut Formatter<'_>) -> fmt::Result {
        panic!("{PANIC}")
    }
}

impl std::error::Error for Unwritable {}

#[test]
fn a_panic_of_a_hook_is_a_500_in_every_framework() {
    let hook: fn() -> ApiErrorLayer<Coded> = || {
        ApiErrorLayer::new()
            .on_rejection(404, |_| -> Unwritable { panic!("{PANIC}") })
            .on_rejection(409, |_| -> Unwritable { panic!("{PANIC}") })
            .on_rejection(500, |_| -> Unwritable { panic!("{PANIC}") })
    };
    let error: fn() -> ApiErrorLayer<Coded> = || ApiErrorLayer::new().otherwise(|_| Unwritable);
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            for layer in [hook, error] {
                let address = start(Some(layer()));
                for path in ["/nowhere", "/text/409", "/bare/409", "/shop/panic"] {
                    let url = format!("http://{address}{path}");
                    let reply =
                        send(&client, Method::GET, url, &[("x-request-id", "req-7")], "").await;
                    assert_eq!(reply.status, 500, "{runner} {path}: {reply:?}");
                    assert_eq!(
                        reply.json()["error_name"],
                        "InternalServerError",
                        "{runner} {path}"
                    );
                    assert_eq!(reply.header("x-request-id"), Some("req-7"), "{runner} {path}");
                    assert!(!reply.body.contains(PANIC), "{runner} {path}: {reply:?}");
                }
            }
        }
    });
}

/// An error whose `Display` panics while the flag is set.
#[derive(Debug, ApiError)]
#[status(400)]
struct PanicsLater(Arc<AtomicBool>);

impl Display for PanicsLater {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        assert!(!self.0.load(Ordering::Relaxed), "{PANIC}");
        formatter.write_str("it can be rendered now")
    }
}

impl std::error::Error for PanicsLater {}

/// An envelope that panics.
struct Broken;

impl Envelope for Broken {
    fn write(_: &Occurrence<'_>, _: &mut api_error::json::Object<'_>) {
        panic!("{PANIC}")
    }
}

#[test]
fn an_error_of_another_task_and_an_envelope_that_panic_are_a_500() {
    // The layer renders the error again, because the task has no access to the request.
    let elsewhere = async || {
        let flag = Arc::new(AtomicBool::new(false));
        let error = PanicsLater(Arc::clone(&flag));
        let response = tokio::spawn(async { error.into_response() }).await.unwrap();
        flag.store(true, Ordering::Relaxed);
        response
    };
    let app = Router::new().route("/elsewhere", get(elsewhere));
    let reply =
        ask_app(app.clone().layer(ApiErrorLayer::<Coded>::new()), "GET", "/elsewhere", &[], "");
    assert_eq!((reply.status, &reply.json()["error_name"]), (500, &"InternalServerError".into()));
    for path in ["/elsewhere", "/nowhere"] {
        let reply =
            ask_app(app.clone().layer(ApiErrorLayer::<Broken>::new()), "GET", path, &[], "");
        assert_eq!((reply.status, &reply.json()["status"]), (500, &500.into()), "{path}");
    }
}

/// A text that is longer than its size hint, or panics while it is read.
struct Liar {
    panics: bool,
    frames: u32,
}

impl hyper::body::Body for Liar {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        assert!(!self.panics, "{PANIC}");
        self.frames += 1;
        assert!(self.frames < 10, "the layer reads 8 KiB at most");
        Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(&[b'x'; 4096])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(10)
    }
}

#[test]
fn a_text_is_read_up_to_a_limit_and_its_panic_is_a_500() {
    for (panics, status) in [(false, 400), (true, 500)] {
        let handler = async move || {
            let mut response = Response::new(Body::new(Liar { panics, frames: 0 }));
            *response.status_mut() = StatusCode::BAD_REQUEST;
            response.headers_mut().insert("content-type", "text/plain".parse().unwrap());
            response
        };
        let layer = ApiErrorLayer::<Coded>::new().expose_rejections();
        let app = Router::new().route("/", get(handler)).layer(layer);
        let reply = ask_app(app, "GET", "/", &[], "");
        assert_eq!(reply.status, status);
        assert!(reply.json()["message"].as_str().unwrap().len() < 30, "{:?}", reply.body);
    }
}

#[test]
fn a_416_preserves_its_range_and_a_405_has_no_empty_allow() {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            let address = start(Some(ApiErrorLayer::new()));
            let get = async |path: &str| {
                let url = format!("http://{address}{path}");
                send(&client, Method::GET, url, &[], "").await
            };
            let reply = get("/range").await;
            assert_eq!(
                (reply.status, reply.header("content-range")),
                (416, Some("bytes */10")),
                "{runner}"
            );
            assert_eq!(reply.json()["error_name"], "RangeNotSatisfiable", "{runner}");
            let post =
                send(&client, Method::POST, format!("http://{address}/only-get"), &[], "").await;
            for reply in [post, get("/bare/405").await] {
                let allow = reply.header("allow");
                assert!(allow.is_none_or(|allow| !allow.is_empty()), "{runner}: {reply:?}");
            }
        }
    });
}

#[test]
fn a_status_above_599_is_a_500() {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            let address = start(Some(ApiErrorLayer::new()));
            for path in ["/bare/600", "/text/799", "/bare/999"] {
                let url = format!("http://{address}{path}");
                let reply = send(&client, Method::GET, url, &[], "").await;
                assert_eq!(reply.status, 500, "{runner} {path}: {reply:?}");
                assert_eq!(reply.json()["error_name"], "InternalServerError", "{runner} {path}");
            }
        }
    });
}

#[test]
fn text_without_a_content_type_is_text() {
    runtime().block_on(async {
        let client = Client::new();
        let address = actix::start(Some(ApiErrorLayer::<Coded>::new()));
        let get = async |path: &str| {
            let url = format!("http://{address}{path}");
            send(&client, Method::GET, url, &[], "").await
        };
        for (path, name) in
            [("/untyped/500", "INTERNAL_SERVER_ERROR"), ("/untyped/400", "BAD_REQUEST")]
        {
            let reply = get(path).await;
            assert!(!reply.body.contains(TEXT), "{reply:?}");
            assert_eq!(reply.json()["error_data"]["name"], name);
            assert!(reply.header("x-request-id").is_some());
        }
        let url = format!("http://{address}/bytes/400");
        let reply = client.get(url).send().await.unwrap();
        assert_eq!(reply.headers().get("x-request-id"), None);
        assert_eq!(&*reply.bytes().await.unwrap(), [0xFF]);
    });
    let untyped = |bytes: &'static [u8]| {
        let mut response = Response::new(Body::from(bytes));
        *response.status_mut() = StatusCode::BAD_REQUEST;
        response
    };
    let app = Router::new()
        .route("/text", get(async move || untyped(TEXT.as_bytes())))
        .route("/bytes", get(async move || untyped(&[0xFF])))
        .layer(ApiErrorLayer::<Problem>::new());
    assert_eq!(ask_app(app.clone(), "GET", "/text", &[], "").json()["detail"], "Bad Request");
    assert_eq!(&*ask_app(app, "GET", "/bytes", &[], "").body, [0xFF]);
}

#[test]
fn a_request_of_poem_that_was_built_by_hand_has_its_path() {
    use ::poem::{Endpoint, EndpointExt};
    let app = poem::route().with(ApiErrorLayer::<Problem>::new());
    let request = ::poem::Request::builder().uri_str("/nowhere?x=1").finish();
    let body = runtime().block_on(async {
        app.call(request).await.unwrap().into_body().into_string().await.unwrap()
    });
    assert!(body.contains(r#""instance":"/nowhere""#), "{body}");
}

#[test]
fn a_response_without_a_layer_has_no_empty_allow() {
    /// A 405 that declares no header.
    #[derive(Debug)]
    struct Undeclared;

    impl Display for Undeclared {
        fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            formatter.write_str("undeclared")
        }
    }

    impl std::error::Error for Undeclared {}

    impl ApiError for Undeclared {
        fn spec(&self) -> &'static api_error::ErrorSpec {
            static SPEC: api_error::ErrorSpec =
                api_error::ErrorSpec::new("Undeclared", "UNDECLARED", "Undeclared", 405);
            &SPEC
        }

        fn message(&self) -> api_error::Message<'_> {
            api_error::Message::literal("undeclared")
        }

        fn render(&self, context: &api_error::Context) -> Response<Bytes> {
            api_error::render::<Problem>(self, context)
        }
    }

    assert_eq!(Undeclared.to_response().headers().get("allow"), None);
    let app = layer_app::router()
        .route("/undeclared", get(async || api_error::respond(Undeclared).map(Body::from)))
        .layer(ApiErrorLayer::<Coded>::new());
    let request = Request::get("/undeclared").body(Body::empty()).unwrap();
    assert_eq!(ask_router(app, request).header("allow"), None);
}

#[test]
fn a_panic_while_rendering_has_the_name_of_the_negotiated_envelope() {
    let layer = ApiErrorLayer::<Problem>::new().register::<OAuth2>().negotiate();
    let app = layer_app::router().layer(layer.otherwise(|_| Unwritable));
    let reply = ask_app(app, "GET", "/nowhere", &[("accept", "application/json")], "");
    assert_eq!((reply.status, &reply.json()["error"]), (500, &"server_error".into()));
}
