//! A warehouse: `POST /items/delete` deletes several items, and `GET /prices` streams prices.
//! `GET /openapi.json` describes the errors, and the responses of `POST /items/delete`.
//!
//! ```text
//! cargo run --example stock
//! curl -i localhost:3000/items/delete -H 'content-type: application/json' -d '{"ids": [1, 2, 9]}'
//! curl -N localhost:3000/prices
//! ```

mod server;

use api_error::envelope::Problem;
use api_error::{ApiError, ApiErrorLayer, CurrentRequest, Rendered, catalog, reference};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::sse::{Event, Sse};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use tokio_stream::{Stream, StreamExt};

/// Errors of the warehouse.
#[derive(Debug, thiserror::Error, ApiError)]
pub enum StockError {
    /// There is no item with this number.
    #[error("There is no item {id}")]
    #[status(404)]
    Unknown {
        /// The number of the item.
        #[data]
        id: u64,
    },

    /// The item belongs to an order.
    #[error("Item {id} is reserved for an order")]
    #[status(409)]
    Reserved {
        /// The number of the item.
        #[data]
        id: u64,
        /// The order, which is not sent.
        order: String,
    },

    /// The exchange sends no prices.
    #[error("the price feed of the exchange")]
    #[status(503)]
    #[name("FEED_CLOSED")]
    FeedClosed(#[from] io::Error),
}

catalog! {
    /// The errors of the warehouse.
    pub static STOCK = [StockError];
}

/// One value of each error.
fn samples() -> Vec<(&'static str, StockError)> {
    vec![
        ("unknown", StockError::Unknown { id: 9 }),
        ("reserved", StockError::Reserved { id: 2, order: "order 41".to_owned() }),
        ("feed-closed", StockError::FeedClosed(io::ErrorKind::ConnectionReset.into())),
    ]
}

/// The items. A reserved item has the text of its order.
type Items = Arc<Mutex<BTreeMap<u64, Option<String>>>>;

fn delete(items: &Items, id: u64) -> Result<(), StockError> {
    let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
    match items.get(&id) {
        None => Err(StockError::Unknown { id }),
        Some(Some(order)) => Err(StockError::Reserved { id, order: order.clone() }),
        Some(None) => {
            items.remove(&id);
            Ok(())
        }
    }
}

#[derive(Deserialize)]
struct DeleteItems {
    ids: Vec<u64>,
}

/// The result for one item of a request. Its error has the body of an error response.
#[derive(Serialize)]
struct Outcome {
    id: u64,
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<Rendered<Problem>>,
}

async fn delete_items(
    State(items): State<Items>,
    Json(DeleteItems { ids }): Json<DeleteItems>,
) -> (StatusCode, Json<Vec<Outcome>>) {
    let request = CurrentRequest::get();
    let outcome = |id| match delete(&items, id) {
        Ok(()) => Outcome { id, status: 204, error: None },
        Err(error) => {
            request.report(&error);
            let rendered = Rendered::in_context(&error, request.context());
            Outcome { id, status: error.status().as_u16(), error: Some(rendered) }
        }
    };
    (StatusCode::MULTI_STATUS, Json(ids.into_iter().map(outcome).collect()))
}

/// The prices of the exchange. Its connection breaks after the second price.
fn feed() -> impl Stream<Item = Result<&'static str, StockError>> {
    let reset = io::Error::new(io::ErrorKind::ConnectionReset, "10.0.0.7 closed the connection");
    tokio_stream::iter([Ok("7.25"), Ok("7.50"), Err(reset.into())])
}

async fn prices() -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let request = CurrentRequest::get();
    Sse::new(feed().map(move |price| {
        Ok(match price {
            Ok(price) => Event::default().event("price").data(price),
            Err(error) => request.sse_event(&error),
        })
    }))
}

/// Returns the OpenAPI document. The schema of an [`Outcome`] refers to the schemas of its errors.
fn openapi() -> Value {
    let error = |variant| json!({ "$ref": format!("#/components/schemas/StockError.{variant}") });
    let mut document = reference::openapi(&STOCK);
    document["components"]["schemas"]["Outcome"] = json!({
        "title": "Outcome",
        "type": "object",
        "properties": {
            "id": { "type": "integer", "minimum": 0 },
            "status": { "type": "integer" },
            "error": { "oneOf": [error("Unknown"), error("Reserved")] },
        },
        "required": ["id", "status"],
        "additionalProperties": false,
    });
    let outcomes = json!({
        "type": "array",
        "items": { "$ref": "#/components/schemas/Outcome" },
    });
    let deleted = json!({
        "description": "The result for each item",
        "content": { "application/json": { "schema": outcomes } },
    });
    document["paths"] = json!({ "/items/delete": { "post": { "responses": { "207": deleted } } } });
    document
}

pub(crate) fn router() -> Router {
    let items = BTreeMap::from([(1, None), (2, Some("order 41 of Ann".to_owned())), (3, None)]);
    Router::new()
        .route("/items/delete", post(delete_items))
        .route("/prices", get(prices))
        .route("/openapi.json", get(async || Json(openapi())))
        .with_state(Arc::new(Mutex::new(items)))
        .merge(server::errors(&STOCK, samples))
        .layer(ApiErrorLayer::<Problem>::new().request_id_on_success())
}

#[tokio::main]
async fn main() -> io::Result<()> {
    server::run(router()).await
}
