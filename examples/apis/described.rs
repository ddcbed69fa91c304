//! A contract with a description next to the name of the status, and OAuth 2.0 endpoints that follow
//! RFC 6749.

use std::time::Duration;

use api_error::{
    ApiError, HttpError, api, catalog,
    envelope::{Described, OAuth2},
};
use thiserror::Error;

api! {
    /// An API that describes its errors, without its OAuth 2.0 endpoints.
    pub struct DescribedApi { envelope = Described, domain = "api.described.example" }
}

api! {
    /// The OAuth 2.0 endpoints.
    pub struct OAuth2Api { envelope = OAuth2, rename_all = "snake_case" }
}

catalog! {
    /// The errors of an API that describes them, all but those of its OAuth 2.0 endpoints.
    pub static DESCRIBED for DescribedApi =
        [DescribedError, HttpError { BadRequest, NotFound, ContentTooLarge }];

    /// The errors of the OAuth 2.0 token endpoint.
    pub static TOKEN for OAuth2Api =
        [TokenError, HttpError { NotFound, MethodNotAllowed, GatewayTimeout }];

    /// The errors of the OAuth 2.0 authorization endpoint, which the browser passes to the client.
    pub static AUTHORIZATION for OAuth2Api = [
        AuthorizationError,
        // RFC 6749 §4.1.2.1: without a registered client and redirect URI, the server must not redirect.
        HttpError { BadRequest, NotFound, MethodNotAllowed, InternalServerError, GatewayTimeout },
    ];
}

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Errors of every endpoint except the OAuth 2.0 endpoints.
#[derive(Debug, Error, ApiError)]
#[api_error(api = DescribedApi)]
pub enum DescribedError {
    /// The request is malformed or incomplete.
    #[error("The parameter {parameter} is required")]
    #[status(400)]
    BadRequest {
        /// The missing parameter.
        #[data]
        #[api_error(example = "from")]
        parameter: &'static str,
    },

    /// The request has neither a valid API key nor a valid access token.
    #[error("Send a valid API key or access token")]
    #[status(401)]
    Unauthorized,

    /// The caller is known and may not do this.
    #[error("The API key may not {action}")]
    #[status(403)]
    Forbidden {
        /// The requested action.
        #[api_error(example = "list users")]
        action: &'static str,
    },

    /// The resource does not exist.
    #[error("No {what} has the id {id}")]
    #[status(404)]
    NotFound {
        /// The kind of thing.
        #[api_error(example = "report")]
        what: &'static str,
        /// Its id.
        #[data]
        #[api_error(example = 12)]
        id: u64,
    },

    /// The endpoint does not support this method.
    #[error("The endpoint does not take this method")]
    #[status(405)]
    MethodNotAllowed {
        /// The allowed methods.
        #[api_error(header = "Allow", example = "GET, HEAD")]
        allow: &'static str,
    },

    /// The media type of the body is not supported.
    #[error("Send application/json")]
    #[status(415)]
    #[api_error(header("Accept", "application/json"))]
    UnsupportedMediaType,

    /// The caller sent too many requests.
    #[error("At most {limit} requests a minute")]
    #[status(429)]
    TooManyRequests {
        /// Requests per minute.
        #[data]
        #[api_error(example = 60)]
        limit: u32,
        /// When the next request will be accepted.
        #[api_error(retry_after, example = 1)]
        wait: Duration,
    },

