//! Repeats a request while the error is retryable, after the time that the server sends.
//!
//! `cargo run --example retry_with_backon`

use api_error::envelope::Problem;
use api_error::{ApiError, Envelope, Received, Retry};
use api_error_clients::OrderError;
use backon::{ExponentialBuilder, Retryable};
use std::future::ready;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// Sends an order to a server that accepts the third one.
fn send_order(attempts: &AtomicU32) -> Result<&'static str, Received> {
    let error = match attempts.fetch_add(1, Ordering::Relaxed) {
        0 => OrderError::WarehouseClosed,
        1 => OrderError::TooMany { after: Duration::from_secs(1) },
        _ => return Ok("ordered"),
    };
    let response = error.to_response();
    Err(Problem::parse(response.status(), response.headers(), response.body()))
}

#[tokio::main]
async fn main() -> Result<(), Received> {
    let attempts = AtomicU32::new(0);
    // A POST may be repeated only if the first one was not executed. This server rejects an order
    // with 429 or 503 before it executes it. After a 502 or 504 this would not be known.
    let outcome = (|| ready(send_order(&attempts)))
        .retry(ExponentialBuilder::default().with_min_delay(Duration::from_millis(10)))
        .when(|received| received.retry() != Retry::Never)
        .adjust(|received, backoff| match received.retry() {
            Retry::After(delay) => backoff.map(|_| delay),
            _ => backoff,
        })
        .await?;
    println!("{outcome} at attempt {}", attempts.load(Ordering::Relaxed));
    assert_eq!(attempts.load(Ordering::Relaxed), 3);
    Ok(())
}
