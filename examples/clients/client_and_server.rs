//! A server and a client in one process: the client matches on the variants that the server
//! returned.
//!
//! `cargo run --example client_and_server`

use api_error::envelope::Problem;
use api_error::{ApiError, Issue, ResponseExt, Retry};
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

/// Sends an order and describes the outcome.
async fn send_order(base: &str, path: &str) -> Result<String, Box<dyn std::error::Error>> {
    let response = reqwest::Client::new().post(format!("{base}/{path}")).send().await?;
    let received = match response.api_error::<Problem>().await {
        Ok(response) => return Ok(response.text().await?),
        Err(received) => received,
    };
    let retry = received.retry();
    Ok(match received.decode::<OrderError>() {
        Ok(OrderError::OutOfStock { kind, left }) => format!("take {left}: {kind:?}"),
        Ok(OrderError::Invalid { issues }) => format!("correct {} mistake", issues.len()),
        Ok(OrderError::TooMany { after }) => format!("wait {after:?}"),
        Ok(OrderError::WarehouseClosed) if retry == Retry::Backoff => "try later".to_owned(),
        Ok(other) => other.to_string(),
        // The error is not one of the shop's: a proxy or a newer version of the shop sent it.
        Err(error) => error.into_received().to_string(),
    })
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
        ("records/100", "wait 1s"),
        ("tapes/1", "try later"),
        ("nothing", "404 NOT_FOUND: Not Found"),
    ] {
        let outcome = send_order(&base, path).await?;
        println!("{path}: {outcome}");
        assert_eq!(outcome, expected);
    }
    Ok(())
}
