//! A contract with a description next to the reason phrase, and OAuth 2.0 endpoints that follow RFC
//! 6749.

use std::time::Duration;

use api_error::{
    ApiError, HttpError, api, catalog,
    envelope::{Described, OAuth2},
};
use thiserror::Error;

api! {
    /// Every endpoint except the OAuth 2.0 endpoints.
    pub struct DescribedApi { envelope = Described, domain = "api.described.example" }
}

api! {
    /// The OAuth 2.0 endpoints.
    pub struct OAuth2Api { envelope = OAuth2, rename_all = "snake_case" }
}

catalog! {
    /// The errors of every endpoint except the OAuth 2.0 endpoints.
    ///
    /// The body has two members. `message` is the text of the status. `description` describes what
    /// went wrong.
    pub static DESCRIBED for DescribedApi =
        [DescribedError, HttpError { BadRequest, NotFound, ContentTooLarge }];

    /// The errors of the OAuth 2.0 token endpoint (RFC 6749 §5.2).
    ///
    /// `error` identifies the error. `error_description` is a text for developers.
    pub static TOKEN for OAuth2Api =
        [TokenError, HttpError { NotFound, MethodNotAllowed, GatewayTimeout }];

    /// The errors of the OAuth 2.0 authorization endpoint (RFC 6749 §4.1.2.1 and §4.2.2.1).
    ///
    /// The server redirects the browser to the `redirect_uri` of the client. The query of this URI
    /// contains `error`, `error_description`, `error_uri` and `state`. For the implicit flow, the
    /// fragment contains them.
    ///
    /// If `client_id` or `redirect_uri` is missing or invalid, the server does not redirect. The
    /// response is then a 400 with a JSON body.
    pub static AUTHORIZATION for OAuth2Api = [
        AuthorizationError,
        ClientError,
        HttpError { NotFound, MethodNotAllowed, InternalServerError, GatewayTimeout },
    ];
}

/// The challenge for a request without credentials (RFC 6750 §3).
pub const NO_TOKEN: &str = r#"Bearer realm="api.described.example""#;
/// The challenge for a refused token. A client that receives it refreshes its token.
pub const INVALID_TOKEN: &str = r#"Bearer realm="api.described.example", error="invalid_token""#;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// Errors of every endpoint except the OAuth 2.0 endpoints.
#[derive(Debug, Error, ApiError)]
#[api_error(api = DescribedApi, title = "General errors")]
pub enum DescribedError {
    /// A required parameter is missing.
    #[error("The parameter {parameter} is required")]
    #[status(400)]
    MissingParameter {
        /// The name of the missing parameter.
        #[data]
        #[api_error(example = "from")]
        parameter: &'static str,
    },

    /// The request has no valid API key or access token.
    #[error("Send a valid API key or access token")]
    #[status(401)]
    Unauthorized {
        /// With `error="invalid_token"` if the request has a key or a token that is refused.
        #[api_error(header = "WWW-Authenticate", example = NO_TOKEN)]
        challenge: &'static str,
    },

    /// The API key or access token is valid, but it does not allow the request.
    #[error("The API key may not {action}")]
    #[status(403)]
    Forbidden {
        /// The action of the request.
        #[data]
        #[api_error(example = "list users")]
        action: &'static str,
    },

    /// The resource does not exist.
    #[error("No {what} has the id {id}")]
    #[status(404)]
    NoSuchResource {
        /// The type of the resource.
        #[data]
        #[api_error(example = "report")]
        what: &'static str,
        /// The id in the request.
        #[data]
        #[api_error(example = 12)]
        id: u64,
    },

    /// The endpoint does not support the method of the request.
    #[error("The endpoint does not take this method")]
    #[status(405)]
    MethodNotAllowed {
        /// The methods that the endpoint supports.
        #[api_error(header = "Allow", example = "GET, HEAD")]
        allow: &'static str,
    },

    /// The media type of the body is not supported. Send JSON.
    #[error("Send application/json")]
    #[status(415)]
    #[api_error(header("Accept", "application/json"))]
    UnsupportedMediaType,

    /// You sent too many requests.
    #[error("At most {limit} requests a minute")]
    #[status(429)]
    TooManyRequests {
        /// The number of requests that are allowed in one minute.
        #[data]
        #[api_error(example = 60)]
        limit: u32,
        /// The delay before the next request.
        #[api_error(retry_after, example = 1)]
        wait: Duration,
    },

