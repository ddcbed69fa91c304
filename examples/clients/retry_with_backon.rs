//! Repeats requests with `backon`, if that is safe, after the time that the server sends.
//!
//! `cargo run --example retry_with_backon`

mod loopback;

use api_error::http::Method;
use api_error::{CallError, ResponseExt, Retry};
use backon::{ExponentialBuilder, Retryable};
use reqwest::Client;
use shop_errors::OrderError;
use std::error::Error;
use std::time::Duration;

/// Sends a request up to four times, until the server accepts it. A request that the server may
/// have executed is not repeated, unless its method is idempotent.
pub(crate) async fn send(method: Method, url: &str) -> Result<String, CallError<OrderError>> {
    let client = Client::new();
    let attempt = async || {
        let request = client.request(method.clone(), url);
        let response = request.send().await?.error_for::<OrderError>().await?;
        Ok::<_, CallError<OrderError>>(response.text().await?)
    };
    let delays = ExponentialBuilder::default().with_min_delay(Duration::from_millis(10));
    attempt
        .retry(delays.with_max_times(3))
        .when(|error| error.retry_for(&method) != Retry::Never)
        .adjust(|error, backoff| match error.retry_for(&method) {
            Retry::After(delay) => backoff.map(|_| delay),
            Retry::Never | Retry::Backoff => backoff,
        })
        .await
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    loopback::show(send).await
}
