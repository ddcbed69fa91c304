//! Runs servers and sends requests to them.

use hyper::body::{Bytes, Frame, SizeHint};
use reqwest::{Body, Client, Method, Response};
use serde_json::Value;
use std::convert::Infallible;
use std::future::Future;
use std::net::{SocketAddr, TcpListener};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::thread;
use std::time::Duration;
use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, Sleep};

/// Binds a socket on the loopback interface.
pub fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// Runs a server on a separate thread until the tests end.
pub fn background<F: Future>(serve: impl FnOnce() -> F + Send + 'static) {
    thread::spawn(move || drop(runtime().block_on(serve())));
}

pub fn runtime() -> Runtime {
    Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// A response as it was received.
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
    body: impl Into<Body>,
) -> Reply {
    let mut request = client.request(method, url).body(body);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Reply::of(request.send().await.unwrap()).await
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
