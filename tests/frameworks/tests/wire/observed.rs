//! The events that an observer of the layer receives, in every framework.

use crate::same::RUNNERS;
use crate::server::{runtime, send};
use crate::shop::{PANIC, ShopError, TEXT};
use api_error::envelope::{Coded, Problem};
use api_error::layer::{ErrorEvent, RejectionKind};
use api_error::{ApiErrorLayer, Envelope, Error, ErrorSpec};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use reqwest::{Client, Method};
use std::sync::{Arc, Mutex, PoisonError};
use tower::ServiceExt;

/// The facts of one event.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    status: u16,
    name: String,
    spec: Option<&'static str>,
    code: Option<i64>,
    method: Option<String>,
    path: Option<String>,
    route: Option<String>,
    rejection: Option<RejectionKind>,
    text: Option<String>,
    request_id: Option<String>,
    is_shop_error: bool,
}

impl Seen {
    fn of(event: &ErrorEvent<'_>) -> Self {
        Self {
            status: event.status().as_u16(),
            name: event.name().to_owned(),
            spec: event.spec().map(ErrorSpec::variant),
            code: event.code_number(),
            method: event.method().map(ToString::to_string),
            path: event.path().map(str::to_owned),
            route: event.route().map(str::to_owned),
            rejection: event.rejection(),
            text: event.text().map(str::to_owned),
            request_id: event.context().request_id().map(str::to_owned),
            is_shop_error: event.downcast_ref::<ShopError>().is_some(),
        }
    }
}

#[derive(Clone, Default)]
struct Journal(Arc<Mutex<Vec<Seen>>>);

impl Journal {
    fn layer<V: Envelope>(&self) -> ApiErrorLayer<V> {
        let journal = self.0.clone();
        ApiErrorLayer::new().observe(move |event| {
            journal.lock().unwrap_or_else(PoisonError::into_inner).push(Seen::of(event));
        })
    }

    /// Returns the only event.
    #[track_caller]
    fn take(&self) -> Seen {
        let events = std::mem::take(&mut *self.0.lock().unwrap());
        assert_eq!(events.len(), 1, "{events:?}");
        events[0].clone()
    }
}

#[test]
fn every_error_is_observed_once_in_every_framework() {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            let journal = Journal::default();
            let address = start(Some(journal.layer::<Coded>()));
            let ask = async |method: Method, path: &str, body: &'static str| {
                let headers = [("x-request-id", "req-7"), ("content-type", "application/json")];
                let url = format!("http://{address}{path}");
                let reply = send(&client, method, url, &headers, body).await;
                (reply, journal.take())
            };

            let (_, seen) = ask(Method::GET, "/shop/sold-out?secret=1", "").await;
            let pattern = match *runner {
                "poem" => "/shop/:name",
                "rocket" => "/shop/<name>",
                _ => "/shop/{name}",
            };
            let expected = Seen {
                status: 409,
                name: "SOLD_OUT".to_owned(),
                spec: Some("SoldOut"),
                code: Some(42),
                method: Some("GET".to_owned()),
                path: Some("/shop/sold-out".to_owned()),
                route: Some(pattern.to_owned()),
                rejection: None,
                text: None,
                request_id: Some("req-7".to_owned()),
                is_shop_error: true,
            };
            assert_eq!(seen, expected, "{runner}");

            let (_, seen) = ask(Method::GET, "/any/busy", "").await;
            assert_eq!((seen.status, &*seen.name), (429, "BUSY"), "{runner}");
            assert!(seen.is_shop_error, "{runner}: {seen:?}");

            let (_, seen) = ask(Method::GET, "/nowhere", "").await;
            assert_eq!(seen.rejection, Some(RejectionKind::UnknownRoute), "{runner}");
            assert_eq!((&*seen.name, seen.spec, seen.route), ("NOT_FOUND", None, None), "{runner}");

            let (_, seen) = ask(Method::POST, "/json", "{").await;
            assert_eq!(seen.rejection, Some(RejectionKind::Extractor), "{runner}");
            assert_eq!(seen.route.as_deref(), Some("/json"), "{runner}");

            let (_, seen) = ask(Method::GET, "/bare/504", "").await;
            assert_eq!(seen.rejection, Some(RejectionKind::Timeout), "{runner}");

            let (reply, seen) = ask(Method::GET, "/text/500", "").await;
            assert!(seen.text.is_some_and(|text| text.contains(TEXT)), "{runner}");
            assert!(!reply.body.contains(TEXT), "{runner}");

            let (reply, seen) = ask(Method::GET, "/shop/panic", "").await;
            assert_eq!((seen.status, seen.rejection), (500, Some(RejectionKind::Panic)));
            // rocket reports a panic only to the panic hook of the process.
            assert_eq!(seen.text.as_deref() == Some(PANIC), *runner != "rocket", "{runner}");
            assert!(!reply.body.contains(PANIC), "{runner}");
        }
    });
}

