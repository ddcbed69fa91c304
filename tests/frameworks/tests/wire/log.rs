//! The log contains one event for each error, on one line.

use crate::shop::ShopError;
use api_error::envelope::{Coded, Problem};
use api_error::{ApiError, ApiErrorLayer};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};
use tower::ServiceExt;
use tracing_subscriber::fmt::MakeWriter;

/// The output of the subscribers.
#[derive(Clone, Default)]
pub struct Log(Arc<Mutex<Vec<u8>>>);

impl Log {
    pub fn subscriber(&self) -> impl tracing::Subscriber + Send + Sync {
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::DEBUG)
            .with_ansi(false)
            .with_writer(self.clone())
            .finish()
    }

    pub fn json_subscriber(&self) -> impl tracing::Subscriber + Send + Sync {
        tracing_subscriber::fmt()
            .json()
            .with_max_level(tracing::Level::DEBUG)
            .with_writer(self.clone())
            .finish()
    }

    pub fn take(&self) -> String {
        let mut text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8(std::mem::take(&mut *text)).unwrap()
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

struct Unserializable;

impl serde::Serialize for Unserializable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("no such\nformat"))
    }
}

#[derive(derive_more::Debug, thiserror::Error, ApiError)]
enum LoggedError {
    #[error("some data are missing")]
    #[status(400)]
    Partial {
        #[data]
        #[debug(skip)]
        part: Unserializable,
    },
}

/// Returns the log lines of one request, without a server.
fn events(router: Router, path: &str) -> Vec<String> {
    let log = Log::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    tracing::subscriber::with_default(log.subscriber(), || {
        let request = Request::get(path).header("x-request-id", "req-7");
        let request = request.body(Body::empty()).unwrap();
        let response = runtime.block_on(router.oneshot(request)).unwrap();
        assert!(response.status().as_u16() >= 400);
    });
    log.take().lines().map(str::to_owned).collect()
}

fn router() -> Router {
    Router::new()
        .route(
            "/partial",
            get(async || Err::<(), _>(LoggedError::Partial { part: Unserializable })),
        )
        .route("/text", get(async || (StatusCode::BAD_REQUEST, "two\nlines")))
        .route("/busy", get(async || ShopError::Anonymous.into_response()))
        .route(
            "/elsewhere",
            get(async || {
                tokio::spawn(async { ShopError::Anonymous.into_response() }).await.unwrap()
            }),
        )
}

#[test]
fn a_part_that_cannot_be_sent_is_logged_once() {
    let events = events(router().layer(ApiErrorLayer::<Coded>::new()), "/partial");
    let [fault, error] = &*events else { panic!("{events:?}") };
    assert!(error.contains("DEBUG api_error: PARTIAL error=some data are missing"), "{error}");
    assert!(fault.contains("ERROR api_error: ") && fault.contains("`part`"), "{fault}");
    assert!(fault.contains("no such format"), "{fault}");
}

#[test]
fn an_error_is_logged_once_with_any_number_of_layers() {
    let layered = router().layer(ApiErrorLayer::<Coded>::new());
    let twice = layered.clone().layer(ApiErrorLayer::<Problem>::new());
    for path in ["/busy", "/elsewhere", "/text", "/nowhere"] {
        for router in [layered.clone(), twice.clone()] {
            let events = events(router, path);
            assert_eq!(events.len(), 1, "{path}: {events:?}");
            // The other task logged its error without a request id.
            assert_eq!(
                events[0].contains("request_id=\"req-7\""),
                path != "/elsewhere",
                "{events:?}"
            );
        }
    }
    assert_eq!(events(router(), "/busy").len(), 1);
    assert!(
        events(router(), "/text").is_empty(),
        "a response that is not an API error is not logged"
    );
}

#[derive(Debug, thiserror::Error)]
#[error("root cause")]
struct Root;

#[derive(Debug, thiserror::Error)]
#[error("{text}")]
struct Middle {
    text: &'static str,
    source: Root,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[status(500)]
#[error("{text}")]
struct Failed {
    text: &'static str,
    source: Middle,
}

#[test]
fn a_source_is_logged_once() {
    for (outer, inner, expected) in [
        ("failed", "query", "failed error.sources=[query, root cause]"),
        ("failed: query", "query", "failed: query error.sources=[root cause]"),
        ("failed: query: root cause", "query", "failed: query: root cause"),
        ("failed: query: root cause", "query: root cause", "failed: query: root cause"),
        ("failed", "query: root cause", "failed error.sources=[query: root cause]"),
        ("failed subquery", "query", "failed subquery error.sources=[query, root cause]"),
        ("failed", "", "failed error.sources=[root cause]"),
    ] {
        let error = move || Failed { text: outer, source: Middle { text: inner, source: Root } };
        let app = Router::new()
            .route("/", get(async move || Err::<(), _>(error())))
            .layer(ApiErrorLayer::<Coded>::new());
        let events = events(app, "/");
        assert!(events[0].contains(&format!("error={expected} error.type")), "{events:?}");
    }
}

#[test]
fn text_of_a_client_cannot_start_a_log_line() {
    let events = events(router().layer(ApiErrorLayer::<Coded>::new()), "/text");
    assert!(events[0].contains("two lines"), "{events:?}");
}
