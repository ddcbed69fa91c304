//! The server of the test cases, on actix.

use crate::server::listen;
use crate::shop::{self, ShopError, TEXT};
use actix_web::http::StatusCode;
use actix_web::middleware::Condition;
use actix_web::web::{Json, Path, get, head, post};
use actix_web::{App, HttpResponse, HttpServer};
use api_error::Error;
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

pub fn start(layered: bool) -> SocketAddr {
    let (listener, address) = listen();
    thread::spawn(move || {
        let server = HttpServer::new(move || {
            App::new()
                .wrap(Condition::new(layered, shop::layer()))
                .route("/shop/{name}", get().to(of_shop))
                .route("/shop/{name}", head().to(of_shop))
                .route("/any/{name}", get().to(of_any))
                .route("/any/{name}", head().to(of_any))
                .route("/text/{status}", get().to(of_text))
                .route("/json", post().to(of_json))
        });
        let server = server.workers(1).disable_signals().listen(listener).unwrap().run();
        actix_web::rt::System::new().block_on(server)
    });
    address
}
