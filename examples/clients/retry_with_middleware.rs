//! Repeats requests with `reqwest-middleware`, if that is safe, after the time that the server
//! sends.
//!
//! `cargo run --example retry_with_middleware`

mod loopback;

use api_error::envelope::Problem;
use api_error::http::{Extensions, Method};
use api_error::{Envelope, ResponseExt, Retry};
use reqwest::{Client, Request, Response};
use reqwest_middleware::{ClientBuilder, Middleware, Next, Result};
use shop_errors::OrderError;
use std::time::Duration;

/// A middleware that repeats a request up to three times, if that is safe.
struct Retries;

const PAUSES: [Duration; 3] =
    [Duration::from_millis(10), Duration::from_millis(20), Duration::from_millis(40)];

#[async_trait::async_trait]
impl Middleware for Retries {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        for pause in PAUSES {
            // A request whose body is a stream cannot be cloned, so it is sent once.
            let Some(copy) = request.try_clone() else { break };
            let response = next.clone().run(copy, extensions).await?;
            match retry(&response, request.method()) {
                Retry::Never => return Ok(response),
                Retry::After(delay) => tokio::time::sleep(delay).await,
                Retry::Backoff => tokio::time::sleep(pause).await,
            }
        }
        next.run(request, extensions).await
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
pub(crate) async fn send(
    method: Method,
    url: &str,
) -> std::result::Result<String, Box<dyn std::error::Error>> {
    let client = ClientBuilder::new(Client::new()).with(Retries).build();
    let response = client.request(method, url).send().await?.error_for::<OrderError>().await;
    Ok(response?.text().await?)
}

#[tokio::main]
async fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    loopback::show(send).await
}
