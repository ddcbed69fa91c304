//! Calls again for as long as the server says that it helps, when it says so.
//!
//! `cargo run --example retry_with_backon`

use api_error::envelope::Problem;
use api_error::{ApiError, Envelope, Received, Retry};
use api_error_clients::OrderError;
use backon::{ExponentialBuilder, Retryable};
use std::future::ready;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A server that takes the third order.
fn order(attempts: &AtomicU32) -> Result<&'static str, Received> {
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
    // An order may be sent again only because the server has not taken it: 429 and 503 say so,
    // where a 502 or 504 would not.
    let outcome = (|| ready(order(&attempts)))
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
