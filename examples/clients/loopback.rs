//! A server on the loopback interface for the examples of retries.

use api_error::ApiError;
use api_error::bytes::Bytes;
use api_error::http::{Method, Response, StatusCode};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use shop_errors::OrderError;
use std::error::Error;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::net::TcpListener;

/// A server that sends given responses, and counts its requests.
pub(crate) struct Loopback {
    /// The address of the server.
    pub(crate) url: String,
    script: Arc<Script>,
}

struct Script {
    responses: Vec<Response<Bytes>>,
    count: AtomicUsize,
}

impl Loopback {
    /// Starts a server that sends the responses in this order. It sends the last response again to
    /// all later requests.
    pub(crate) async fn start(responses: Vec<Response<Bytes>>) -> io::Result<Self> {
        let script = Arc::new(Script { responses, count: AtomicUsize::new(0) });
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let url = format!("http://{}/orders", listener.local_addr()?);
        let app = Router::new().fallback(respond).with_state(script.clone());
        tokio::spawn(async { axum::serve(listener, app).await });
        Ok(Self { url, script })
    }

    /// Returns the number of requests that the server received.
    pub(crate) fn count(&self) -> usize {
        self.script.count.load(Ordering::Relaxed)
    }
}

async fn respond(State(script): State<Arc<Script>>) -> Response<Body> {
    let index = script.count.fetch_add(1, Ordering::Relaxed);
    let response = script.responses.get(index).or(script.responses.last());
    response.cloned().unwrap_or_default().map(Body::from)
}

/// The response to an order that the shop executed.
pub(crate) fn ordered() -> Response<Bytes> {
    Response::new(Bytes::from_static(b"ordered"))
}

/// The response of a shop that refused the request, and did not execute the order.
pub(crate) fn too_many() -> Response<Bytes> {
    OrderError::TooMany { after: Duration::from_secs(1) }.to_response()
}

/// The response of a proxy: the shop may have executed the order, or not.
pub(crate) fn bad_gateway() -> Response<Bytes> {
    let mut response = Response::new(Bytes::from_static(b"<html>"));
    *response.status_mut() = StatusCode::BAD_GATEWAY;
    response
}

/// Starts servers whose first response is an error, and sends orders to them with `send`, the
/// function of an example. Prints the outcomes.
pub(crate) async fn show<E: Into<Box<dyn Error>>>(
    send: impl AsyncFn(Method, &str) -> Result<String, E>,
) -> Result<(), Box<dyn Error>> {
    let send = async |method, url: &str| send(method, url).await.map_err(Into::into);
    // A shop that sends a 429 did not execute the order, so a POST may be repeated.
    let server = Loopback::start(vec![too_many(), ordered()]).await?;
    println!("{} after {} requests", send(Method::POST, &server.url).await?, server.count());

    // After a 502 of a proxy, the client does not know whether the shop executed the order.
    let server = Loopback::start(vec![bad_gateway(), ordered()]).await?;
    match send(Method::POST, &server.url).await {
        Ok(text) => println!("{text}"),
        Err(error) => println!("{error} after {} request", server.count()),
    }
    println!("{} with a GET", send(Method::GET, &server.url).await?);
    Ok(())
}
