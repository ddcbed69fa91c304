//! The server of a shop: `POST /orders` with the header `Idempotency-Key`.

mod keys;

use api_error::axum::{ExtractError, Json};
use api_error::{ApiError, ApiErrorLayer, Issue};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use keys::Keys;
use shop_errors::{IdempotencyError, Kind, Order, OrderError, Shop};
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use tokio::sync::Mutex;

/// An error of a handler: one that clients decode, or a private failure of the server.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Shop)]
pub enum ServerError {
    /// An error that clients decode.
    #[error(transparent)]
    #[api_error(transparent)]
    Order(#[from] OrderError),

    /// A body that is not an order.
    #[error(transparent)]
    #[api_error(transparent)]
    Unreadable(#[from] ExtractError),

    /// The journal of the orders cannot be written. Clients receive a 500 without the message.
    #[error("journal {}", path.display())]
    #[status(500)]
    Journal {
        /// The file.
        path: PathBuf,
        /// The failure, for the log.
        source: io::Error,
    },
}

/// Handlers use `?` on an [`IdempotencyError`], which [`ServerError`] contains only inside an
/// [`OrderError`].
impl From<IdempotencyError> for ServerError {
    fn from(error: IdempotencyError) -> Self {
        OrderError::from(error).into()
    }
}

/// The products that can be ordered.
#[derive(Debug)]
pub struct Stock {
    /// The number of books.
    pub books: u32,
    /// The number of records, or `None` if the warehouse of the records is closed.
    pub records: Option<u32>,
}

/// The state of the server.
#[derive(Debug)]
pub struct Store {
    /// The products, locked while an order is executed.
    pub stock: Mutex<Stock>,
    /// The file to which each order is appended.
    pub journal: Option<PathBuf>,
    keys: Keys,
}

impl Store {
    /// Creates a shop with these products, without a journal.
    #[must_use]
    pub fn new(stock: Stock) -> Self {
        Self { stock: Mutex::new(stock), journal: None, keys: Keys::default() }
    }

    async fn order(&self, Order { kind, count }: Order) -> Result<u32, ServerError> {
        /// The shop refuses an order of this number of products, or more, with a 429.
        const MANY: u32 = 100;
        if count == 0 {
            let issues = vec![Issue::new("min", "must be at least 1", "/count").with("min", 1)];
            return Err(OrderError::Invalid { issues }.into());
        }
        if count >= MANY {
            return Err(OrderError::TooMany { after: Duration::from_secs(1) }.into());
        }
        let mut stock = self.stock.lock().await;
        let left = match kind {
            Kind::Book => &mut stock.books,
            Kind::Record => stock.records.as_mut().ok_or(OrderError::WarehouseClosed)?,
        };
        let rest = left.checked_sub(count).ok_or(OrderError::OutOfStock { kind, left: *left })?;
        self.record(kind, count)?;
        *left = rest;
        Ok(count)
    }

    fn record(&self, kind: Kind, count: u32) -> Result<(), ServerError> {
        let Some(path) = &self.journal else { return Ok(()) };
        let file = OpenOptions::new().create(true).append(true).open(path);
        file.and_then(|mut file| writeln!(file, "{count} {kind:?}"))
            .map_err(|source| ServerError::Journal { path: path.clone(), source })
    }
}

async fn order(
    State(store): State<Arc<Store>>,
    headers: HeaderMap,
    order: Result<Json<Order>, ExtractError>,
) -> Result<(StatusCode, String), ServerError> {
    let key = headers.get("idempotency-key").ok_or(IdempotencyError::Missing)?;
    let Json(order) = order?;
    let count = store.keys.once(key.as_bytes(), order, store.order(order)).await?;
    Ok((StatusCode::CREATED, format!("{count} ordered")))
}

/// Returns the routes of the shop.
pub fn router(store: Arc<Store>) -> Router {
    Router::new().route("/orders", post(order)).with_state(store).layer(ApiErrorLayer::of::<Shop>())
}
