//! The header `Idempotency-Key`.

use crate::shared::{refused, start, store};
use api_error::http::Method;
use api_error::{CallError, ResponseExt, Retry};
use shop_errors::{IdempotencyError, Kind, Order, OrderError};
use std::sync::Arc;
use std::time::Duration;

const ORDER: Order = Order { kind: Kind::Book, count: 3 };

#[tokio::test]
async fn a_repeated_request_is_executed_once() {
    let store = Arc::new(store());
    let client = start(&store).await;
    for _ in 0..3 {
        assert_eq!(client.order(ORDER, "key").await.expect("there are books"), "3 ordered");
    }
    assert_eq!(store.stock.lock().await.books, 9);
}

#[tokio::test]
async fn a_missing_key_is_a_400() {
    let store = Arc::new(store());
    let client = start(&store).await;
    let request = reqwest::Client::new().post(client.orders_url()).json(&ORDER);
    let response = request.send().await.expect("the server responds");
    assert_eq!(response.status(), 400);
    let error = response.error_for::<OrderError>().await.expect_err("there is no key");
    assert_eq!(error.retry_for(&Method::POST), Retry::Never);
    let CallError::Api(error) = error else { panic!("it is declared: {error}") };
    assert_eq!(error, IdempotencyError::Missing.into());
}

#[tokio::test]
async fn another_payload_with_the_same_key_is_a_422() {
    let client = start(&Arc::new(store())).await;
    client.order(ORDER, "key").await.expect("there are books");
    let error = refused(&client, Order { count: 4, ..ORDER }, "key").await;
    assert_eq!(error, IdempotencyError::Reused.into());
}

/// The stock is locked, so that the first request is not finished when the second one arrives.
#[tokio::test]
async fn a_concurrent_request_with_the_same_key_is_a_409() {
    let store = Arc::new(store());
    let client = start(&store).await;
    let stock = store.stock.lock().await;
    let (first, second) = (client.order(ORDER, "key"), client.order(ORDER, "key"));
    tokio::pin!(first, second);
    let (refused, accepted) = tokio::select! {
        refused = &mut first => (refused, second),
        refused = &mut second => (refused, first),
    };
    let error = refused.expect_err("the other request is being executed");
    assert_eq!(error.retry(), Retry::After(Duration::from_secs(1)));
    let CallError::Api(error) = error else { panic!("it is declared: {error}") };
    assert_eq!(error, IdempotencyError::InUse.into());

    drop(stock);
    assert_eq!(accepted.await.expect("the stock is free"), "3 ordered");
    assert_eq!(store.stock.lock().await.books, 9);
}

#[tokio::test]
async fn a_key_can_be_used_again_after_a_failure() {
    let store = Arc::new(store());
    let client = start(&store).await;
    let order = Order { count: 20, ..ORDER };
    let error = refused(&client, order, "key").await;
    assert_eq!(error, OrderError::OutOfStock { kind: Kind::Book, left: 12 });
    store.stock.lock().await.books = 20;
    assert_eq!(client.order(order, "key").await.expect("there are books"), "20 ordered");
}
