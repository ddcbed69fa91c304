//! Users with a validated form: `POST /users`, `GET /users/{id}`.
//!
//! ```text
//! cargo run --example meta
//! curl localhost:3000/users -d 'email=nobody&password=123'
//! ```

#[path = "../apis/mod.rs"]
mod apis;
mod server;

use api_error::{ApiErrorLayer, Issue};
use apis::meta::{META, MetaApi, MetaError, samples};
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};

type Users = Arc<Mutex<Vec<String>>>;

#[derive(Deserialize)]
struct SignUp {
    email: String,
    password: String,
}

/// Returns all validation errors at once, so that the form can show each next to its field.
fn validate(form: &SignUp) -> Result<(), MetaError> {
    let mut issues = Vec::new();
    let is_email = form
        .email
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if !is_email {
        issues.push(Issue::new("InvalidEmail", "invalid email", "/email"));
    }
    if form.password.chars().count() < 8 {
        issues.push(Issue::new("InvalidPassword", "invalid password", "/password"));
    }
    if issues.is_empty() { Ok(()) } else { Err(MetaError::ValidationFailure(issues)) }
}

async fn sign_up(
    State(users): State<Users>,
    Form(form): Form<SignUp>,
) -> Result<(StatusCode, Json<Value>), MetaError> {
    validate(&form)?;
    let mut users = users.lock().unwrap_or_else(PoisonError::into_inner);
    if users.contains(&form.email) {
        return Err(MetaError::AlreadyExists { what: "The user" });
    }
    users.push(form.email);
    Ok((StatusCode::CREATED, Json(json!({"meta": {"status": 201}, "id": users.len()}))))
}

async fn user(State(users): State<Users>, Path(id): Path<usize>) -> Result<Json<Value>, MetaError> {
    let users = users.lock().unwrap_or_else(PoisonError::into_inner);
    let email = id.checked_sub(1).and_then(|index| users.get(index));
    let email = email.ok_or(MetaError::NotFound { what: "The user" })?;
    Ok(Json(json!({"meta": {"status": 200}, "email": email})))
}

pub(crate) fn router() -> Router {
    let text = "The request cannot be understood.";
    let layer = ApiErrorLayer::of::<MetaApi>()
        .on_rejection(400, move |_| MetaError::BadRequest(text.to_owned()))
        .on_rejection(422, move |_| MetaError::UnprocessableEntity(text.to_owned()))
        .on_rejection(401, |_| MetaError::Unauthorized)
        .on_rejection(404, |_| MetaError::NotFound { what: "The page" })
        .on_rejection(415, |_| MetaError::UnsupportedMediaType {
            expected: "application/x-www-form-urlencoded",
        })
        .on_rejection(500, |_| MetaError::Internal("a handler failed".into()));
    Router::new()
        .route("/users", post(sign_up))
        .route("/users/{id}", get(user))
        .with_state(Users::default())
        .merge(server::errors(&META, samples))
        .layer(layer)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    server::run(router()).await
}
