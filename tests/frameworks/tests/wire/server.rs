//! Runs servers, and asks them.

use reqwest::{Client, Method, Response};
use serde_json::Value;
use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::thread;
use tokio::runtime::{Builder, Runtime};

/// A bound socket of the loopback interface.
pub fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// Runs a server on a thread of its own, until the tests end.
pub fn background<F: Future>(serve: impl FnOnce() -> F + Send + 'static) {
    thread::spawn(move || drop(runtime().block_on(serve())));
}

pub fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// What came over the wire.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: String,
}

impl Reply {
    pub async fn of(response: Response) -> Self {
        Self {
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: response.text().await.unwrap(),
        }
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

pub async fn send(
    client: &Client,
    method: Method,
    url: String,
    headers: &[(&str, &str)],
    body: impl Into<reqwest::Body> + Clone,
) -> Reply {
    // A server that refuses a long body may close the connection before all of it is sent, and
    // then the answer may be lost on the way (RFC 9112 §9.6).
    for _ in 0..20 {
        let mut request = client.request(method.clone(), &url).body(body.clone());
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Ok(response) = request.send().await {
            return Reply::of(response).await;
        }
    }
    panic!("{url} does not answer");
}
