//! Queues and products. `POST /queues/{id}/entries` has a rate limit. `POST /products` and
//! `POST /customers` insert rows into a database, whose violated unique constraints become errors.
//! Extractors read and validate bodies and parameters, and their issues become errors of the API.
//!
//! ```text
//! cargo run --example fanfare
//! curl -X POST localhost:3000/queues/q_81/entries -H 'authorization: Bearer ana'
//! curl localhost:3000/products -H 'content-type: application/json' \
//!   -d '{"sku": "ABC-1", "name": "Cap"}'
//! curl localhost:3000/products?page=1
//! ```
//!
//! The database is SQLite in memory. `FANFARE_DATABASE` selects another:
//! `FANFARE_DATABASE=postgres://localhost/fanfare`.

#[path = "../apis/mod.rs"]
mod apis;
mod credentials;
mod server;

use api_error::axum::{ExtractError, Json, Path, Query, Valid};
use api_error::{
    ApiErrorLayer, ConstraintExt, DatabaseError, Error, HttpError, Issue, Location, Violation,
};
use apis::fanfare::{
    AuthError, BadRequestCause, ConflictError, FANFARE, Fanfare, FanfareError, NotFoundCause,
    UnavailableCause, UniqueField, samples,
};
use axum::Router;
use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::routing::post;
use regex::Regex;
use serde::{Deserialize, Serialize};
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Executor};
use std::collections::{HashMap, HashSet};
use std::env;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};
use validator::Validate;

/// The number of requests for a queue entry that each caller may send in one window.
const LIMIT: u32 = 5;
const WINDOW: Duration = Duration::from_secs(10);

struct Service {
    database: AnyPool,
    entries: Mutex<HashSet<(String, String)>>,
    windows: Mutex<HashMap<String, (Instant, u32)>>,
}

impl Service {
    fn new() -> sqlx::Result<Self> {
        let (entries, windows) = (Mutex::default(), Mutex::default());
        Ok(Self { database: database()?, entries, windows })
    }

    /// Counts a request of `caller`. Returns how many requests remain, and when the window ends.
    fn take(&self, caller: &str) -> Result<(u32, u64), FanfareError> {
        let mut windows = lock(&self.windows);
        let now = Instant::now();
        let (start, count) = windows.entry(caller.to_owned()).or_insert((now, 0));
        if now.duration_since(*start) >= WINDOW {
            (*start, *count) = (now, 0);
        }
        let wait = WINDOW.saturating_sub(now.duration_since(*start));
        let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let reset = (since_1970 + wait).as_secs();
        if *count == LIMIT {
            let (limit, remaining) = (LIMIT, 0);
            return Err(FanfareError::RateLimitExceeded {
                // The time is rounded up, so that the next request is not too early.
                retry_after: wait.as_secs() + u64::from(wait.subsec_nanos() > 0),
                limit,
                remaining,
                reset,
            });
        }
        *count += 1;
        Ok((LIMIT - *count, reset))
    }
}

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS products (sku TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE);
    CREATE TABLE IF NOT EXISTS customers (id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE);
";

fn database() -> sqlx::Result<AnyPool> {
    sqlx::any::install_default_drivers();
    let url = env::var("FANFARE_DATABASE").unwrap_or_else(|_| "sqlite::memory:".to_owned());
    // Each connection to SQLite in memory has its own database, so the pool has only one
    // connection.
    let options = AnyPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let options = options.after_connect(|connection, _| {
        Box::pin(async move { connection.execute(SCHEMA).await.map(|_| ()) })
    });
    options.connect_lazy(&url)
}

/// Converts a database error that is not a violated constraint. The text of the database error is
/// logged and not sent.
impl From<sqlx::Error> for FanfareError {
    fn from(error: sqlx::Error) -> Self {
        if error.is_retryable() {
            tracing::warn!(%error, "the database cannot serve the request now");
            let (cause, retry_after) = (UnavailableCause::Capacity, Duration::from_secs(1));
            return Self::ServiceUnavailable { cause, retry_after };
        }
        Self::Internal(error.into())
    }
}

/// Returns the error for a value that another row already has.
fn conflict(violation: &Violation<'_>) -> Option<FanfareError> {
    UniqueField::of(violation).map(|field| ConflictError::from(field).into())
}

/// Converts the error of an extractor to an error of the API.
fn refused(error: ExtractError) -> Error {
    match error.error() {
        HttpError::BadRequest | HttpError::UnprocessableContent => {
            unreadable(error.into_issues()).into()
        }
        // The media type is not supported, or the body is too large. The layer renders an
        // `HttpError` with the names of the API.
        _ => error.into(),
    }
}

fn unreadable(issues: Vec<Issue>) -> FanfareError {
    let Some(first) = issues.first() else {
        return FanfareError::BadRequest(BadRequestCause::MalformedJson);
    };
    let cause = match (first.name(), first.location()) {
        (_, Location::Parameter(name)) => Some(BadRequestCause::InvalidParameter(name.to_owned())),
        ("malformed", _) => Some(BadRequestCause::MalformedJson),
        ("missing", Location::Pointer(field)) => {
            Some(BadRequestCause::MissingField(name_of(field)))
        }
        ("wrong_type", Location::Pointer(field)) => {
            Some(BadRequestCause::InvalidType(name_of(field)))
        }
        _ => None,
    };
    match cause {
        Some(cause) => FanfareError::BadRequest(cause),
        None => {
            FanfareError::ValidationError { issues: issues.into_iter().map(described).collect() }
        }
    }
}

