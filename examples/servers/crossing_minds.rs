//! A recommendation service: `PUT /items-bulk/` and `GET /items/{id}/`, also under `/v1`.
//!
//! ```text
//! cargo run --example crossing_minds
//! curl -X PUT localhost:3000/v1/items-bulk/ -H 'content-type: application/json' \
//!   -d '{"items": [{"item_id": 11111}, {"item_id": 11111}]}'
//! ```

#[path = "../apis/mod.rs"]
mod apis;
mod server;

use api_error::ApiErrorLayer;
use api_error::layer::Rejection;
use apis::crossing_minds::{
    CROSSING_MINDS, CrossingMinds, CrossingMindsError, DuplicatedError, NotFoundError, ResourceKey,
    samples,
};
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, put};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

type Items = Arc<Mutex<BTreeMap<u64, Item>>>;

#[derive(Clone, Serialize, Deserialize)]
struct Item {
    item_id: u64,
    #[serde(flatten)]
    properties: serde_json::Map<String, serde_json::Value>,
}

#[derive(Deserialize)]
struct ItemsBulk {
    items: Vec<Item>,
}

/// Creates or replaces items: all of them, or none if an id is duplicated.
async fn put_items(
    State(known): State<Items>,
    Json(ItemsBulk { items }): Json<ItemsBulk>,
) -> Result<StatusCode, CrossingMindsError> {
    let mut seen = HashSet::new();
    if let Some(duplicate) = items.iter().find(|item| !seen.insert(item.item_id)) {
        let key = ResourceKey::Number(duplicate.item_id);
        return Err(DuplicatedError::DuplicatedItemId { key }.into());
    }
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    known.extend(items.into_iter().map(|item| (item.item_id, item)));
    Ok(StatusCode::ACCEPTED)
}

async fn get_item(
    State(known): State<Items>,
    Path(id): Path<u64>,
) -> Result<Json<Item>, CrossingMindsError> {
    let known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let not_found = || NotFoundError::ItemNotFound { key: ResourceKey::Number(id) };
    Ok(Json(known.get(&id).ok_or_else(not_found)?.clone()))
}

pub(crate) fn router() -> Router {
    let items = Router::new()
        .route("/items-bulk/", put(put_items))
        .route("/items/{id}/", get(get_item))
        .with_state(Items::default());
    let wrong_data = |rejection: &Rejection<'_>| {
        let reason = rejection.status().canonical_reason().unwrap_or("Bad Request");
        CrossingMindsError::WrongDataType { error: reason.to_owned() }
    };
    // The contract has eleven kinds of errors. Each rejection becomes an error of the most similar
    // kind.
    let layer = ApiErrorLayer::of::<CrossingMinds>().otherwise(move |rejection| {
        match rejection.status().as_u16() {
            404 => {
                NotFoundError::DatabaseNotFound { key: ResourceKey::Text("of this path") }.into()
            }
            405 => CrossingMindsError::MethodNotAllowed {
                method: rejection.method().to_string(),
                // The layer sends the `Allow` header of the router, so this value can be empty.
                allow: "",
            },
            429 => CrossingMindsError::TooManyRequests { retry_after: Duration::from_secs(1) },
            400..500 => wrong_data(rejection),
            502 => CrossingMindsError::Upstream("a handler failed".into()),
            503 | 504 => CrossingMindsError::Unavailable { reason: "a handler was too slow" },
            _ => CrossingMindsError::Server("a handler failed".into()),
        }
    });
    Router::new()
        .nest("/v1", items.clone())
        .merge(items)
        .merge(server::errors(&CROSSING_MINDS, samples))
        .layer(layer)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    server::run(router()).await
}
