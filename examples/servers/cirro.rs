//! A marketplace of gigs: `POST /gigs` with `Idempotency-Key`, `DELETE /gigs/{id}` and
//! `POST /notification_topics`. A caller needs an access token that is valid for at most ten
//! minutes.
//!
//! ```text
//! cargo run --example cirro
//! TOKEN=$(curl -s localhost:3000/token)
//! curl localhost:3000/gigs -H "authorization: Bearer $TOKEN" -H 'idempotency-key: 1' \
//!   -H 'content-type: application/json' -d '{"title": "Paint a fence", "starts_at": 1900000000}'
//! ```

#[path = "../apis/mod.rs"]
mod apis;
mod credentials;
mod server;

use api_error::ApiErrorLayer;
use apis::cirro::{
    AuthError, CIRRO, Cirro, CirroError, GigError, NotificationTopicError, TimeActivityError,
    ValidationError, samples,
};
use axum::extract::{FromRef, FromRequestParts, Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::{delete, get, post};
use axum::{Json, Router};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};

const SPACE: &str = "space-1";
const USERS: [u64; 2] = [1, 2];
/// A user who has a token but no permissions.
const GUEST: u64 = 2;
/// The longest lifetime of a token, in seconds.
const LONGEST_TOKEN: u64 = 10 * 60;

#[derive(Clone, Default)]
struct Service {
    tokens: Tokens,
    gigs: Arc<Mutex<Gigs>>,
}

impl FromRef<Service> for Tokens {
    fn from_ref(service: &Service) -> Self {
        service.tokens.clone()
    }
}

#[derive(Default)]
struct Gigs {
    by_id: Vec<Option<Value>>,
    /// The first response to each `Idempotency-Key`.
    responses: HashMap<String, Value>,
}

/// Signs and checks tokens of the form `space.owner.issued.expires.signature`.
///
/// The token is checked like a JSON Web Token. The signature is a hash, so that the example needs
/// no cryptography.
#[derive(Clone, Default)]
pub(crate) struct Tokens(Arc<RandomState>);

impl Tokens {
    pub(crate) fn sign(&self, space: &str, owner: u64, issued: u64, expires: u64) -> String {
        let claims = format!("{space}.{owner}.{issued}.{expires}");
        format!("{claims}.{:016x}", self.0.hash_one(&claims))
    }

    fn check(&self, token: &str) -> Result<(), AuthError> {
        let Some((claims, signature)) = token.rsplit_once('.') else {
            return Err(AuthError::AccessTokenUndecodable);
        };
        let mut parts = claims.split('.');
        let space = parts.next().unwrap_or_default();
        let mut number = || parts.next()?.parse::<u64>().ok();
        let (Some(owner), Some(issued), Some(expires)) = (number(), number(), number()) else {
            return Err(AuthError::AccessTokenUndecodable);
        };
        if signature != format!("{:016x}", self.0.hash_one(claims)) {
            return Err(AuthError::AccessTokenUnverified);
        }
        if expires.saturating_sub(issued) > LONGEST_TOKEN {
            return Err(AuthError::AccessTokenTooLong);
        }
        if expires <= now() {
            return Err(AuthError::AccessTokenExpired);
        }
        if space != SPACE {
            return Err(AuthError::SpaceNotFound);
        }
        if !USERS.contains(&owner) {
            return Err(AuthError::OwnerNotFound);
        }
        if owner == GUEST { Err(AuthError::AccessDenied) } else { Ok(()) }
    }
}

pub(crate) fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs()
}

/// A caller with a valid token.
struct Caller;

impl<S: Sync> FromRequestParts<S> for Caller
where
    Tokens: FromRef<S>,
{
    type Rejection = CirroError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, CirroError> {
        let header = parts.headers.get(AUTHORIZATION).ok_or(AuthError::AccessTokenMissing)?;
        let token = credentials::of_scheme(header, "Bearer");
        Tokens::from_ref(state).check(token.ok_or(AuthError::AccessTokenUndecodable)?)?;
        Ok(Self)
    }
}