    /// The server failed. Please report this error.
    #[error("internal: {0}")]
    #[status(500)]
    #[api_error(message = "Internal Server Error")]
    Internal(#[source] BoxError),

    /// The server received an invalid response from another server.
    #[error("upstream: {0}")]
    #[status(502)]
    #[api_error(message = "Bad Gateway")]
    BadGateway(#[source] BoxError),

    /// The server is overloaded or down.
    #[error("queue is full")]
    #[status(503)]
    #[api_error(message = "Service Unavailable", retry_after = 30)]
    ServiceUnavailable,

    /// The server did not receive a response from another server in time.
    #[error("upstream: {0}")]
    #[status(504)]
    #[api_error(message = "Gateway Timeout")]
    GatewayTimeout(#[source] BoxError),
}

/// Errors of the token endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = OAuth2Api, rename_all = "snake_case", title = "General errors")]
#[status(400)]
pub enum TokenError {
    /// The server does not support the value of `grant_type`.
    #[error("The grant type is not supported")]
    UnsupportedGrantType,

    /// The request is malformed: a parameter is missing, repeated or invalid.
    #[error("The parameter {parameter} is missing or malformed")]
    InvalidRequest {
        /// The name of the parameter.
        #[data]
        #[api_error(example = "code")]
        parameter: &'static str,
    },

    /// The server failed.
    #[error("internal: {0}")]
    #[status(500)]
    #[api_error(message = "Internal Server Error")]
    ServerError(#[source] BoxError),

    /// The client id or client secret in the body is invalid.
    ///
    /// The status is 401 if the client sent them in the `Authorization` header.
    #[error("The client id or client secret is invalid")]
    InvalidClient,

    // The names of an enum are unique, so the same name with another status is in another type.
    /// The client id or client secret in the `Authorization` header is invalid.
    #[error(transparent)]
    #[api_error(transparent)]
    BasicAuth(#[from] BasicAuthError),
}

/// The client id or client secret in the `Authorization` header is invalid.
///
/// The status is 400 if the client sent them in the body.
#[derive(Debug, Error, ApiError)]
#[error("The client id or client secret is invalid")]
#[api_error(api = OAuth2Api, header("WWW-Authenticate", r#"Basic realm="oauth""#))]
#[status(401)]
#[name("invalid_client")]
pub struct BasicAuthError;

/// Errors of the authorization endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = OAuth2Api, rename_all = "snake_case", title = "General errors", redirect = 303)]
#[status(400)]
pub enum AuthorizationError {
    /// The URL is malformed: a parameter is missing, repeated or invalid.
    #[error("The parameter {parameter} is missing or malformed")]
    #[api_error(help = "https://docs.described.example/oauth#invalid_request")]
    InvalidRequest {
        /// The name of the parameter.
        #[data]
        #[api_error(example = "response_type")]
        parameter: &'static str,
    },

    /// The server does not support the value of `response_type`.
    #[error("The response type is not supported")]
    #[api_error(help = "https://docs.described.example/oauth#unsupported_response_type")]
    UnsupportedResponseType,

    /// The scope is invalid, or the server does not support it.
    #[error("The scope {scope} does not exist")]
    #[api_error(help = "https://docs.described.example/oauth#invalid_scope")]
    InvalidScope {
        /// The scope in the request.
        #[data]
        #[api_error(example = "everything")]
        scope: String,
    },

    /// This application may not use the scope.
    #[error("This application may not ask for the scope {scope}")]
    #[status(403)]
    #[api_error(help = "https://docs.described.example/oauth#forbidden_scope")]
    ForbiddenScope {
        /// The scope in the request.
        #[data]
        #[api_error(example = "billing")]
        scope: String,
    },

    /// The resource owner or the server denied the request.
    ///
    /// # Solution
    ///
    /// Do not send the request again automatically. The user can start the authorization again.
    #[error("The request was denied")]
    #[status(403)]
    #[api_error(help = "https://docs.described.example/oauth#access_denied")]
    AccessDenied,
}

/// Errors that the server cannot send in a redirect (RFC 6749 §4.1.2.1).
#[derive(Debug, Error, ApiError)]
#[api_error(api = OAuth2Api, rename_all = "snake_case", title = "Errors without a redirect")]
pub enum ClientError {
    /// `client_id` or `redirect_uri` is missing, invalid or not registered, or the query cannot be
    /// parsed. The server does not redirect.
    ///
    /// # Solution
    ///
    /// Send the id and a redirect URI of a registered application.
    #[error("The client_id, the redirect_uri or the query is invalid")]
    #[status(400)]
    InvalidRequest,
}

/// One value of every error of the API, with its reason phrase.
pub fn samples() -> Vec<(&'static str, DescribedError)> {
    vec![
        ("Bad Request", DescribedError::MissingParameter { parameter: "from" }),
        ("Unauthorized", DescribedError::Unauthorized { challenge: NO_TOKEN }),
        ("Forbidden", DescribedError::Forbidden { action: "list users" }),
        ("Not Found", DescribedError::NoSuchResource { what: "report", id: 12 }),
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
        ("invalid_client", BasicAuthError.into()),
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
