//! Responses over the wire, read by `reqwest`.

use api_error::envelope::{MessageOnly, Problem};
use api_error::{Received, ResponseExt, RetryAfter};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Answers one request with these bytes and hangs up.
async fn answer(bytes: Vec<u8>) -> reqwest::Response {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a port");
    let address = listener.local_addr().expect("it is bound");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("there is a client");
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        // The client may hang up before all of it is read.
        let _ = stream.write_all(&bytes).await;
    });
    reqwest::get(format!("http://{address}/")).await.expect("there is a head")
}

#[tokio::test]
async fn success_is_left_alone() {
    let response = answer(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    let response = response.api_error::<Problem>().await.expect("it is no error");
    assert_eq!(response.status(), 204);
}

#[tokio::test]
async fn an_error_is_read_with_its_headers() {
    let response = answer(
        b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 9\r\nContent-Length: 16\r\n\r\n{\"error\":\"full\"}"
            .to_vec(),
    )
    .await;
    let received = response.api_error::<MessageOnly>().await.expect_err("it is one");
    assert_eq!(received.message().to_string(), "full");
    assert_eq!(received.retry_after().map(RetryAfter::seconds), Some(9));
}

#[tokio::test]
async fn a_body_that_breaks_off_still_gives_its_status() {
    let response = answer(
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 1000\r\n\r\n{\"detail\":\"half of".to_vec(),
    )
    .await;
    let received = response.api_error::<Problem>().await.expect_err("it is one");
    assert_eq!(received.name(), "NOT_FOUND");
    assert_eq!(received.body(), "{\"detail\":\"half of");
}

#[tokio::test]
async fn an_endless_body_is_read_to_the_limit() {
    let mut bytes =
        b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 1000000000\r\n\r\n".to_vec();
    bytes.resize(bytes.len() + 4 * Received::BODY_LIMIT, b'x');
    let received = answer(bytes).await.api_error::<Problem>().await.expect_err("it is one");
    assert!(received.is_truncated());
    assert_eq!(received.body().len(), Received::TEXT_LIMIT);
}