/// Returns the name of a field for a message. The pointer to the whole body is empty.
fn name_of(pointer: &str) -> String {
    pointer.strip_prefix('/').unwrap_or("of the body").to_owned()
}

/// Returns an issue of the validation as the API describes it: the limit is the member `expected`.
fn described(issue: Issue) -> Issue {
    match (issue.get::<u64>("min"), issue.location()) {
        (Some(limit), Location::Pointer(pointer)) => {
            Issue::new(issue.name(), issue.message(), pointer).with("expected", limit)
        }
        _ => issue,
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The name of the caller, which this example uses as the token.
struct Caller(String);

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = FanfareError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, FanfareError> {
        let header = parts.headers.get(AUTHORIZATION).ok_or(AuthError::Unauthorized)?;
        match credentials::of_scheme(header, "Bearer") {
            Some("expired") => Err(AuthError::TokenExpired.into()),
            Some(name) if name.chars().all(char::is_alphanumeric) => Ok(Self(name.to_owned())),
            _ => Err(AuthError::InvalidToken.into()),
        }
    }
}

async fn enter_queue(
    State(service): State<Arc<Service>>,
    Caller(caller): Caller,
    queue: Result<Path<String>, ExtractError>,
) -> Result<(StatusCode, [(&'static str, String); 3]), Error> {
    let Path(queue) = queue.map_err(refused)?;
    let (remaining, reset) = service.take(&caller)?;
    if !queue.starts_with("q_") {
        return Err(FanfareError::NotFound(NotFoundCause::InvalidId).into());
    }
    if !lock(&service.entries).insert((caller, queue.clone())) {
        return Err(ConflictError::AlreadyInQueue { queue }.into());
    }
    let headers = [
        ("x-ratelimit-limit", LIMIT.to_string()),
        ("x-ratelimit-remaining", remaining.to_string()),
        ("x-ratelimit-reset", reset.to_string()),
    ];
    Ok((StatusCode::CREATED, headers))
}

static SKU: LazyLock<Regex> =
    LazyLock::new(|| Regex::new("^[A-Z]{3}-[0-9]+$").expect("the pattern is valid"));

#[derive(Deserialize, Serialize, Validate)]
struct Product {
    #[validate(regex(path = *SKU, code = "pattern", message = "Doesn't match expected pattern"))]
    sku: String,
    #[validate(length(min = 1, code = "min_length", message = "Below minimum length"))]
    name: String,
}

async fn create_product(
    State(service): State<Arc<Service>>,
    product: Result<Valid<Json<Product>>, ExtractError>,
) -> Result<(StatusCode, Json<Product>), Error> {
    let Valid(Json(product)) = product.map_err(refused)?;
    let insert = "INSERT INTO products (sku, name) VALUES ($1, $2)";
    let insert = sqlx::query(insert).bind(&product.sku).bind(&product.name);
    insert.execute(&service.database).await.map_constraint_with(conflict)?;
    Ok((StatusCode::CREATED, Json(product)))
}

#[derive(Deserialize)]
struct Page {
    page: u32,
}

async fn products(
    State(service): State<Arc<Service>>,
    page: Result<Query<Page>, ExtractError>,
) -> Result<Json<Vec<Product>>, Error> {
    const SIZE: i64 = 20;
    let Query(Page { page }) = page.map_err(refused)?;
    let select = "SELECT sku, name FROM products ORDER BY sku LIMIT $1 OFFSET $2";
    let offset = i64::from(page.saturating_sub(1)) * SIZE;
    let select = sqlx::query_as(select).bind(SIZE).bind(offset);
    let rows = select.fetch_all(&service.database).await.map_err(FanfareError::from)?;
    Ok(Json(rows.into_iter().map(|(sku, name)| Product { sku, name }).collect()))
}

#[derive(Deserialize, Validate)]
struct Customer {
    id: String,
    #[validate(email(message = "Must be valid email format"))]
    email: String,
}

async fn create_customer(
    State(service): State<Arc<Service>>,
    customer: Result<Valid<Json<Customer>>, ExtractError>,
) -> Result<StatusCode, Error> {
    let Valid(Json(Customer { id, email })) = customer.map_err(refused)?;
    let insert = "INSERT INTO customers (id, email) VALUES ($1, $2)";
    let insert = sqlx::query(insert).bind(id).bind(email);
    insert.execute(&service.database).await.map_constraint_with(conflict)?;
    Ok(StatusCode::CREATED)
}

pub(crate) fn router() -> sqlx::Result<Router> {
    let layer = ApiErrorLayer::of::<Fanfare>()
        // axum responds with a 400 to `/errors/{name}/{index}` if the index is not a number.
        .on_status(400, || {
            FanfareError::BadRequest(BadRequestCause::InvalidParameter("of the path".to_owned()))
        })
        .on_rejection(404, |_| FanfareError::NotFound(NotFoundCause::UnknownPath))
        .on_status(504, || FanfareError::GatewayTimeout { after: Duration::from_secs(1) })
        .on_status(500, || FanfareError::Internal("a handler failed".into()));
    Ok(Router::new()
        .route("/queues/{id}/entries", post(enter_queue))
        .route("/products", post(create_product).get(products))
        .route("/customers", post(create_customer))
        .with_state(Arc::new(Service::new()?))
        .merge(server::errors(&FANFARE, samples))
        .layer(layer))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    server::run(router().map_err(std::io::Error::other)?).await
}
