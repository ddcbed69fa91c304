//! A client that closes the connection before it has the response, in every framework.

use crate::same::RUNNERS;
use crate::server::{runtime, send};
use crate::shop::SLOW;
use api_error::ApiErrorLayer;
use reqwest::{Client, Method};
use std::io::Write;
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const INCOMPLETE_BODY: &str = "an incomplete body";
const INCOMPLETE_CHUNK: &str = "an incomplete chunk";
const SLOW_HANDLER: &str = "a slow handler";

/// Requests whose client does not wait for the response.
const ABANDONED: [(&str, &str); 4] = [
    (
        INCOMPLETE_BODY,
        "POST /json HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{",
    ),
    (
        INCOMPLETE_CHUNK,
        "POST /json HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n9\r\n{",
    ),
    ("an incomplete head", "GET /shop/sold-out HTTP/1.1\r\nhost: a\r\n"),
    (SLOW_HANDLER, "GET /slow HTTP/1.1\r\nhost: a\r\n\r\n"),
];

/// Sends a request, and closes the connection while the server handles it.
async fn abandon(address: SocketAddr, request: &str) {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    drop(stream);
    tokio::time::sleep(SLOW + Duration::from_millis(300)).await;
}

#[test]
fn a_client_that_disconnects_is_not_an_error() {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in &RUNNERS[..4] {
            let seen = Arc::new(Mutex::new(Vec::new()));
            let journal = seen.clone();
            let layer = ApiErrorLayer::new().observe(move |event| {
                journal.lock().unwrap().push(event.name().to_owned());
            });
            let address = start(Some(layer));
            for (what, request) in ABANDONED {
                abandon(address, request).await;
                let events = std::mem::take(&mut *seen.lock().unwrap());
                let expected = match (*runner, what) {
                    // rocket does not report why a body could not be read.
                    ("rocket", INCOMPLETE_BODY | INCOMPLETE_CHUNK) => &["BAD_REQUEST"][..],
                    // The `SizeLimit` of poem refuses a request without `Content-Length`, and does
                    // not read its body.
                    ("poem", INCOMPLETE_CHUNK) => &["LENGTH_REQUIRED"],
                    // Only axum stops the handler. In the other frameworks, the error of the
                    // handler is reported.
                    ("actix" | "poem" | "rocket", SLOW_HANDLER) => &["BUSY"],
                    _ => &[],
                };
                assert_eq!(events, expected, "{runner}: {what}");
            }
            send(&client, Method::GET, format!("http://{address}/slow"), &[], "").await;
            assert_eq!(seen.lock().unwrap().len(), 1, "{runner}");
        }
    });
}
