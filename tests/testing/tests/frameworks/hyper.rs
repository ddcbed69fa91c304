//! A connection of hyper's client.

use crate::shop::{ItemError, item};
use api_error::http::Request;
use api_error::testing::{assert_error, read};
use axum::extract::Path;
use axum::routing::get;
use axum::{Router, serve};
use http_body_util::Empty;
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use std::net::SocketAddr;
use tokio::net::{TcpListener, TcpStream};

/// Starts the service, and returns its address.
pub(crate) async fn start() -> SocketAddr {
    serve_app(Router::new().route("/items/{id}", get(async |Path(id): Path<u64>| item(id)))).await
}

/// Starts a service of axum, and returns its address.
pub(crate) async fn serve_app(app: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, app).into_future());
    address
}

#[tokio::test]
async fn a_response_of_the_connection() {
    let stream = TcpStream::connect(start().await).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let request = Request::get("/items/7").header("host", "localhost");
    let response = sender.send_request(request.body(Empty::<Bytes>::new()).unwrap()).await.unwrap();
    assert_error!(read(response).await, ItemError::Duplicated { key: 7 });
}
