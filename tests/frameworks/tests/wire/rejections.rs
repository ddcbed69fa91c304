//! The kind of a rejection, and the errors with which an application replaces rejections.

use crate::same::RUNNERS;
use crate::server::{runtime, send};
use crate::{layer_app, shop};
use api_error::envelope::{Coded, OAuth2, Problem};
use api_error::layer::RejectionKind;
use api_error::{ApiError, ApiErrorLayer, Error, HttpError};
use axum::Router;
use axum::body::Body;
use axum::error_handling::HandleErrorLayer;
use axum::http::{Method, Request, Response, StatusCode};
use axum::routing::get;
use reqwest::Client;
use std::convert::Infallible;
use std::time::Duration;
use tower::load_shed::error::Overloaded;
use tower::timeout::error::Elapsed;
use tower::{ServiceBuilder, ServiceExt};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::timeout::TimeoutLayer;

/// An error that sends the kind of a rejection.
#[derive(Debug, thiserror::Error, ApiError)]
#[error("rejected")]
#[status(418)]
struct Rejected {
    #[data]
    kind: String,
    #[data]
    was: u16,
}

fn rejected(rejection: &api_error::layer::Rejection<'_>) -> Rejected {
    Rejected { kind: format!("{:?}", rejection.kind()), was: rejection.status().as_u16() }
}

/// Creates a layer that sends the kind and the status of each rejection.
pub(crate) fn probe() -> ApiErrorLayer<Coded> {
    ApiErrorLayer::new().otherwise(rejected)
}

#[test]
fn the_kind_is_right_in_every_framework() {
    let json = ("content-type", "application/json");
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            let address = start(Some(probe()));
            for (method, path, headers, body, kind) in [
                (Method::GET, "/nowhere", &[][..], "", "UnknownRoute"),
                (Method::HEAD, "/nowhere", &[], "", "UnknownRoute"),
                (Method::POST, "/only-get", &[], "", "WrongMethod"),
                (Method::DELETE, "/only-get", &[], "", "WrongMethod"),
                (Method::POST, "/json", &[json], "{", "Extractor"),
                (Method::GET, "/text/x", &[], "", "Extractor"),
                (Method::GET, "/bare/404", &[], "", "Handler"),
                (Method::GET, "/bare/409", &[], "", "Handler"),
                (Method::GET, "/bare/503", &[], "", "Handler"),
                (Method::GET, "/text/404", &[], "", "Handler"),
                (Method::GET, "/text/400", &[], "", "Handler"),
                (Method::GET, "/text/500", &[], "", "Handler"),
                (Method::GET, "/empty/400", &[], "", "Handler"),
                (Method::GET, "/empty/413", &[], "", "Handler"),
                (Method::GET, "/empty/415", &[], "", "Handler"),
                (Method::GET, "/empty/422", &[], "", "Handler"),
                (Method::GET, "/bare/408", &[], "", "Timeout"),
                (Method::GET, "/bare/504", &[], "", "Timeout"),
                (Method::GET, "/shop/panic", &[], "", "Panic"),
            ] {
                let url = format!("http://{address}{path}");
                let reply = send(&client, method.clone(), url, headers, body).await;
                assert_eq!(reply.status, 418, "{runner} {path}: {reply:?}");
                if method != Method::HEAD {
                    let case = format!("{runner} {method} {path}: {}", reply.body);
                    assert_eq!(reply.json()["error_data"]["kind"], kind, "{case}");
                }
            }
        }
    });
}

#[test]
fn on_status_does_not_replace_a_status_that_a_handler_returned() {
    let layer = || {
        ApiErrorLayer::new()
            .on_status(400, || shop::ShopError::NoSuchRoute)
            .on_status(404, || shop::ShopError::NoSuchRoute)
    };
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            let address = start(Some(layer()));
            for (path, status, name) in [
                ("/nowhere", 404, "NO_SUCH_ROUTE"),
                ("/bare/404", 404, "NOT_FOUND"),
                ("/text/404", 404, "NOT_FOUND"),
                ("/empty/400", 400, "BAD_REQUEST"),
            ] {
                let url = format!("http://{address}{path}");
                let reply = send(&client, Method::GET, url, &[], "").await;
                assert_eq!(reply.status, status, "{runner} {path}");
                assert_eq!(reply.json()["error_data"]["name"], name, "{runner} {path}");
            }
        }
    });
}

