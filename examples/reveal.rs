//! Prints the body of a 500. `ApiErrorLayer::reveal` adds the text of the error to the body.
//!
//! ```sh
//! cargo run --example reveal --features tower
//! ```

use api_error::bytes::Bytes;
use api_error::envelope::Problem;
use api_error::http::{Request, Response};
use api_error::{ApiErrorLayer, Error, respond};
use http_body_util::{BodyExt, Full};
use std::convert::Infallible;
use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};
use tower::{Layer, ServiceExt, service_fn};

async fn fail(_: Request<()>) -> Result<Response<Full<Bytes>>, Infallible> {
    Ok(respond(Error::internal("the disk is full")).map(Full::new))
}

async fn body() -> Vec<u8> {
    let layer = ApiErrorLayer::<Problem>::new().reveal(true);
    let Ok(response) = layer.layer(service_fn(fail)).oneshot(Request::new(())).await;
    let Ok(body) = response.into_body().collect().await;
    body.to_bytes().to_vec()
}

fn main() {
    // The future does not wait for anything, so it is ready at its first poll.
    if let Poll::Ready(body) = pin!(body()).poll(&mut Context::from_waker(Waker::noop())) {
        println!("{}", String::from_utf8_lossy(&body));
    }
}
