//! The application on actix-web.

use crate::server::listen;
use crate::stock::{self, Layers, StockError};
use actix_web::http::StatusCode;
use actix_web::middleware::Condition;
use actix_web::web::{Path, get};
use actix_web::{App, HttpResponse, HttpServer};
use api_error::{CurrentRequest, Error};
use std::net::SocketAddr;
use std::thread;

async fn of_stock(name: Path<String>) -> Result<String, StockError> {
    stock::stock(&name)
}

async fn of_any(name: Path<String>) -> Result<String, Error> {
    stock::any(&name)
}

async fn report(name: Path<String>) -> String {
    stock::report(&CurrentRequest::get(), &name)
}

async fn spawn(name: Path<String>) -> String {
    let request = CurrentRequest::get();
    actix_web::rt::spawn(async move { stock::report(&request, &name) }).await.unwrap()
}

fn status(status: Path<u16>) -> StatusCode {
    StatusCode::from_u16(status.into_inner()).unwrap()
}

async fn text(code: Path<u16>) -> HttpResponse {
    HttpResponse::build(status(code)).content_type("text/plain").body("text")
}

async fn bare(code: Path<u16>) -> HttpResponse {
    HttpResponse::new(status(code))
}

async fn own(code: Path<u16>) -> HttpResponse {
    HttpResponse::build(status(code)).content_type("application/json").body("\"own\"")
}

async fn with_id() -> HttpResponse {
    HttpResponse::Ok().insert_header(("x-request-id", "of-handler")).finish()
}

pub fn start(Layers { inner, outer }: Layers) -> SocketAddr {
    let (listener, address) = listen();
    thread::spawn(move || {
        let server = HttpServer::new(move || {
            App::new()
                .wrap(inner.clone())
                .wrap(Condition::new(outer.is_some(), outer.clone().unwrap_or_default()))
                .route("/stock/{name}", get().to(of_stock))
                .route("/any/{name}", get().to(of_any))
                .route("/report/{name}", get().to(report))
                .route("/spawn/{name}", get().to(spawn))
                .route("/id", get().to(async || stock::id(&CurrentRequest::get())))
                .route("/with-id", get().to(with_id))
                .route("/text/{status}", get().to(text))
                .route("/bare/{status}", get().to(bare))
                .route("/own/{status}", get().to(own))
        });
        let server = server.workers(1).disable_signals().listen(listener).unwrap().run();
        actix_web::rt::System::new().block_on(server)
    });
    address
}
