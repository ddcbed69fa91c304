//! The server of the tests, and its client.

use api_error::axum::{ExtractError, Form, Json, Path, Query};
use api_error::envelope::Problem;
use api_error::{ApiErrorLayer, Envelope};
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use axum::{Router, body::Bytes};
use reqwest::{Client, Method};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{self, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::Once;
use std::time::Duration;

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Order {
    user_id: u32,
    #[serde(default)]
    lines: Vec<Line>,
    #[serde(default)]
    by_name: HashMap<String, bool>,
    #[serde(default)]
    ratio: Option<f64>,
    #[serde(default)]
    payment: Option<Payment>,
    #[serde(default)]
    shipping: Option<Shipping>,
    #[serde(default)]
    even: Even,
}

#[derive(Deserialize, Serialize)]
struct Line {
    sku: String,
    amount: u8,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Payment {
    Invoice,
    Card { number: String },
}

#[derive(Deserialize, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
enum Shipping {
    Post { street: String },
}

/// An even number. The conversion of an odd number fails with a text that contains the value.
#[derive(Default, Deserialize, Serialize)]
#[serde(try_from = "u64")]
struct Even(u64);

impl TryFrom<u64> for Even {
    type Error = String;

    fn try_from(value: u64) -> Result<Self, String> {
        if value.is_multiple_of(2) {
            Ok(Self(value))
        } else {
            Err(format!("SECRET {value} is odd"))
        }
    }
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Page {
    size: u8,
    #[serde(default)]
    all: bool,
    #[serde(default)]
    sort: Sort,
}

#[derive(Default, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Sort {
    #[default]
    Name,
    Price,
}

#[derive(Deserialize)]
struct Place {
    shop: String,
    shelf: u16,
}

async fn optional(order: Option<Json<Order>>) -> String {
    order.map_or_else(|| "none".to_owned(), |Json(order)| order.user_id.to_string())
}

async fn wrong_route(Path((_, _)): Path<(u8, u8)>) -> &'static str {
    "unreachable"
}

async fn result(order: Result<Json<Order>, ExtractError>) -> String {
    match order {
        Ok(order) => order.user_id.to_string(),
        Err(error) => format!("{} {}", error.error(), error.into_issues().len()),
    }
}

pub(crate) fn router() -> Router {
    Router::new()
        .route("/orders", post(async |order: Json<Order>| order))
        .route("/optional", post(optional))
        .route("/result", post(result))
        .route("/pages", get(async |Query(page): Query<Page>| Json(page)))
        .route(
            "/forms",
            get(async |Form(page): Form<Page>| Json(page))
                .post(async |Form(page): Form<Page>| Form(page)),
        )
        .route("/number/{id}", get(async |Path(id): Path<u16>| id.to_string()))
        .route(
            "/pair/{shop}/{shelf}",
            get(async |Path((shop, shelf)): Path<(String, u16)>| format!("{shop} {shelf}")),
        )
        .route(
            "/place/{shop}/{shelf}",
            get(async |Path(place): Path<Place>| format!("{} {}", place.shop, place.shelf)),
        )
        .route("/sort/{sort}", get(async |Path(sort): Path<Sort>| Json(sort)))
        .route("/wrong/{one}", get(wrong_route))
        .layer(DefaultBodyLimit::max(2000))
}

/// A response.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) text: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Returns the only issue of a problem document.
    pub(crate) fn issue(&self) -> Value {
        let body = self.json();
        let issues = body["errors"].as_array().unwrap_or_else(|| panic!("no issues: {self:?}"));
        assert_eq!(issues.len(), 1, "{self:?}");
        issues[0].clone()
    }
}

/// A server on the loopback interface, and a client.
pub(crate) struct App {
    address: SocketAddr,
    client: Client,
}

impl App {
    pub(crate) async fn start() -> Self {
        Self::with::<Problem>().await
    }

    pub(crate) async fn with<V: Envelope + Send + Sync + 'static>() -> Self {
        Self::of(router().layer(ApiErrorLayer::<V>::new())).await
    }

    pub(crate) async fn of(router: Router) -> Self {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, client: Client::new() }
    }

    /// Sends a request, and closes the connection without waiting for the response.
    pub(crate) async fn abandon(&self, request: &str) {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        drop(stream);
        tokio::time::sleep(Duration::from_millis(200)).await;
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        self.send(Method::GET, path, None, Vec::new()).await
    }

    pub(crate) async fn post_json(&self, path: &str, body: &str) -> Reply {
        self.send(Method::POST, path, Some("application/json"), body.into()).await
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        media_type: Option<&str>,
        body: Vec<u8>,
    ) -> Reply {
        let mut request = self.client.request(method, format!("http://{}{path}", self.address));
        if let Some(media_type) = media_type {
            request = request.header("content-type", media_type);
        }
        let response = request.body(Bytes::from(body)).send().await.unwrap();
        Reply { status: response.status().as_u16(), text: response.text().await.unwrap() }
    }
}

/// Returns an issue as a problem document contains it.
pub(crate) fn issue(name: &str, detail: &str, key: &str, place: &str) -> Value {
    json!({ "name": name, "detail": detail, key: place })
}

thread_local! {
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// The log of the current thread. `tokio::test` runs a test and its server on one thread.
///
/// The subscriber is global. `tracing` has one cached answer for the whole process to the question
/// whether an event is enabled, so a thread without a subscriber could disable the event.
#[derive(Clone)]
pub(crate) struct Log;

impl Log {
    pub(crate) fn start() -> Self {
        static SUBSCRIBER: Once = Once::new();
        SUBSCRIBER.call_once(|| {
            tracing_subscriber::fmt()
                .with_max_level(tracing::Level::DEBUG)
                .with_ansi(false)
                .with_writer(|| Self)
                .init();
        });
        LOG.with_borrow_mut(Vec::clear);
        Self
    }

    #[expect(clippy::unused_self, reason = "a log that was not started has no text")]
    pub(crate) fn text(&self) -> String {
        LOG.with_borrow(|text| String::from_utf8(text.clone()).unwrap())
    }
}

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
