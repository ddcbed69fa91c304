//! The application on rocket, which has only one layer.

#![expect(clippy::needless_pass_by_value, reason = "a request guard is passed by value")]

use crate::server::background;
use crate::stock::{self, Layers, StockError};
use api_error::{CurrentRequest, Error};
use rocket::config::{Config, LogLevel};
use rocket::fairing::AdHoc;
use rocket::http::{Header, Status};
use rocket::serde::json::Json;
use rocket::{Responder, get, routes};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc;

#[get("/stock/<name>")]
fn of_stock(name: &str) -> Result<String, StockError> {
    stock::stock(name)
}

#[get("/any/<name>")]
fn of_any(name: &str) -> Result<String, Error> {
    stock::any(name)
}

#[get("/report/<name>")]
fn report(name: &str, request: CurrentRequest) -> String {
    stock::report(&request, name)
}

#[get("/spawn/<name>")]
async fn spawn(name: String, request: CurrentRequest) -> String {
    tokio::spawn(async move { stock::report(&request, &name) }).await.unwrap()
}

#[get("/id")]
fn id(request: CurrentRequest) -> String {
    stock::id(&request)
}

#[derive(Responder)]
struct WithId((), Header<'static>);

#[get("/with-id")]
fn with_id() -> WithId {
    WithId((), Header::new("x-request-id", "of-handler"))
}

#[get("/text/<status>")]
fn text(status: u16) -> (Status, &'static str) {
    (Status::new(status), "text")
}

#[get("/bare/<status>")]
fn bare(status: u16) -> Status {
    Status::new(status)
}

#[get("/own/<status>")]
fn own(status: u16) -> (Status, Json<&'static str>) {
    (Status::new(status), Json("own"))
}

pub fn start(Layers { inner, .. }: Layers) -> SocketAddr {
    let (sender, receiver) = mpsc::channel();
    background(async move || {
        let config = Config {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            workers: 2,
            log_level: LogLevel::Off,
            ..Config::debug_default()
        };
        let routes = routes![of_stock, of_any, report, spawn, id, with_id, text, bare, own];
        let on_liftoff = AdHoc::on_liftoff("address", move |rocket| {
            Box::pin(async move {
                sender.send((Ipv4Addr::LOCALHOST, rocket.config().port).into()).unwrap();
            })
        });
        let rocket = rocket::custom(config).mount("/", routes).attach(on_liftoff).attach(inner);
        rocket.launch().await.map(drop)
    });
    receiver.recv().unwrap()
}
