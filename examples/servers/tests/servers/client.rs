//! Starts servers and sends requests to them.

use axum::Router;
use hyper::body::{Bytes, Frame, SizeHint};
use reqwest::header::HeaderMap;
use reqwest::{Body, Client, Method};
use serde_json::Value;
use std::convert::Infallible;
use std::future::IntoFuture;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::time::{Instant, Sleep};

pub async fn start(router: Router) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(axum::serve(listener, router).into_future());
    address
}

/// A response as it was received.
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Reply {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

pub async fn ask(
    client: &Client,
    method: Method,
    url: String,
    headers: &[(&str, &str)],
    body: impl Into<Body>,
) -> Reply {
    let mut request = client.request(method, url).body(body);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Reply { status, headers, body: response.text().await.unwrap() }
}

/// Ten megabytes of white space, sent slowly. A server that refuses the body closes the connection
/// (RFC 9112 §9.6), and a client that sends at full speed would miss the response.
pub struct LongBody {
    left: u64,
    pause: Pin<Box<Sleep>>,
}

impl LongBody {
    pub fn slowly() -> Body {
        let pause = Box::pin(tokio::time::sleep(Duration::ZERO));
        Body::wrap(Self { left: 10 * 1024 * 1024, pause })
    }
}

impl hyper::body::Body for LongBody {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        ready!(self.pause.as_mut().poll(context));
        self.pause.as_mut().reset(Instant::now() + Duration::from_millis(2));
        self.left -= 64 * 1024;
        Poll::Ready(Some(Ok(Frame::data(Bytes::from(vec![b' '; 64 * 1024])))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// Returns a client for HTTP/1.1 and one for HTTP/2.
pub fn clients() -> [Client; 2] {
    [Client::new(), Client::builder().http2_prior_knowledge().build().unwrap()]
}
