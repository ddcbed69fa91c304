//! Repeats an order while that is safe, after the time that the server sends.
//!
//! `cargo run --example retry_with_backon`

use api_error::bytes::Bytes;
use api_error::http::{Method, Response, StatusCode};
use api_error::{ApiError, CallError, HttpResponseExt, Retry};
use api_error_clients::OrderError;
use backon::{ExponentialBuilder, Retryable};
use std::future::ready;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

/// A server whose responses are given.
struct Shop {
    responses: Vec<Response<Bytes>>,
    orders: AtomicU32,
}

impl Shop {
    /// Sends an order, with a POST.
    fn order(&self) -> Result<Response<Bytes>, CallError<OrderError>> {
        let index = self.orders.fetch_add(1, Ordering::Relaxed);
        let response = self.responses[index as usize % self.responses.len()].clone();
        response.error_for::<OrderError>()
    }

    /// Sends an order until it is accepted. It is not repeated if the first one may have been
    /// executed.
    async fn order_with_retries(&self) -> Result<Response<Bytes>, CallError<OrderError>> {
        let delays = ExponentialBuilder::default().with_min_delay(Duration::from_millis(10));
        (|| ready(self.order()))
            .retry(delays)
            .when(|error| error.retry_for(&Method::POST) != Retry::Never)
            .adjust(|error, backoff| match error.retry_for(&Method::POST) {
                Retry::After(delay) => backoff.map(|_| delay),
                Retry::Never | Retry::Backoff => backoff,
            })
            .await
    }
}

fn response(status: StatusCode, body: &'static str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(body.as_bytes()));
    *response.status_mut() = status;
    response
}

#[tokio::main]
async fn main() -> Result<(), CallError<OrderError>> {
    // The server rejects an order with 429 before it executes it.
    let busy = OrderError::TooMany { after: Duration::from_secs(1) };
    let shop = Shop {
        responses: vec![busy.to_response(), response(StatusCode::OK, "ordered")],
        orders: AtomicU32::new(0),
    };
    let accepted = shop.order_with_retries().await?;
    println!("{:?} after {} orders", accepted.body(), shop.orders.load(Ordering::Relaxed));
    assert_eq!(shop.orders.load(Ordering::Relaxed), 2);

    // After a 502 of a proxy it is not known whether the server executed the order.
    let shop = Shop {
        responses: vec![response(StatusCode::BAD_GATEWAY, "<html>")],
        orders: AtomicU32::new(0),
    };
    let error = shop.order_with_retries().await.expect_err("the proxy refuses each order");
    println!("{error}");
    assert_eq!(shop.orders.load(Ordering::Relaxed), 1);
    Ok(())
}
