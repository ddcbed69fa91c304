//! Reports that need an API key, and the two endpoints of an OAuth 2.0 server: `POST /oauth2/token`
//! (errors of RFC 6749 §5.2) and `GET /oauth2/authorize` (errors in a redirect, §4.1.2.1).
//!
//! ```text
//! cargo run --example described
//! curl localhost:3000/reports/12 -H 'authorization: Bearer key'
//! curl localhost:3000/oauth2/token -u app:wrong -d grant_type=authorization_code
//! curl -iG localhost:3000/oauth2/authorize -d client_id=app -d state=x \
//!   --data-urlencode 'redirect_uri=https://app.example/back?from=us'
//! ```

#[path = "../apis/mod.rs"]
mod apis;
mod credentials;
mod server;

use api_error::ApiErrorLayer;
use api_error::envelope::{OAuth2, ResponseMode};
use apis::described::{
    AuthorizationError, BasicAuthError, ClientError, DESCRIBED, DescribedApi, DescribedError,
    INVALID_TOKEN, NO_TOKEN, OAuth2Api, TOKEN, TokenError, authorization_samples, samples,
    token_samples,
};
use axum::extract::{Form, Path, Query};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};

/// The only client.
const CLIENT: (&str, &str) = ("app", "app-secret");
const REDIRECT_URI: &str = "https://app.example/back?from=us";

async fn report(Path(id): Path<u64>, headers: HeaderMap) -> Result<Json<Value>, DescribedError> {
    let Some(header) = headers.get(AUTHORIZATION) else {
        return Err(DescribedError::Unauthorized { challenge: NO_TOKEN });
    };
    match credentials::of_scheme(header, "Bearer") {
        Some("key") if id == 1 => Ok(Json(json!({"id": 1}))),
        Some("key") => Err(DescribedError::NoSuchResource { what: "report", id }),
        Some("weak-key") => Err(DescribedError::Forbidden { action: "read reports" }),
        _ => Err(DescribedError::Unauthorized { challenge: INVALID_TOKEN }),
    }
}

#[derive(Deserialize)]
struct TokenRequest {
    grant_type: Option<String>,
    code: Option<String>,
    client_id: Option<String>,
    client_secret: Option<String>,
}

/// Decodes the id and the secret of a client, which are form-urlencoded (RFC 6749 §2.3.1).
fn basic(credentials: &str) -> Option<(String, String)> {
    let text = String::from_utf8(BASE64_STANDARD.decode(credentials).ok()?).ok()?;
    let (id, secret) = text.split_once(':')?;
    let decode = |text: &str| {
        let pair = format!("={text}");
        let value = form_urlencoded::parse(pair.as_bytes()).next()?.1;
        Some(value.into_owned())
    };
    Some((decode(id)?, decode(secret)?))
}

async fn token(
    headers: HeaderMap,
    Form(request): Form<TokenRequest>,
) -> Result<([(&'static str, &'static str); 2], Json<Value>), TokenError> {
    if let Some(header) = headers.get(AUTHORIZATION) {
        // RFC 6749 §2.3: a client uses one authentication method in a request.
        if request.client_secret.is_some() {
            return Err(TokenError::InvalidRequest { parameter: "client_secret" });
        }
        let client = credentials::of_scheme(header, "Basic").and_then(basic);
        if client.as_ref().map(|(id, secret)| (&**id, &**secret)) != Some(CLIENT) {
            return Err(BasicAuthError.into());
        }
    } else {
        let missing = |parameter| TokenError::InvalidRequest { parameter };
        let id = request.client_id.ok_or(missing("client_id"))?;
        let secret = request.client_secret.ok_or(missing("client_secret"))?;
        if (&*id, &*secret) != CLIENT {
            return Err(TokenError::InvalidClient);
        }
    }
    match request.grant_type.as_deref() {
        Some("authorization_code") => {}
        Some(_) => return Err(TokenError::UnsupportedGrantType),
        None => return Err(TokenError::InvalidRequest { parameter: "grant_type" }),
    }
    match request.code.as_deref() {
        Some("good") => {
            let body = json!({"access_token": "key", "token_type": "Bearer"});
            // RFC 6749 §5.1 requires these headers.
            Ok(([("cache-control", "no-store"), ("pragma", "no-cache")], Json(body)))
        }
        _ => Err(TokenError::InvalidRequest { parameter: "code" }),
    }
}

