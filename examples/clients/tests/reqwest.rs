//! Error responses over a socket, parsed with `reqwest`.

use api_error::envelope::{MessageOnly, Problem};
use api_error::{Received, ResponseExt, RetryAfter};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Sends these bytes to one client, closes the connection, and returns what the client received.
async fn respond(bytes: Vec<u8>) -> reqwest::Response {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("the listener is bound");
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a client connects");
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
        // The client can close the connection before it reads all bytes.
        let _ = stream.write_all(&bytes).await;
    });
    reqwest::get(format!("http://{address}/")).await.expect("the response has a status line")
}

#[tokio::test]
async fn a_success_does_not_change() {
    let response = respond(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    let response = response.api_error::<Problem>().await.expect("the response is not an error");
    assert_eq!(response.status(), 204);
}

#[tokio::test]
async fn an_error_is_parsed_with_its_headers() {
    let response = respond(
        b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 9\r\nContent-Length: 16\r\n\r\n{\"error\":\"full\"}"
            .to_vec(),
    )
    .await;
    let received = response.api_error::<MessageOnly>().await.expect_err("the response is an error");
    assert_eq!(received.message().to_string(), "full");
    assert_eq!(received.retry_after().map(RetryAfter::seconds), Some(9));
}

#[tokio::test]
async fn an_incomplete_body_gives_the_status() {
    let response = respond(
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 1000\r\n\r\n{\"detail\":\"half of".to_vec(),
    )
    .await;
    let received = response.api_error::<Problem>().await.expect_err("the response is an error");
    assert_eq!(received.name(), "NOT_FOUND");
    assert_eq!(received.body(), "{\"detail\":\"half of");
}

#[tokio::test]
async fn a_huge_body_is_read_up_to_the_limit() {
    let mut bytes =
        b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 1000000000\r\n\r\n".to_vec();
    bytes.resize(bytes.len() + 4 * Received::BODY_LIMIT, b'x');
    let received =
        respond(bytes).await.api_error::<Problem>().await.expect_err("the response is an error");
    assert!(received.is_truncated());
    assert_eq!(received.body().len(), Received::TEXT_LIMIT);
}
