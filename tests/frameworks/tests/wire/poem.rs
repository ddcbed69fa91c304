//! The server of the test cases, on poem.

use crate::server::{background, listen};
use crate::shop::{self, ShopError, TEXT};
use api_error::{ApiErrorLayer, Envelope, Error};
use poem::http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::middleware::SizeLimit;
use poem::web::{Json, Path};
use poem::{EndpointExt, IntoResponse, Route, Server, get, handler, post};
use serde_json::Value;
use std::net::SocketAddr;

#[handler]
fn of_shop(Path(name): Path<String>) -> Result<String, ShopError> {
    shop::shop(&name)
}

#[handler]
fn of_any(Path(name): Path<String>) -> Result<String, Error> {
    shop::any(&name)
}

#[handler]
fn of_text(Path(status): Path<u16>) -> (StatusCode, String) {
    (StatusCode::from_u16(status).unwrap(), format!("text: {TEXT}"))
}

/// Returns an error of poem, which sends its text without a content type.
#[handler]
fn of_poem(Path(status): Path<u16>) -> poem::Result<String> {
    let status = StatusCode::from_u16(status).unwrap();
    Err(poem::Error::from_string(format!("text: {TEXT}"), status))
}

#[handler]
fn of_json(value: Json<Value>) -> Json<Value> {
    value
}

#[handler]
fn of_bare(Path(status): Path<u16>) -> StatusCode {
    StatusCode::from_u16(status).unwrap()
}

#[handler]
fn of_range() -> impl IntoResponse {
    StatusCode::RANGE_NOT_SATISFIABLE.with_header("content-range", "bytes */10")
}

#[handler]
async fn of_slow() -> Result<String, ShopError> {
    shop::slow().await
}

#[handler]
fn of_get() -> &'static str {
    "fine"
}

pub fn route() -> Route {
    Route::new()
        .at("/shop/:name", get(of_shop))
        .at("/any/:name", get(of_any))
        .at("/text/:status", get(of_text))
        .at("/poem/:status", get(of_poem))
        .at("/bare/:status", get(of_bare))
        .at("/range", get(of_range))
        .at("/slow", get(of_slow))
        .at("/only-get", get(of_get))
        .at("/json", post(of_json).with(SizeLimit::new(2 * 1024 * 1024)))
}

pub fn start<V: Envelope + 'static>(layer: Option<ApiErrorLayer<V>>) -> SocketAddr {
    let (listener, address) = listen();
    background(async move || {
        let acceptor = TcpAcceptor::from_std(listener).unwrap();
        let server = Server::new_with_acceptor(acceptor);
        match layer {
            Some(layer) => server.run(route().with(layer)).await,
            None => server.run(route()).await,
        }
    });
    address
}
