//! A small service, from its errors to its client.

#[cfg(test)]
mod tests;

use api_error::axum::{Json, Path};
use api_error::envelope::Problem;
use api_error::utoipa::Components;
use api_error::{ApiError, ApiErrorLayer, ConstraintExt, Error, HttpError, ResultExt};
use api_error::{api, catalog, reference};
use axum::extract::State;
use axum::response::Html;
use axum::routing::{get, post};
use axum::{Router, http::StatusCode};
use serde::{Deserialize, Serialize};
use sqlx::SqlitePool;
use std::sync::atomic::{AtomicU64, Ordering};
use utoipa::{OpenApi, ToSchema};

api! {
    /// The API of the items.
    pub struct Items { envelope = Problem, type_base = "https://items.example.com/errors#" }
}

/// Errors of the item endpoints.
#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(api = Items, decode)]
pub enum ItemError {
    /// No item has this number.
    #[error("there is no item {sku}")]
    #[status(404)]
    ItemNotFound {
        /// The number in the request.
        #[data]
        sku: String,
    },

    /// Another item has this number.
    #[error("the number is taken")]
    #[status(409)]
    #[api_error(constraint = "items.sku")]
    SkuTaken,
}

catalog! {
    /// The errors of the items.
    pub static ITEMS for Items = [ItemError, HttpError {
        BadRequest, NotFound, MethodNotAllowed, ContentTooLarge, UnsupportedMediaType,
        UnprocessableContent, InternalServerError, ServiceUnavailable,
    }];
}

/// An item of the shop.
#[derive(Debug, PartialEq, Deserialize, Serialize, ToSchema)]
pub struct Item {
    sku: String,
    amount: u32,
}

/// Creates an item.
#[utoipa::path(post, path = "/items", responses((status = 201, body = Item), ItemError))]
async fn create(
    State(pool): State<SqlitePool>,
    Json(item): Json<Item>,
) -> Result<(StatusCode, Json<Item>), Error> {
    let insert = sqlx::query("INSERT INTO items VALUES ($1, $2)").bind(&item.sku).bind(item.amount);
    insert.execute(&pool).await.map_constraint_or_internal::<ItemError>()?;
    Ok((StatusCode::CREATED, Json(item)))
}

/// Returns an item.
#[utoipa::path(get, path = "/items/{sku}", responses((status = 200, body = Item), ItemError))]
async fn find(
    State(pool): State<SqlitePool>,
    Path(sku): Path<String>,
) -> Result<Json<Item>, Error> {
    let select = sqlx::query_scalar("SELECT amount FROM items WHERE sku = $1").bind(&sku);
    match select.fetch_optional(&pool).await.internal()? {
        Some(amount) => Ok(Json(Item { sku, amount })),
        None => Err(ItemError::ItemNotFound { sku })?,
    }
}

static COMPONENTS: Components<'_> = Components(&ITEMS);

#[derive(OpenApi)]
#[openapi(paths(create, find), modifiers(&COMPONENTS))]
struct Document;

/// The number of error responses, for a monitoring system.
static ERRORS: AtomicU64 = AtomicU64::new(0);

async fn connect(url: &str) -> sqlx::Result<SqlitePool> {
    let pool = SqlitePool::connect(url).await?;
    let schema =
        "CREATE TABLE IF NOT EXISTS items (sku TEXT NOT NULL UNIQUE, amount INTEGER NOT NULL)";
    sqlx::query(schema).execute(&pool).await?;
    Ok(pool)
}

fn app(pool: SqlitePool) -> Router {
    let layer = ApiErrorLayer::of::<Items>().observe(|_| {
        ERRORS.fetch_add(1, Ordering::Relaxed);
    });
    Router::new()
        .route("/items", post(create))
        .route("/items/{sku}", get(find))
        .route("/errors", get(async || Html(reference::html(&ITEMS))))
        .route("/openapi.json", get(async || Json(Document::openapi())))
        .route("/metrics", get(async || format!("errors {}\n", ERRORS.load(Ordering::Relaxed))))
        .with_state(pool)
        .layer(layer)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().init();
    let pool = connect("sqlite::memory:").await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    Ok(axum::serve(listener, app(pool)).await?)
}
