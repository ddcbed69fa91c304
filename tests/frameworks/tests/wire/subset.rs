//! The layer of `subset!`, which checks the errors of an endpoint in builds with debug assertions.

use crate::layer_app::{Reply, ask_app};
use crate::shop::{AccountError, ShopError, TEXT};
use api_error::envelope::{Coded, Problem};
use api_error::http::HeaderMap;
use api_error::{ApiErrorLayer, Envelope, Error, HttpError, ResultExt, subset};
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::sync::{Arc, Mutex};

api_error::api! {
    struct Shop { rename_all = "camelCase" }
}

subset! {
    GetShopErrors for Shop = ShopError { SoldOut } | AccountError | HttpError { NotFound, UnprocessableContent }
}
subset!(pub(crate) EveryShopError = ShopError);

async fn answer(Path(name): Path<String>) -> Response {
    let forwarded = || Problem::parse(StatusCode::CONFLICT, &HeaderMap::new(), b"").forward();
    match &*name {
        "http" => HttpError::NotFound.into_response(),
        "unlisted-http" => HttpError::BadRequest.into_response(),
        "internal" => Error::internal("hidden").into_response(),
        "or-error" => match Err::<(), _>("cause").or_error(ShopError::NoSuchRoute) {
            Ok(()) => ().into_response(),
            Err(error) => error.into_response(),
        },
        "forwarded" => Error::from(forwarded()).into_response(),
        "elsewhere" => {
            let render = async { ShopError::NoSuchRoute.into_response() };
            tokio::spawn(render).await.unwrap()
        }
        "bare" => StatusCode::CONFLICT.into_response(),
        "text" => (StatusCode::CONFLICT, TEXT).into_response(),
        "extractor" => axum::Json::<u8>::from_bytes(b"{").map(|_| ()).into_response(),
        name => crate::shop::any(name).into_response(),
    }
}

fn ask(path: &str) -> Reply {
    let app = Router::new()
        .route("/{name}", get(answer))
        .route_layer(GetShopErrors::only())
        .layer(ApiErrorLayer::<Coded>::new());
    ask_app(app, "GET", path, &[("x-request-id", "req-7")], "")
}

#[test]
fn an_error_that_the_subset_does_not_list_is_a_500() {
    for (name, error) in [
        ("busy", 429),
        ("read-only", 405),
        ("unlisted-http", 400),
        ("or-error", 404),
        ("elsewhere", 404),
    ] {
        let reply = ask(&format!("/{name}"));
        let expected = if cfg!(debug_assertions) { 500 } else { error };
        assert_eq!(reply.status, expected, "{name}");
        if expected == 500 {
            assert_eq!(reply.json()["error_name"], "InternalServerError", "{name}");
            assert_eq!(reply.header("x-request-id"), Some("req-7"), "{name}");
            for header in ["allow", "retry-after"] {
                assert_eq!(reply.header(header), None, "{name}");
            }
        }
    }
}

#[test]
fn an_observer_sees_which_error_is_not_listed() {
    let texts = Arc::new(Mutex::new(Vec::new()));
    let seen = texts.clone();
    let layer = ApiErrorLayer::<Coded>::new().observe(move |event| {
        seen.lock().unwrap().push(format!("{} {}", event.status(), event.error()));
    });
    let app =
        Router::new().route("/{name}", get(answer)).route_layer(GetShopErrors::only()).layer(layer);
    ask_app(app, "GET", "/busy", &[], "");
    let texts = texts.lock().unwrap();
    let text = "`GetShopErrors` does not list the error BUSY (429, variant `Busy`): list it in \
                `subset!`, or return a listed error";
    let last = texts.last().unwrap();
    assert_eq!(last.ends_with(text), cfg!(debug_assertions), "{texts:?}");
}

#[test]
fn a_listed_error_and_an_undeclared_response_are_unchanged() {
    for (path, status) in [
        ("/sold-out", 409),
        ("/locked", 403),
        ("/http", 404),
        ("/forwarded", 409),
        ("/bare", 409),
        ("/text", 409),
        ("/extractor", 422),
        ("/internal", 500),
        ("/none", 200),
    ] {
        assert_eq!(ask(path).status, status, "{path}");
    }
    assert_eq!(ask("/sold-out").json()["error_data"]["sku"], "A-7");
}

#[test]
fn a_subset_without_an_outer_layer_is_checked() {
    let app = Router::new().route("/{name}", get(answer)).route_layer(EveryShopError::only());
    let status = |path| ask_app(app.clone(), "GET", path, &[], "").status;
    assert_eq!((status("/busy"), status("/locked")), (429, 403));
    assert_eq!(status("/http"), if cfg!(debug_assertions) { 500 } else { 404 });
}
