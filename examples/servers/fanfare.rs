//! Queues and products: `POST /queues/{id}/entries` with a rate limit, and `POST /products` and
//! `POST /customers` into a database whose unique constraints become errors.
//!
//! ```text
//! cargo run --example fanfare
//! curl -X POST localhost:3000/queues/q_81/entries -H 'authorization: Bearer ana'
//! curl localhost:3000/products -H 'content-type: application/json' -d '{"sku": "ABC-1", "name": "Cap"}'
//! ```
//!
//! The database is SQLite in memory. `FANFARE_DATABASE` selects another:
//! `FANFARE_DATABASE=postgres://localhost/fanfare`.

#[path = "../apis/mod.rs"]
mod apis;
mod credentials;
mod server;

use api_error::{ApiErrorLayer, ConstraintExt, DatabaseError, FromConstraint, Violation};
use apis::fanfare::{
    AuthError, BadRequestCause, ConflictError, FANFARE, Fanfare, FanfareError, NotFoundCause,
    UnavailableCause, issues, samples,
};
use axum::extract::{FromRequestParts, Path, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::routing::post;
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::any::AnyPoolOptions;
use sqlx::{AnyPool, Executor};
use std::collections::{HashMap, HashSet};
use std::env;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// The limit of queue entries.
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
                retry_after: wait,
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
    // Each connection to SQLite in memory has its own database, so there is only one.
    let options = AnyPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let options = options.after_connect(|connection, _| {
        Box::pin(async move { connection.execute(SCHEMA).await.map(|_| ()) })
    });
    options.connect_lazy(&url)
}

/// Every error that is not a violated constraint. It is only logged.
impl From<sqlx::Error> for FanfareError {
    fn from(error: sqlx::Error) -> Self {
        if error.is_retryable() {
            let (cause, retry_after) = (UnavailableCause::Capacity, Duration::from_secs(1));
            return Self::ServiceUnavailable { cause, retry_after };
        }
        Self::Internal(error.into())
    }
}

/// The field of a violated constraint is taken.
fn conflict(violation: &Violation<'_>) -> Option<FanfareError> {
    ConflictError::from_constraint(violation).map(FanfareError::Conflict)
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
    Path(queue): Path<String>,
) -> Result<(StatusCode, [(&'static str, String); 3]), FanfareError> {
    let (remaining, reset) = service.take(&caller)?;
    if !queue.starts_with("q_") {
        return Err(FanfareError::NotFound(NotFoundCause::InvalidId));
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

#[derive(Deserialize)]
struct Product {
    sku: String,
    name: String,
}

async fn create_product(
    State(service): State<Arc<Service>>,
    Json(Product { sku, name }): Json<Product>,
) -> Result<(StatusCode, Json<Value>), FanfareError> {
    let mut found = Vec::new();
    if !sku.split_once('-').is_some_and(|(letters, digits)| {
        letters.len() == 3
            && letters.bytes().all(|byte| byte.is_ascii_uppercase())
            && !digits.is_empty()
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    }) {
        found.push(issues::pattern("/sku".to_owned(), "[A-Z]{3}-[0-9]+"));
    }
    if name.is_empty() {
        found.push(issues::min_length("/name".to_owned(), 1, 0));
    }
    if !found.is_empty() {
        return Err(FanfareError::ValidationError { issues: found });
    }
    let insert = "INSERT INTO products (sku, name) VALUES ($1, $2)";
    let insert = sqlx::query(insert).bind(&sku).bind(&name);
    insert.execute(&service.database).await.map_constraint_with(conflict)?;
    Ok((StatusCode::CREATED, Json(json!({"sku": sku, "name": name}))))
}

#[derive(Deserialize)]
struct Customer {
    id: String,
    email: String,
}

async fn create_customer(
    State(service): State<Arc<Service>>,
    Json(Customer { id, email }): Json<Customer>,
) -> Result<StatusCode, FanfareError> {
    if !email.contains('@') {
        let issues = vec![issues::email("/email".to_owned())];
        return Err(FanfareError::ValidationError { issues });
    }
    let insert = "INSERT INTO customers (id, email) VALUES ($1, $2)";
    let insert = sqlx::query(insert).bind(id).bind(email);
    insert.execute(&service.database).await.map_constraint_with(conflict)?;
    Ok(StatusCode::CREATED)
}

pub(crate) fn router() -> sqlx::Result<Router> {
    let layer = ApiErrorLayer::of::<Fanfare>()
        .on_rejection(400, |rejection| {
            // The text describes a path parameter or the body.
            let is_path = rejection.text().unwrap_or_default().starts_with("Invalid URL");
            FanfareError::BadRequest(if is_path {
                BadRequestCause::InvalidParameter("of the path")
            } else {
                BadRequestCause::MalformedJson
            })
        })
        .on_rejection(404, |_| FanfareError::NotFound(NotFoundCause::UnknownPath))
        .on_status(504, || FanfareError::GatewayTimeout { after: Duration::from_secs(1) })
        .on_rejection(422, |rejection| {
            // The text describes a body that is JSON but has the wrong shape.
            let missing = rejection.text().unwrap_or_default().contains("missing field");
            FanfareError::BadRequest(if missing {
                BadRequestCause::MissingField("of the body")
            } else {
                BadRequestCause::InvalidType("of the body")
            })
        })
        .on_status(500, || FanfareError::Internal("a handler failed".into()));
    Ok(Router::new()
        .route("/queues/{id}/entries", post(enter_queue))
        .route("/products", post(create_product))
        .route("/customers", post(create_customer))
        .with_state(Arc::new(Service::new()?))
        .merge(server::errors(&FANFARE, samples))
        .layer(layer))
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    server::run(router().map_err(std::io::Error::other)?).await
}
