//! The server of the test cases, on rocket.

use crate::server::background;
use crate::shop::{self, ShopError, TEXT};
use api_error::{ApiErrorLayer, Envelope, Error};
use rocket::config::{Config, LogLevel};
use rocket::fairing::AdHoc;
use rocket::http::{Header, Status};
use rocket::serde::json::{Json, Value};
use rocket::{Responder, get, post, routes};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc;

#[get("/shop/<name>")]
fn of_shop(name: &str) -> Result<String, ShopError> {
    shop::shop(name)
}

#[get("/any/<name>")]
fn of_any(name: &str) -> Result<String, Error> {
    shop::any(name)
}

#[get("/text/<status>")]
fn of_text(status: u16) -> (Status, String) {
    (Status::new(status), format!("text: {TEXT}"))
}

#[post("/json", data = "<value>")]
fn of_json(value: Json<Value>) -> Json<Value> {
    value
}

#[get("/bare/<status>")]
fn of_bare(status: u16) -> Status {
    Status::new(status)
}

#[get("/empty/<status>")]
fn of_empty(status: u16) -> (Status, &'static str) {
    (Status::new(status), "")
}

#[get("/slow")]
async fn of_slow() -> Result<String, ShopError> {
    shop::slow().await
}

#[get("/only-get")]
fn of_get() -> &'static str {
    "fine"
}

#[derive(Responder)]
#[response(status = 416)]
struct Range((), Header<'static>);

#[get("/range")]
fn of_range() -> Range {
    Range((), Header::new("content-range", "bytes */10"))
}

pub fn start<V: Envelope + 'static>(layer: Option<ApiErrorLayer<V>>) -> SocketAddr {
    let (sender, receiver) = mpsc::channel();
    background(async move || {
        let config = Config {
            address: Ipv4Addr::LOCALHOST.into(),
            port: 0,
            workers: 2,
            log_level: LogLevel::Off,
            ..Config::debug_default()
        };
        let mut rocket = rocket::custom(config)
            .mount(
                "/",
                routes![
                    of_shop, of_any, of_text, of_json, of_bare, of_empty, of_slow, of_get, of_range
                ],
            )
            .attach(AdHoc::on_liftoff("address", move |rocket| {
                Box::pin(async move {
                    sender.send((Ipv4Addr::LOCALHOST, rocket.config().port).into()).unwrap();
                })
            }));
        if let Some(layer) = layer {
            rocket = rocket.attach(layer);
        }
        rocket.launch().await.map(drop)
    });
    receiver.recv().unwrap()
}
