//! The application on axum.

use crate::server::{background, listen};
use crate::stock::{self, Layers, StockError};
use api_error::{CurrentRequest, Error};
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use std::net::SocketAddr;

async fn of_stock(Path(name): Path<String>) -> Result<String, StockError> {
    stock::stock(&name)
}

async fn of_any(Path(name): Path<String>) -> Result<String, Error> {
    stock::any(&name)
}

async fn report(Path(name): Path<String>) -> String {
    stock::report(&CurrentRequest::get(), &name)
}

async fn spawn(Path(name): Path<String>) -> String {
    let request = CurrentRequest::get();
    tokio::spawn(async move { stock::report(&request, &name) }).await.unwrap()
}

fn router() -> Router {
    Router::new()
        .route("/stock/{name}", get(of_stock))
        .route("/any/{name}", get(of_any))
        .route("/report/{name}", get(report))
        .route("/spawn/{name}", get(spawn))
        .route("/id", get(async || stock::id(&CurrentRequest::get())))
        .route("/with-id", get(async || [("x-request-id", "of-handler")]))
        .route(
            "/text/{status}",
            get(async |Path(status): Path<u16>| (StatusCode::from_u16(status).unwrap(), "text")),
        )
        .route(
            "/bare/{status}",
            get(async |Path(status): Path<u16>| StatusCode::from_u16(status).unwrap()),
        )
        .route(
            "/own/{status}",
            get(async |Path(status): Path<u16>| {
                (StatusCode::from_u16(status).unwrap(), Json("own"))
            }),
        )
}

pub fn start(Layers { inner, outer }: Layers) -> SocketAddr {
    let (listener, address) = listen();
    background(async move || {
        let router = router().layer(inner);
        let router = match outer {
            Some(outer) => router.layer(outer),
            None => router,
        };
        let listener = tokio::net::TcpListener::from_std(listener).unwrap();
        axum::serve(listener, router).await
    });
    address
}
