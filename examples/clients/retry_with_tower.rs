//! Repeats requests with `tower::retry`, if that is safe, after the time that the server sends.
//!
//! `cargo run --example retry_with_tower`

mod loopback;

use api_error::envelope::Problem;
use api_error::http::Method;
use api_error::{CallError, Envelope, ResponseExt, Retry};
use reqwest::{Client, Request, Response};
use shop_errors::OrderError;
use std::error::Error;
use std::time::Duration;
use tokio::time::{Sleep, sleep};
use tower::retry::Policy;
use tower::{ServiceBuilder, ServiceExt};

/// A policy that repeats a request after the next element of `pauses`, or after the time that the
/// server sends.
#[derive(Clone)]
struct Retries {
    pauses: std::slice::Iter<'static, Duration>,
}

const PAUSES: [Duration; 3] =
    [Duration::from_millis(10), Duration::from_millis(20), Duration::from_millis(40)];

impl<E> Policy<Request, Response, E> for Retries {
    type Future = Sleep;

    fn retry(&mut self, request: &mut Request, outcome: &mut Result<Response, E>) -> Option<Sleep> {
        let retry = match outcome {
            Ok(response) => retry(response, request.method()),
            Err(_) => Retry::Never,
        };
        let pause = *self.pauses.next()?;
        match retry {
            Retry::Never => None,
            Retry::After(delay) => Some(sleep(delay)),
            Retry::Backoff => Some(sleep(pause)),
        }
    }

    fn clone_request(&mut self, request: &Request) -> Option<Request> {
        // A request whose body is a stream cannot be cloned, so it is sent once.
        request.try_clone()
    }
}

/// Returns whether and when the request may be repeated after this response. The function does not
/// need the body, so the caller can still read it.
fn retry(response: &Response, method: &Method) -> Retry {
    if response.status().as_u16() < 400 {
        return Retry::Never;
    }
    Problem::parse(response.status(), response.headers(), b"").retry_for(method)
}

/// Sends a request up to four times, until the server accepts it. A request that the server may
/// have executed is not repeated, unless its method is idempotent.
pub(crate) async fn send(method: Method, url: &str) -> Result<String, CallError<OrderError>> {
    let client = Client::new();
    let request = client.request(method, url).build()?;
    let service = ServiceBuilder::new().retry(Retries { pauses: PAUSES.iter() }).service(client);
    let response = service.oneshot(request).await?.error_for::<OrderError>().await?;
    Ok(response.text().await?)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    loopback::show(send).await
}