    /// The server failed: please report it.
    #[error("internal: {0}")]
    #[status(500)]
    Internal(#[source] BoxError),

    /// An upstream server sent an invalid response.
    #[error("upstream: {0}")]
    #[status(502)]
    BadGateway(#[source] BoxError),

    /// The server is overloaded or down.
    #[error("queue is full")]
    #[status(503)]
    #[api_error(retry_after = 30)]
    ServiceUnavailable,

    /// An upstream server did not respond in time.
    #[error("upstream: {0}")]
    #[status(504)]
    GatewayTimeout(#[source] BoxError),
}

/// Errors of the token endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = OAuth2Api, rename_all = "snake_case")]
#[status(400)]
pub enum TokenError {
    /// The server has no such grant type.
    #[error("The grant type is not supported")]
    UnsupportedGrantType,

    /// A parameter is missing, repeated or malformed.
    #[error("The parameter {parameter} is missing or malformed")]
    InvalidRequest {
        /// The name of the parameter.
        #[api_error(example = "code")]
        parameter: &'static str,
    },

    /// The client sent its secret in the body, and it is wrong.
    #[error("The client id or client secret is invalid")]
    InvalidClient,

    /// The client sent its secret in the `Authorization` header, and it is wrong.
    #[error(transparent)]
    #[api_error(transparent)]
    InvalidClientHeader(#[from] InvalidClientHeader),

    /// The server failed. Its log contains the cause.
    #[error("internal: {0}")]
    #[status(500)]
    ServerError(#[source] BoxError),
}

/// The client authenticated by header and failed, so that RFC 6749 §5.2 demands a 401 with a challenge of that scheme.
///
/// It has the same name as [`TokenError::InvalidClient`], but another status, so it is a separate type.
#[derive(Debug, Error, ApiError)]
#[error("The client id or client secret is invalid")]
#[api_error(api = OAuth2Api, header("WWW-Authenticate", r#"Basic realm="oauth""#))]
#[status(401)]
#[name("invalid_client")]
pub struct InvalidClientHeader;

/// Errors of the authorization endpoint, sent to the client through the browser.
#[derive(Debug, Error, ApiError)]
#[api_error(api = OAuth2Api, rename_all = "snake_case", redirect = 303)]
#[status(400)]
pub enum AuthorizationError {
    /// The URL lacks a parameter, or has one twice.
    #[error("The parameter {parameter} is missing or malformed")]
    InvalidRequest {
        /// The name of the parameter.
        #[api_error(example = "response_type")]
        parameter: &'static str,
    },

    /// The server has no such response type.
    #[error("The response type is not supported")]
    UnsupportedResponseType,

    /// The scope does not exist.
    #[error("The scope {scope} does not exist")]
    InvalidScope {
        /// The unknown scope.
        #[api_error(example = "everything")]
        scope: String,
    },

    /// The scope exists, but is not for this application.
    #[error("This application may not ask for the scope {scope}")]
    #[status(403)]
    ForbiddenScope {
        /// The refused scope.
        #[api_error(example = "billing")]
        scope: String,
    },

    /// The resource owner or the server refused the request.
    #[error("The request was denied")]
    #[status(403)]
    AccessDenied,
}

/// One value of every error of the API, with its status' name.
pub fn samples() -> Vec<(&'static str, DescribedError)> {
    vec![
        ("Bad Request", DescribedError::BadRequest { parameter: "from" }),
        ("Unauthorized", DescribedError::Unauthorized),
        ("Forbidden", DescribedError::Forbidden { action: "list users" }),
        ("Not Found", DescribedError::NotFound { what: "report", id: 12 }),
        ("Method Not Allowed", DescribedError::MethodNotAllowed { allow: "GET, HEAD" }),
        ("Unsupported Media Type", DescribedError::UnsupportedMediaType),
        (
            "Too Many Requests",
            DescribedError::TooManyRequests { limit: 60, wait: Duration::from_millis(900) },
        ),
        ("Internal Server Error", DescribedError::Internal("stack overflow".into())),
        ("Bad Gateway", DescribedError::BadGateway("unexpected end of file".into())),
        ("Service Unavailable", DescribedError::ServiceUnavailable),
        ("Gateway Timeout", DescribedError::GatewayTimeout("deadline has elapsed".into())),
    ]
}

/// One value of every error of the token endpoint, with its `error`.
pub fn token_samples() -> Vec<(&'static str, TokenError)> {
    vec![
        ("unsupported_grant_type", TokenError::UnsupportedGrantType),
        ("invalid_request", TokenError::InvalidRequest { parameter: "code" }),
        ("invalid_client", TokenError::InvalidClient),
        ("invalid_client", InvalidClientHeader.into()),
        ("server_error", TokenError::ServerError("key store is locked".into())),
    ]
}

/// One value of every error of the authorization endpoint, with its `error`.
pub fn authorization_samples() -> Vec<(&'static str, AuthorizationError)> {
    vec![
        ("invalid_request", AuthorizationError::InvalidRequest { parameter: "response_type" }),
        ("unsupported_response_type", AuthorizationError::UnsupportedResponseType),
        ("invalid_scope", AuthorizationError::InvalidScope { scope: "everything".to_owned() }),
        ("forbidden_scope", AuthorizationError::ForbiddenScope { scope: "billing".to_owned() }),
        ("access_denied", AuthorizationError::AccessDenied),
    ]
}