/// Sends one request to an axum application, without a server.
fn ask(app: Router, path: &str) -> axum::response::Response {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let request = Request::get(path).body(Body::empty()).unwrap();
    runtime.block_on(app.oneshot(request)).unwrap()
}

fn router() -> Router {
    Router::new()
        .route("/busy", get(async || ShopError::Anonymous.into_response()))
        .route("/internal", get(async || Error::internal(ShopError::Anonymous).into_response()))
        .route("/boxed", get(async || Error::from(Box::new(ShopError::Anonymous)).into_response()))
        .route(
            "/elsewhere",
            get(async || {
                tokio::spawn(async { ShopError::Anonymous.into_response() }).await.unwrap()
            }),
        )
}

#[test]
fn the_concrete_error_is_found_in_every_wrapper() {
    let journal = Journal::default();
    let app = router().layer(journal.layer::<Problem>());
    for path in ["/busy", "/internal", "/boxed", "/elsewhere"] {
        ask(app.clone(), path);
        assert!(journal.take().is_shop_error, "{path}");
    }
}

#[test]
fn the_label_of_an_error_is_not_chosen_by_another_service() {
    let upstream = async || {
        let body = br#"{"name":"ORDER_7_OF_BOB"}"#;
        let received = Problem::parse(StatusCode::CONFLICT, &HeaderMap::new(), body);
        Error::from(received.forward())
    };
    let seen = Arc::new(Mutex::new(Vec::new()));
    let journal = seen.clone();
    let layer = ApiErrorLayer::<Problem>::new().observe(move |event| {
        journal.lock().unwrap().push([event.name(), event.label()].map(str::to_owned));
    });
    let app = Router::new()
        .route("/upstream", get(upstream))
        .route("/busy", get(async || ShopError::Anonymous.into_response()))
        .layer(layer.rename_all("camelCase"));
    for (path, expected) in [
        ("/upstream", ["ORDER_7_OF_BOB", "CONFLICT"]),
        ("/busy", ["ANONYMOUS", "ANONYMOUS"]),
        ("/nowhere", ["notFound", "notFound"]),
    ] {
        ask(app.clone(), path);
        assert_eq!(std::mem::take(&mut *seen.lock().unwrap()), [expected], "{path}");
    }
}

#[test]
fn nested_layers_observe_an_error_once() {
    let (inner, outer) = (Journal::default(), Journal::default());
    let app = router().layer(inner.layer::<Problem>()).layer(outer.layer::<Coded>());
    for path in ["/busy", "/internal", "/elsewhere", "/nowhere"] {
        ask(app.clone(), path);
        inner.take();
        assert_eq!(*outer.0.lock().unwrap(), [], "{path}");
    }
}

#[test]
fn a_panic_of_an_observer_does_not_change_the_response() {
    let journal = Journal::default();
    let layer = || ApiErrorLayer::<Problem>::new();
    let panicking = journal.layer::<Problem>().observe(|_| panic!("{PANIC}"));
    for path in ["/busy", "/nowhere"] {
        let expected = ask(router().layer(layer()), path).status();
        let response = ask(router().layer(panicking.clone()), path);
        assert_eq!(response.status(), expected, "{path}");
        journal.take();
    }
}

#[test]
fn an_outer_layer_finds_the_spec_in_the_extensions() {
    let spec = |path| {
        let response = ask(router().layer(ApiErrorLayer::<Problem>::new()), path);
        assert!(response.status() >= StatusCode::BAD_REQUEST);
        response.extensions().get::<&'static ErrorSpec>().map(|spec| spec.name())
    };
    assert_eq!(spec("/busy"), Some("ANONYMOUS"));
    assert_eq!(spec("/elsewhere"), Some("ANONYMOUS"));
    assert_eq!(spec("/nowhere"), None);
}

#[test]
fn errors_without_a_layer_reach_the_observer_of_the_process() {
    #[derive(Debug, thiserror::Error, api_error::ApiError)]
    #[error("observed")]
    #[status(409)]
    struct ObservedHere;

    static SEEN: Mutex<Vec<String>> = Mutex::new(Vec::new());
    api_error::set_observer(|event| {
        // Other tests also send errors without a layer.
        if event.name() == "OBSERVED_HERE" {
            SEEN.lock().unwrap().push(format!("{:?} {:?}", event.method(), event.context()));
        }
    })
    .unwrap();
    assert!(api_error::set_observer(|_| {}).is_err());

    let app = Router::new().route("/", get(async || ObservedHere.into_response()));
    ask(app.clone(), "/");
    assert_eq!(SEEN.lock().unwrap().len(), 1);
    ask(app.clone().layer(ApiErrorLayer::<Problem>::new()), "/");
    assert_eq!(SEEN.lock().unwrap().len(), 2);
    ask(app.layer(Journal::default().layer::<Problem>()), "/");
    assert_eq!(SEEN.lock().unwrap().len(), 2);
}
