//! The server of the test cases, on actix.

use crate::server::listen;
use crate::shop::{self, ShopError, TEXT};
use actix_web::http::StatusCode;
use actix_web::middleware::Condition;
use actix_web::web::{Json, Path, get, head, post};
use actix_web::{App, HttpResponse, HttpServer, web};
use api_error::{ApiErrorLayer, Envelope, Error};
use serde_json::Value;
use std::net::SocketAddr;
use std::thread;

async fn of_shop(name: Path<String>) -> Result<String, ShopError> {
    shop::shop(&name)
}

async fn of_any(name: Path<String>) -> Result<String, Error> {
    shop::any(&name)
}

async fn of_text(status: Path<u16>) -> HttpResponse {
    let status = StatusCode::from_u16(status.into_inner()).unwrap();
    HttpResponse::build(status).content_type("text/plain").body(format!("text: {TEXT}"))
}

async fn of_json(value: Json<Value>) -> Json<Value> {
    value
}

async fn of_bare(status: Path<u16>) -> HttpResponse {
    HttpResponse::new(StatusCode::from_u16(status.into_inner()).unwrap())
}

/// A text without characters. It has a content type.
async fn of_empty(status: Path<u16>) -> HttpResponse {
    let status = StatusCode::from_u16(status.into_inner()).unwrap();
    HttpResponse::build(status).content_type("text/plain").body("")
}

/// The usual way to write a text in actix-web: it has no content type.
async fn of_untyped(status: Path<u16>) -> HttpResponse {
    let status = StatusCode::from_u16(status.into_inner()).unwrap();
    HttpResponse::build(status).body(format!("text: {TEXT}"))
}

async fn of_bytes(status: Path<u16>) -> HttpResponse {
    let status = StatusCode::from_u16(status.into_inner()).unwrap();
    HttpResponse::build(status).body(vec![0xFF_u8])
}

async fn of_range() -> HttpResponse {
    HttpResponse::RangeNotSatisfiable().insert_header(("content-range", "bytes */10")).finish()
}

pub fn start<V: Envelope + 'static>(layer: Option<ApiErrorLayer<V>>) -> SocketAddr {
    let (listener, address) = listen();
    thread::spawn(move || {
        let server = HttpServer::new(move || {
            App::new()
                .wrap(Condition::new(layer.is_some(), layer.clone().unwrap_or_default()))
                .route("/shop/{name}", get().to(of_shop))
                .route("/shop/{name}", head().to(of_shop))
                .route("/any/{name}", get().to(of_any))
                .route("/any/{name}", head().to(of_any))
                .route("/text/{status}", get().to(of_text))
                .route("/bare/{status}", get().to(of_bare))
                .route("/empty/{status}", get().to(of_empty))
                .route("/untyped/{status}", get().to(of_untyped))
                .route("/bytes/{status}", get().to(of_bytes))
                .route("/range", get().to(of_range))
                .route("/slow", get().to(shop::slow))
                .route("/json", post().to(of_json))
                .service(web::resource("/only-get").route(get().to(async || "fine")))
        });
        let server = server.workers(1).disable_signals().listen(listener).unwrap().run();
        actix_web::rt::System::new().block_on(server)
    });
    address
}
