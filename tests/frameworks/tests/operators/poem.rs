//! The application on poem.

use crate::server::{background, listen};
use crate::stock::{self, Layers, StockError};
use api_error::{CurrentRequest, Error};
use poem::http::StatusCode;
use poem::listener::TcpAcceptor;
use poem::web::{Json, Path};
use poem::{EndpointExt, IntoResponse, Response, Route, Server, get, handler};
use std::net::SocketAddr;

#[handler]
fn of_stock(Path(name): Path<String>) -> Result<String, StockError> {
    stock::stock(&name)
}

#[handler]
fn of_any(Path(name): Path<String>) -> Result<String, Error> {
    stock::any(&name)
}

#[handler]
fn report(Path(name): Path<String>) -> String {
    stock::report(&CurrentRequest::get(), &name)
}

#[handler]
async fn spawn(Path(name): Path<String>) -> String {
    let request = CurrentRequest::get();
    tokio::spawn(async move { stock::report(&request, &name) }).await.unwrap()
}

#[handler]
fn id() -> String {
    stock::id(&CurrentRequest::get())
}

#[handler]
fn with_id() -> impl IntoResponse {
    StatusCode::OK.with_header("x-request-id", "of-handler")
}

#[handler]
fn text(Path(status): Path<u16>) -> (StatusCode, &'static str) {
    (StatusCode::from_u16(status).unwrap(), "text")
}

#[handler]
fn bare(Path(status): Path<u16>) -> StatusCode {
    StatusCode::from_u16(status).unwrap()
}

#[handler]
fn own(Path(status): Path<u16>) -> Response {
    Json("own").with_status(StatusCode::from_u16(status).unwrap()).into_response()
}

fn route() -> Route {
    Route::new()
        .at("/stock/:name", get(of_stock))
        .at("/any/:name", get(of_any))
        .at("/report/:name", get(report))
        .at("/spawn/:name", get(spawn))
        .at("/id", get(id))
        .at("/with-id", get(with_id))
        .at("/text/:status", get(text))
        .at("/bare/:status", get(bare))
        .at("/own/:status", get(own))
}

pub fn start(Layers { inner, outer }: Layers) -> SocketAddr {
    let (listener, address) = listen();
    background(async move || {
        let acceptor = TcpAcceptor::from_std(listener).unwrap();
        let server = Server::new_with_acceptor(acceptor);
        match outer {
            Some(outer) => server.run(route().with(inner).with(outer)).await,
            None => server.run(route().with(inner)).await,
        }
    });
    address
}