#[derive(Deserialize)]
struct AuthorizationRequest {
    client_id: Option<String>,
    redirect_uri: Option<String>,
    response_type: Option<String>,
    scope: Option<String>,
    state: Option<String>,
}

/// Checks the parameters whose errors are sent to the redirect URI.
fn authorize(request: &AuthorizationRequest) -> Result<(), AuthorizationError> {
    match request.response_type.as_deref() {
        Some("code" | "token") => {}
        Some(_) => return Err(AuthorizationError::UnsupportedResponseType),
        None => return Err(AuthorizationError::InvalidRequest { parameter: "response_type" }),
    }
    match request.scope.as_deref().unwrap_or("reports") {
        "reports" => Ok(()),
        "billing" => Err(AuthorizationError::ForbiddenScope { scope: "billing".to_owned() }),
        scope => Err(AuthorizationError::InvalidScope { scope: scope.to_owned() }),
    }
}

async fn authorization(
    Query(request): Query<AuthorizationRequest>,
) -> Result<Response, ClientError> {
    // RFC 6749 §4.1.2.1: if the client or its URI is invalid, the server must not redirect.
    if request.client_id.as_deref() != Some(CLIENT.0) {
        return Err(ClientError::InvalidRequest);
    }
    let uri = request.redirect_uri.as_deref().filter(|uri| *uri == REDIRECT_URI);
    let uri = uri.ok_or(ClientError::InvalidRequest)?;
    let Err(error) = authorize(&request) else {
        return Ok(StatusCode::OK.into_response());
    };
    let mode = match request.response_type.as_deref() {
        Some("token") => ResponseMode::Fragment,
        _ => ResponseMode::Query,
    };
    let redirect = OAuth2::redirect(&error, uri, request.state.as_deref(), mode);
    let redirect = redirect.map_err(|_| ClientError::InvalidRequest)?;
    Ok(redirect.see_other().map(axum::body::Body::from))
}

pub(crate) fn router() -> Router {
    let invalid_request = || TokenError::InvalidRequest { parameter: "body" };
    // axum calls a `route_layer` only for known paths. The layer of the outer router handles
    // unknown paths.
    let token = Router::new()
        .route("/oauth2/token", post(token))
        .nest("/oauth2/token", server::errors(&TOKEN, token_samples))
        .route_layer(
            ApiErrorLayer::of::<OAuth2Api>()
                .on_status(400, invalid_request)
                .on_status(413, invalid_request)
                .on_status(415, invalid_request)
                .on_status(422, invalid_request)
                .on_status(500, || TokenError::ServerError("a handler failed".into())),
        );
    let authorization = Router::new()
        .route("/oauth2/authorize", get(authorization))
        .nest(
            "/oauth2/authorize",
            server::errors(&apis::described::AUTHORIZATION, authorization_samples),
        )
        .route_layer(
            ApiErrorLayer::of::<OAuth2Api>().on_status(400, || ClientError::InvalidRequest),
        );
    let layer = ApiErrorLayer::of::<DescribedApi>()
        .on_status(405, || DescribedError::MethodNotAllowed { allow: "" })
        .on_status(415, || DescribedError::UnsupportedMediaType)
        .on_status(500, || DescribedError::Internal("a handler failed".into()))
        .on_status(504, || DescribedError::GatewayTimeout("a handler was too slow".into()));
    Router::new()
        .route("/reports/{id}", get(report))
        .route(
            "/reports",
            post(async |Json(report): Json<Value>| (StatusCode::CREATED, Json(report))),
        )
        .merge(server::errors(&DESCRIBED, samples))
        .merge(token)
        .merge(authorization)
        .layer(layer)
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    server::run(router()).await
}
