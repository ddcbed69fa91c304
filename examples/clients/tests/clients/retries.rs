//! No example repeats a request that the server may have executed, unless the method is idempotent.

use crate::loopback::{Loopback, bad_gateway, ordered, too_many};
use crate::{retry_with_backon, retry_with_middleware, retry_with_tower};
use api_error::ApiError;
use api_error::bytes::Bytes;
use api_error::http::{Method, Response};
use shop_errors::OrderError;

/// Sends one request with each example. Returns whether the server accepted the request, and how
/// many requests it received.
async fn outcomes(method: Method, responses: Vec<Response<Bytes>>) -> [(bool, usize); 3] {
    let start = async || Loopback::start(responses.clone()).await.expect("a port is free");
    let servers = [start().await, start().await, start().await];
    let urls = servers.each_ref().map(|server| server.url.as_str());
    let accepted = tokio::join!(
        async { retry_with_backon::send(method.clone(), urls[0]).await.is_ok() },
        async { retry_with_middleware::send(method.clone(), urls[1]).await.is_ok() },
        async { retry_with_tower::send(method.clone(), urls[2]).await.is_ok() },
    );
    let [first, second, third] = servers.map(|server| server.count());
    [(accepted.0, first), (accepted.1, second), (accepted.2, third)]
}

#[tokio::test]
async fn a_post_is_not_repeated_after_a_502() {
    let outcomes = outcomes(Method::POST, vec![bad_gateway(), ordered()]).await;
    assert_eq!(outcomes, [(false, 1); 3]);
}

#[tokio::test]
async fn a_post_is_not_repeated_after_a_503_without_a_time() {
    let closed = OrderError::WarehouseClosed.to_response();
    assert_eq!(outcomes(Method::POST, vec![closed, ordered()]).await, [(false, 1); 3]);
}

#[tokio::test]
async fn a_post_is_repeated_after_a_429() {
    let start = tokio::time::Instant::now();
    assert_eq!(outcomes(Method::POST, vec![too_many(), ordered()]).await, [(true, 2); 3]);
    assert!(start.elapsed().as_secs() >= 1, "the time of the server is not respected");
}

#[tokio::test]
async fn an_idempotent_request_is_repeated_after_a_502() {
    for method in [Method::GET, Method::PUT, Method::DELETE] {
        let responses = vec![bad_gateway(), bad_gateway(), ordered()];
        assert_eq!(outcomes(method, responses).await, [(true, 3); 3]);
    }
}

#[tokio::test]
async fn the_number_of_requests_is_limited() {
    assert_eq!(outcomes(Method::GET, vec![bad_gateway()]).await, [(false, 4); 3]);
}

#[tokio::test]
async fn an_error_that_is_not_retryable_is_not_repeated() {
    let invalid = OrderError::Invalid { issues: Vec::new() }.to_response();
    assert_eq!(outcomes(Method::GET, vec![invalid, ordered()]).await, [(false, 1); 3]);
}