fn lock(gigs: &Mutex<Gigs>) -> MutexGuard<'_, Gigs> {
    gigs.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn create_gig(
    State(service): State<Service>,
    _: Caller,
    headers: HeaderMap,
    Json(gig): Json<Value>,
) -> Result<(StatusCode, Json<Value>), CirroError> {
    let key = headers.get("idempotency-key").map(|key| String::from_utf8_lossy(key.as_bytes()));
    let mut gigs = lock(&service.gigs);
    if let Some(response) = key.as_deref().and_then(|key| gigs.responses.get(key)) {
        return Ok((StatusCode::ALREADY_REPORTED, Json(response.clone())));
    }
    check_gig(&gig, &gigs)?;
    let mut created = gig;
    created["id"] = json!(gigs.by_id.len());
    gigs.by_id.push(Some(created.clone()));
    if let Some(key) = key {
        gigs.responses.insert(key.into_owned(), created.clone());
    }
    Ok((StatusCode::CREATED, Json(created)))
}

fn check_gig(gig: &Value, gigs: &Gigs) -> Result<(), CirroError> {
    for param in ["title", "starts_at"] {
        if gig.get(param).is_none() {
            return Err(ValidationError::ParamMissing { param }.into());
        }
    }
    if !gig["title"].is_string() {
        return Err(ValidationError::ParamInvalid { param: "title" }.into());
    }
    let starts_at = gig["starts_at"].as_u64();
    let starts_at = starts_at.ok_or(ValidationError::ParamInvalid { param: "starts_at" })?;
    if gig["ends_at"].as_u64().is_some_and(|end| end < starts_at) {
        let details = "the gig ends before it starts".to_owned();
        return Err(ValidationError::ValidationFailed { details }.into());
    }
    let invited = gig["invited_user_ids"].as_array().map_or(&[][..], Vec::as_slice);
    let strangers = invited.iter().filter(|id| !id.as_u64().is_some_and(|id| USERS.contains(&id)));
    let ids: Vec<_> = strangers.map(Value::to_string).collect();
    if !ids.is_empty() {
        return Err(GigError::InviteesNotFound { ids: ids.join(", ") }.into());
    }
    if gigs.by_id.iter().flatten().any(|other| other["title"] == gig["title"]) {
        return Err(ValidationError::DuplicateEntry.into());
    }
    Ok(())
}

async fn delete_gig(
    State(service): State<Service>,
    _: Caller,
    Path(id): Path<usize>,
) -> Result<StatusCode, CirroError> {
    let mut gigs = lock(&service.gigs);
    let gig = gigs.by_id.get_mut(id).ok_or(TimeActivityError::GigNotFound)?;
    match gig {
        None => Err(GigError::GigArchived.into()),
        Some(known) if known["starts_at"].as_u64().is_some_and(|start| start <= now()) => {
            Err(GigError::GigStartedNoDelete.into())
        }
        Some(_) => {
            *gig = None;
            Ok(StatusCode::NO_CONTENT)
        }
    }
}

async fn create_topic(_: Caller, Json(topic): Json<Value>) -> Result<StatusCode, CirroError> {
    let name = topic["name"].as_str().ok_or(ValidationError::ParamMissing { param: "name" })?;
    if !name.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase()) {
        return Err(NotificationTopicError::NotSnakeCase.into());
    }
    Ok(StatusCode::CREATED)
}

async fn token(State(tokens): State<Tokens>) -> String {
    tokens.sign(SPACE, 1, now(), now() + LONGEST_TOKEN)
}

/// Returns the service, and the signer of its tokens.
pub(crate) fn service() -> (Router, Tokens) {
    let service = Service::default();
    let tokens = service.tokens.clone();
    let router = Router::new()
        .route("/token", get(token))
        .route("/gigs", post(create_gig))
        .route("/gigs/{id}", delete(delete_gig))
        .route("/notification_topics", post(create_topic))
        .with_state(service)
        .merge(server::errors(&CIRRO, samples))
        .layer(ApiErrorLayer::of::<Cirro>());
    (router, tokens)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    server::run(service().0).await
}
