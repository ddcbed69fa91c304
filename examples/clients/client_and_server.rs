//! A server and a client in one process: the client matches on the variants that the server
//! returned.
//!
//! `cargo run --example client_and_server`

use api_error::http::Method;
use api_error::{ApiError, CallError, Issue, ResponseExt, Retry};
use api_error_clients::{Kind, OrderError};
use axum::body::Body;
use axum::extract::Path;
use axum::http::Response;
use axum::{Router, routing::post};
use std::time::Duration;
use tokio::net::TcpListener;

async fn handle_order(Path((kind, count)): Path<(String, u32)>) -> Result<String, Response<Body>> {
    let kind = match kind.as_str() {
        "books" => Kind::Book,
        "records" => Kind::Record,
        _ => return Err(OrderError::WarehouseClosed.to_response().map(Body::from)),
    };
    let error = match count {
        0 => OrderError::Invalid { issues: vec![Issue::parameter("min", "none at all", "count")] },
        1..=9 => return Ok(format!("{count} ordered")),
        10..=99 => OrderError::OutOfStock { kind, left: 9 },
        _ => OrderError::TooMany { after: Duration::from_secs(1) },
    };
    Err(error.to_response().map(Body::from))
}

/// Sends an order and returns the text of the response.
async fn send_order(base: &str, path: &str) -> Result<String, CallError<OrderError>> {
    let request = reqwest::Client::new().post(format!("{base}/{path}"));
    let response = request.send().await?.error_for::<OrderError>().await?;
    Ok(response.text().await?)
}

/// Describes the outcome of an order.
fn describe(outcome: Result<String, CallError<OrderError>>) -> String {
    let error = match outcome {
        Ok(text) => return text,
        Err(error) => error,
    };
    let again = match error.retry_for(&Method::POST) {
        Retry::Never => "",
        Retry::After(_) | Retry::Backoff => " and try again",
    };
    match error {
        CallError::Api(OrderError::OutOfStock { kind, left }) => format!("take {left}: {kind:?}"),
        CallError::Api(OrderError::Invalid { issues }) => {
            format!("correct {} mistake", issues.len())
        }
        CallError::Api(OrderError::TooMany { after }) => format!("wait {after:?}{again}"),
        CallError::Api(OrderError::WarehouseClosed) => format!("ask the shop{again}"),
        // The error is not one of the shop's: a proxy or a newer version of the shop sent it.
        CallError::Other(error) => format!("{}{again}", error.into_received()),
        other => format!("{other}{again}"),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let base = format!("http://{}", listener.local_addr()?);
    let app = Router::new().route("/{kind}/{count}", post(handle_order));
    tokio::spawn(async { axum::serve(listener, app).await });

    for (path, expected) in [
        ("books/3", "3 ordered"),
        ("books/10", "take 9: Book"),
        ("records/0", "correct 1 mistake"),
        ("records/100", "wait 1s and try again"),
        // Without `Retry-After`, the order behind a 503 may have been executed.
        ("tapes/1", "ask the shop"),
        ("nothing", "404 NOT_FOUND: Not Found"),
    ] {
        let outcome = describe(send_order(&base, path).await);
        println!("{path}: {outcome}");
        assert_eq!(outcome, expected);
    }
    Ok(())
}
