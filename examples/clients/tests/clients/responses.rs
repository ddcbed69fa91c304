//! Error responses over a socket, parsed with `reqwest`.

use api_error::envelope::{MessageOnly, Problem};
use api_error::http::Method;
use api_error::{CallError, Received, ResponseExt, Retry, RetryAfter};
use shop_errors::{Kind, OrderError};
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
    let response = response.received::<Problem>().await.expect("the response is not an error");
    assert_eq!(response.status(), 204);
}

#[tokio::test]
async fn an_error_is_parsed_with_its_headers() {
    let response = respond(
        b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 9\r\nContent-Length: 16\r\n\r\n{\"error\":\"full\"}"
            .to_vec(),
    )
    .await;
    let received = response.received::<MessageOnly>().await.expect_err("the response is an error");
    assert_eq!(received.message().to_string(), "full");
    assert_eq!(received.retry_after().map(RetryAfter::seconds), Some(9));
}

#[tokio::test]
async fn an_incomplete_body_gives_the_status() {
    let response = respond(
        b"HTTP/1.1 404 Not Found\r\nContent-Length: 1000\r\n\r\n{\"detail\":\"half of".to_vec(),
    )
    .await;
    let received = response.received::<Problem>().await.expect_err("the response is an error");
    assert_eq!(received.name(), "NOT_FOUND");
    assert_eq!(received.body(), "{\"detail\":\"half of");
}

#[tokio::test]
async fn a_huge_body_is_read_up_to_the_limit() {
    let mut bytes =
        b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 1000000000\r\n\r\n".to_vec();
    bytes.resize(bytes.len() + 4 * Received::BODY_LIMIT, b'x');
    let received =
        respond(bytes).await.received::<Problem>().await.expect_err("the response is an error");
    assert!(received.is_truncated());
    assert_eq!(received.body().len(), Received::TEXT_LIMIT);
}

/// Sends these bytes to one client. Returns the text of the response, or the error of the call.
async fn call(bytes: &[u8]) -> Result<String, CallError<OrderError>> {
    Ok(respond(bytes.to_vec()).await.error_for::<OrderError>().await?.text().await?)
}

#[tokio::test]
async fn one_call_returns_the_text_or_the_error() {
    let text = call(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok").await;
    assert_eq!(text.ok().as_deref(), Some("ok"));

    let error = call(
        b"HTTP/1.1 409 Conflict\r\nContent-Length: 42\r\n\r\n{\"name\":\"OUT_OF_STOCK\",\"kind\":\"book\",\"left\":2}",
    )
    .await
    .expect_err("the response is an error");
    // Only the first 42 bytes are read, so the body is incomplete.
    assert!(matches!(error, CallError::Other(_)));

    let error = call(
        b"HTTP/1.1 409 Conflict\r\n\r\n{\"name\":\"OUT_OF_STOCK\",\"kind\":\"book\",\"left\":2}",
    )
    .await
    .expect_err("the response is an error");
    assert_eq!(
        (error.status().map(|status| status.as_u16()), error.retry()),
        (Some(409), Retry::Never)
    );
    assert_eq!(error.to_string(), "only 2 of these are left");
    let CallError::Api(error) = error else { panic!("it is declared: {error}") };
    assert_eq!(error, OrderError::OutOfStock { kind: Kind::Book, left: 2 });

    let error = call(b"HTTP/1.1 502 Bad Gateway\r\n\r\n<html>").await.expect_err("it is an error");
    assert_eq!(error.retry(), Retry::Backoff);
    assert_eq!(error.retry_for(&Method::POST), Retry::Never);
    let CallError::Other(error) = error else { panic!("it is not declared: {error}") };
    assert_eq!(error.received().body(), "<html>");
}

#[tokio::test]
async fn a_refused_connection_is_a_transport_error() {
    async fn get(url: &str) -> Result<reqwest::Response, CallError<OrderError>> {
        reqwest::get(url).await?.error_for::<OrderError>().await
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let url = format!("http://{}/", listener.local_addr().expect("the listener is bound"));
    drop(listener);
    let error = get(&url).await.expect_err("nothing listens");
    assert_eq!((error.status(), error.retry()), (None, Retry::Backoff));
    // The request was not sent.
    assert_eq!(error.retry_for(&Method::POST), Retry::Backoff);
    assert!(matches!(error, CallError::Transport(_)));
    assert!(std::error::Error::source(&error).is_some());

    let invalid = get("not a URL").await.expect_err("it is not a URL");
    assert_eq!(invalid.retry(), Retry::Never);
}

/// The server reads the request, and closes the connection without a response. It may have executed
/// the order.
#[tokio::test]
async fn a_request_without_a_response_is_repeated_only_if_it_is_idempotent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let url = format!("http://{}/", listener.local_addr().expect("the listener is bound"));
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a client connects");
        let mut request = [0; 4096];
        let _ = stream.read(&mut request).await;
    });
    let error = reqwest::Client::new().post(url).send().await.expect_err("there is no response");
    let error = CallError::<OrderError>::from(error);
    assert_eq!(error.retry_for(&Method::PUT), Retry::Backoff);
    assert_eq!(error.retry_for(&Method::POST), Retry::Never);
}