#[test]
fn layers_of_tower_http_and_nested_routers_have_the_right_kind() {
    let slow = async || tokio::time::sleep(Duration::from_secs(60)).await;
    let timeout = |status| TimeoutLayer::with_status_code(status, Duration::from_millis(10));
    let handled = ServiceBuilder::new()
        .layer(HandleErrorLayer::new(async |_: tower::BoxError| {
            (StatusCode::GATEWAY_TIMEOUT, "the handler is too slow")
        }))
        .timeout(Duration::from_millis(10));
    let declared = ServiceBuilder::new()
        .layer(HandleErrorLayer::new(async |error| api_error::tower::handle_error(error)))
        .timeout(Duration::from_millis(10));
    let inner = Router::new().route("/found", get(async || StatusCode::NOT_FOUND));
    let app = Router::new()
        .route("/slow/408", get(slow).layer(timeout(StatusCode::REQUEST_TIMEOUT)))
        .route("/slow/504", get(slow).layer(timeout(StatusCode::GATEWAY_TIMEOUT)))
        .route("/slow/handled", get(slow).layer(handled))
        .route("/slow/declared", get(slow).layer(declared))
        .route("/panic", get(async || -> &'static str { panic!("{}", shop::PANIC) }))
        .nest("/nested", inner.clone())
        .nest_service("/service", inner)
        .layer(CatchPanicLayer::new())
        .layer(probe());
    for (path, kind, status) in [
        ("/slow/408", "Timeout", 408),
        ("/slow/504", "Timeout", 504),
        ("/slow/handled", "Timeout", 504),
        ("/panic", "Panic", 500),
        ("/nested/found", "Handler", 404),
        ("/nested/nowhere", "UnknownRoute", 404),
        ("/nowhere", "UnknownRoute", 404),
    ] {
        let reply = layer_app::ask_app(app.clone(), "GET", path, &[], "");
        let data = &reply.json()["error_data"];
        assert_eq!((&data["kind"], &data["was"]), (&kind.into(), &status.into()), "{path}");
    }
    let reply = layer_app::ask_app(app, "GET", "/slow/declared", &[], "");
    assert_eq!((reply.status, &reply.json()["error_name"]), (504, &"GatewayTimeout".into()));
}

#[test]
fn errors_of_tower_become_http_errors() {
    for (error, expected) in [
        (Box::new(Elapsed::new()) as tower::BoxError, HttpError::GatewayTimeout),
        (Box::new(Overloaded::new()), HttpError::ServiceUnavailable),
        (Box::new(Wrapped(Elapsed::new())), HttpError::GatewayTimeout),
        ("disk full".into(), HttpError::InternalServerError),
    ] {
        assert_eq!(api_error::tower::handle_error(error), expected);
    }
}

/// An error that contains another error, as an error of `tower::buffer` does.
#[derive(Debug, thiserror::Error)]
#[error("wrapped")]
struct Wrapped(#[source] Elapsed);

#[test]
fn an_http_error_has_the_names_of_the_layer() {
    let app = Router::new()
        .route("/declared", get(async || HttpError::NotFound))
        .layer(ApiErrorLayer::<Problem>::new().rename_all("camelCase").domain("shop.example"));
    let body = |path: &str| {
        let reply = layer_app::ask_app(app.clone(), "GET", path, &[("x-request-id", "req-7")], "");
        String::from_utf8_lossy(&reply.body).replace(path, "")
    };
    assert_eq!(body("/declared"), body("/nowhere"));
    assert!(body("/declared").contains(r#""name":"notFound""#), "{}", body("/declared"));
}

#[test]
fn the_kind_is_unknown_in_a_service_without_a_framework() {
    let service = tower::service_fn(async |request: Request<Body>| {
        assert_ne!(request.uri().path(), "/panic", "{}", shop::PANIC);
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_FOUND;
        Ok::<_, Infallible>(response)
    });
    let service = ServiceBuilder::new().layer(probe()).service(service);
    for (path, kind) in [("/", "Unknown"), ("/panic", "Panic")] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = runtime().block_on(service.clone().oneshot(request)).unwrap();
        let body = runtime().block_on(http_body_util::BodyExt::collect(response.into_body()));
        let body = body.unwrap().to_bytes();
        assert!(
            String::from_utf8_lossy(&body).contains(&format!("\"kind\":\"{kind}\"")),
            "{body:?}"
        );
    }
}

#[test]
fn otherwise_replaces_all_other_rejections() {
    let layer = ApiErrorLayer::<Coded>::new()
        .on_status(404, || shop::ShopError::NoSuchRoute)
        .on_rejection(405, |rejection| {
            assert_eq!(rejection.kind(), RejectionKind::WrongMethod);
            shop::ShopError::ReadOnly { allow: "" }
        })
        .otherwise(|rejection| match rejection.status().as_u16() {
            500 => Error::internal("a handler failed"),
            _ => rejected(rejection).into(),
        });
    let app = layer_app::layered(layer);
    for (method, path, status, name) in [
        ("GET", "/nowhere", 404, "NO_SUCH_ROUTE"),
        ("GET", "/status/404", 418, "REJECTED"),
        ("GET", "/status/410", 418, "REJECTED"),
        ("PUT", "/json", 405, "READ_ONLY"),
        ("GET", "/panic", 500, "INTERNAL_SERVER_ERROR"),
    ] {
        let reply = layer_app::ask_app(app.clone(), method, path, &[], "");
        assert_eq!(reply.status, status, "{path}");
        assert_eq!(reply.json()["error_data"]["name"], name, "{path}");
    }
}

#[test]
fn rejections_have_the_case_and_the_domain_of_the_layer() {
    let layer = || ApiErrorLayer::<Coded>::new().domain("shop.example");
    for (layer, name) in [
        (layer(), "METHOD_NOT_ALLOWED"),
        (layer().rename_all("camelCase"), "methodNotAllowed"),
        (layer().rename_all("PascalCase"), "MethodNotAllowed"),
        (layer().rename_all("no such case"), "METHOD_NOT_ALLOWED"),
    ] {
        let app = layer_app::layered(layer);
        let reply = layer_app::ask_app(app, "PUT", "/json", &[], "");
        assert_eq!(reply.json()["error_data"]["name"], name);
    }
    let app = Router::new()
        .route("/401", get(async || StatusCode::UNAUTHORIZED))
        .layer(layer().rename_all("camelCase"));
    let reply = layer_app::ask_app(app, "GET", "/401", &[], "");
    assert_eq!(reply.header("www-authenticate"), Some("Bearer realm=\"shop.example\""));
}

#[test]
fn any_client_error_under_oauth2_is_an_invalid_request() {
    for (path, status, code) in [
        ("/nowhere", 404, "invalid_request"),
        ("/status/405", 405, "invalid_request"),
        ("/slow", 408, "invalid_request"),
        ("/status/503", 503, "temporarily_unavailable"),
        ("/panic", 500, "server_error"),
    ] {
        let app = layer_app::router()
            .layer(ApiErrorLayer::<OAuth2>::new().register::<Problem>().negotiate());
        let reply = layer_app::ask_app(app.clone(), "GET", path, &[], "");
        assert_eq!((reply.status, &reply.json()["error"]), (status, &code.into()), "{path}");
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{path}");
        let accept = [("accept", "application/problem+json")];
        let reply = layer_app::ask_app(app, "GET", path, &accept, "");
        assert_ne!(reply.json()["name"], "invalid_request", "{path}");
    }
}
