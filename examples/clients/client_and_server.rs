//! A server and a client in one process: the client matches on the variants that the server
//! returned.
//!
//! `cargo run --example client_and_server`

use api_error::http::Method;
use api_error::{CallError, Issue, Retry};
use shop_client::ShopClient;
use shop_errors::{IdempotencyError, Kind, Order, OrderError};
use shop_server::{Stock, Store, router};
use std::sync::Arc;
use tokio::net::TcpListener;

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
            let messages: Vec<_> = issues.iter().map(Issue::message).collect();
            format!("correct this: {}", messages.join(", "))
        }
        CallError::Api(OrderError::TooMany { after }) => format!("wait {after:?}{again}"),
        CallError::Api(OrderError::WarehouseClosed) => format!("ask the shop{again}"),
        CallError::Api(OrderError::Idempotency(IdempotencyError::Reused)) => {
            "use a new key".to_owned()
        }
        // The error is not one of the shop's: a proxy or a newer version of the shop sent it.
        CallError::Other(error) => format!("{}{again}", error.into_received()),
        other => format!("{other}{again}"),
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let client = ShopClient::new(format!("http://{}", listener.local_addr()?));
    let store = Arc::new(Store::new(Stock { books: 12, records: None }));
    tokio::spawn(async { axum::serve(listener, router(store)).await });

    for (key, kind, count, expected) in [
        ("key-1", Kind::Book, 3, "3 ordered"),
        ("key-1", Kind::Book, 3, "3 ordered"),
        ("key-1", Kind::Book, 4, "use a new key"),
        // The two equal orders with `key-1` were executed once, so 9 of 12 books are left.
        ("key-2", Kind::Book, 10, "take 9: Book"),
        ("key-3", Kind::Book, 0, "correct this: must be at least 1"),
        ("key-4", Kind::Book, 100, "wait 1s and try again"),
        // After a 503 without `Retry-After`, the order may have been executed, so the client does
        // not repeat it.
        ("key-5", Kind::Record, 1, "ask the shop"),
    ] {
        let outcome = describe(client.order(Order { kind, count }, key).await);
        println!("{count} {kind:?}, {key}: {outcome}");
        assert_eq!(outcome, expected);
    }
    Ok(())
}
