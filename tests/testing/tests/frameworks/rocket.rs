//! rocket's two local clients.

use crate::shop::{ItemError, item};
use api_error::ApiErrorLayer;
use api_error::envelope::Detailed;
use api_error::testing::{assert_error, read};
use rocket::response::stream::ReaderStream;
use rocket::tokio::io::{AsyncRead, ReadBuf};
use rocket::{Build, Rocket, get, local, routes};
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

#[get("/items/<id>")]
fn find(id: u64) -> ItemError {
    item(id)
}

/// A body that cannot be read.
struct Broken;

impl AsyncRead for Broken {
    fn poll_read(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        _: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Poll::Ready(Err(io::Error::other("the disk is broken")))
    }
}

#[get("/broken")]
fn broken() -> ReaderStream![Broken] {
    ReaderStream::one(Broken)
}

fn app() -> Rocket<Build> {
    rocket::build().mount("/", routes![find, broken]).attach(ApiErrorLayer::<Detailed>::new())
}

#[test]
fn a_response_of_the_blocking_client() {
    let client = local::blocking::Client::untracked(app()).unwrap();
    assert_error!(client.get("/items/7").dispatch(), ItemError::Duplicated { key: 7 });
    let response = client.get("/items/0").dispatch();
    assert_error!(response, ItemError::RateLimited { retry_after: Duration::from_secs(30) });
}

#[rocket::async_test]
async fn a_response_of_the_asynchronous_client() {
    let client = local::asynchronous::Client::untracked(app()).await.unwrap();
    let response = client.get("/items/7").dispatch().await;
    assert_error!(read(response).await, ItemError::Duplicated { key: 7 });
}

#[test]
#[should_panic(expected = "-     \"key\": 8")]
fn another_response_fails_the_assertion() {
    let client = local::blocking::Client::untracked(app()).unwrap();
    assert_error!(client.get("/items/7").dispatch(), ItemError::Duplicated { key: 8 });
}

#[rocket::async_test]
#[should_panic(expected = "the body of the response cannot be read: the disk is broken")]
async fn a_body_that_cannot_be_read_is_reported() {
    let client = local::asynchronous::Client::untracked(app()).await.unwrap();
    let response = client.get("/broken").dispatch().await;
    read(response).await;
}
