//! The API of a shop that sells scarce products through queues and prize draws. Each error has a
//! name and a message, and can have details and issues.
//!
//! Each error contains the id of its request. The layer of the server passes the id in the
//! [`Context`](api_error::Context).

mod causes;
pub mod issues;
mod samples;

pub use causes::{BadRequestCause, ForbiddenCause, NotFoundCause, UnavailableCause};
pub use samples::samples;

use std::{error::Error as StdError, time::Duration};

use api_error::{
    ApiError, ConstraintKind, HttpError, Issue, Violation, api, catalog, envelope::Detailed,
};
use schemars::JsonSchema;
use serde::Serialize;
use thiserror::Error;

api! {
    /// Queues and draws for limited products.
    pub struct Fanfare { envelope = Detailed, domain = "fanfare.io" }
}

catalog! {
    /// The errors of queues and draws for limited products.
    ///
    /// `error` and `code` identify the error: both contain its name. `details` contains its data,
    /// and `issues` the invalid fields. Include `requestId` when you report a problem.
    pub static FANFARE for Fanfare = [
        FanfareError,
        HttpError { MethodNotAllowed, ContentTooLarge, UnsupportedMediaType },
    ];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Fanfare, title = "General errors")]
pub enum FanfareError {
    /// The request is malformed.
    ///
    /// # Causes
    ///
    /// | Cause | Message |
    /// |---|---|
    /// | The body is not valid JSON. | `Invalid JSON in request body` |
    /// | A required field is missing. | such as `Field email is missing` |
    /// | A field has a value of the wrong type. | such as `Field age is of the wrong type` |
    /// | A parameter has an invalid value. | such as `Parameter page has an invalid value` |
    ///
    /// Only the message names the field or the parameter.
    #[error("{0}")]
    #[status(400)]
    BadRequest(#[api_error(example = "Invalid JSON in request body")] BadRequestCause),

    /// The caller is not authenticated.
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    /// The caller is authenticated, but the request is not allowed.
    ///
    /// # Causes
    ///
    /// | Cause | Message |
    /// |---|---|
    /// | The resource belongs to another organization. | `The resource belongs to another organization` |
    /// | The role of the caller is not sufficient. | `Your role does not allow this` |
    /// | The resource is restricted. | `The resource is restricted` |
    /// | The device is not the device of the session. | `The session was started on another device` |
    #[error("{0}")]
    #[status(403)]
    Forbidden(#[api_error(example = "Your role does not allow this")] ForbiddenCause),

    /// The resource does not exist.
    ///
    /// # Causes
    ///
    /// | Cause | Message |
    /// |---|---|
    /// | The id is invalid. | `No resource has this id` |
    /// | The resource was deleted. | `The resource was deleted` |
    /// | The resource is not created yet. | `The resource does not exist yet` |
    /// | The path is misspelled. | `There is no such path` |
    #[error("{0}")]
    #[status(404)]
    NotFound(#[api_error(example = "No resource has this id")] NotFoundCause),

    /// The request conflicts with the state of the resource.
    #[error(transparent)]
    #[api_error(transparent)]
    Conflict(#[from] ConflictError),

    /// Some fields of the body are invalid. `issues` has one element for each field and rule.
    ///
    /// The `type` of an issue is one of these. Some issues also have the members `expected` and
    /// `received`.
    ///
    /// | `type` | `message` | `expected` | `received` |
    /// |---|---|---|---|
    /// | `required` | `Required field` | the type of the value, such as `string` | `undefined` |
    /// | `email` | `Must be valid email format` | | |
    /// | `min_length` | `Below minimum length` | the minimum length, an integer | the length of the value, an integer; optional |
    /// | `max_length` | `Exceeds maximum length` | the maximum length, an integer | the length of the value, an integer; optional |
    /// | `pattern` | `Doesn't match expected pattern` | the regular expression; optional | |
    /// | `unique` | `Value already exists (duplicate)` | | |
    #[error("The request body has invalid fields")]
    #[status(422)]
    ValidationError {
        /// One issue per field and rule.
        #[api_error(issues(required), example = issues::examples())]
        issues: Vec<Issue>,
    },

    /// You sent too many requests to the endpoint.
    ///
    /// Each endpoint has one of these limits:
    ///
    /// | Endpoint | Requests | Window |
    /// |---|---|---|
    /// | authentication | 10 | 60 seconds |
    /// | queue entry | 5 | 10 seconds |
    /// | webhook | 1000 | 60 seconds |
    /// | general | 100 | 60 seconds |
    ///
    /// # Solution
    ///
    /// Wait for the number of seconds in the header `Retry-After`.
    #[error("Rate limit exceeded, try again in {retry_after} seconds")]
    #[status(429)]
    RateLimitExceeded {
        /// The number of seconds after which the next request is accepted.
        #[api_error(retry_after, example = 7)]
        retry_after: u64,
        /// The number of requests that are allowed in one window.
        #[api_error(header = "X-RateLimit-Limit", example = 10)]
        limit: u32,
        /// The number of requests that remain in this window.
        #[api_error(header = "X-RateLimit-Remaining", example = 0)]
        remaining: u32,
        /// The end of this window, as Unix time in seconds.
        #[api_error(header = "X-RateLimit-Reset", example = 1_767_225_600_u64)]
        reset: u64,
    },

    /// The server failed.
    ///
    /// Include `requestId` when you report the problem.
    #[error("internal: {0}")]
    #[status(500)]
    #[name("INTERNAL_ERROR")]
    Internal(#[source] BoxError),

    /// The server received an invalid response from another service.
    #[error("upstream: {0}")]
    #[status(502)]
    #[api_error(message = "Bad Gateway")]
    BadGateway(#[source] BoxError),

    /// The service is temporarily unavailable.
    ///
    /// # Causes
    ///
    /// - planned maintenance
    /// - a deployment in progress
    /// - capacity limits
    /// - problems of another service
    ///
    /// # Solution
    ///
    /// Wait for the number of seconds in the header `Retry-After`.
    #[error("unavailable: {cause:?}")]
    #[status(503)]
    #[api_error(message = "Service Unavailable")]
    ServiceUnavailable {
        /// The reason, for the log.
        cause: UnavailableCause,
        /// The delay before the next request.
        #[api_error(retry_after, example = 120)]
        retry_after: Duration,
    },

    /// The server did not receive a response from another service in time.
    #[error("upstream did not answer within {} ms", after.as_millis())]
    #[status(504)]
    #[api_error(message = "Gateway Timeout")]
    GatewayTimeout {
        /// The timeout.
        after: Duration,
    },
}

type BoxError = Box<dyn StdError + Send + Sync>;

/// Errors of tokens and passwords.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Fanfare, title = "Authentication errors")]
#[status(401)]
pub enum AuthError {
    /// The request has no authentication.
    ///
    /// # Solution
    ///
    /// Send a token in the header `Authorization: Bearer <token>`.
    #[error("No authentication provided")]
    Unauthorized,

    /// The token is malformed or invalid.
    ///
    /// # Solution
    ///
    /// Get a new token, then send the request again with it.
    #[error("Token is malformed or invalid")]
    #[api_error(header("WWW-Authenticate", r#"Bearer realm="fanfare.io", error="invalid_token""#))]
    InvalidToken,

    /// The token has expired.
    ///
    /// # Solution
    ///
    /// Get a new token, then send the request again with it.
    #[error("Authentication token has expired")]
    #[api_error(header("WWW-Authenticate", r#"Bearer realm="fanfare.io", error="invalid_token""#))]
    TokenExpired,

    /// The username or the password is wrong.
    ///
    /// # Solution
    ///
    /// Send the correct username and password.
    #[error("Wrong username/password")]
    InvalidCredentials,
}

/// Errors of requests that conflict with the state of a resource.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Fanfare)]
#[status(409)]
pub enum ConflictError {
    /// The user already joined the queue. No other request is necessary.
    #[error("User already joined this queue")]
    AlreadyInQueue {
        /// The id of the queue.
        #[data("queueId")]
        #[api_error(example = "q_81")]
        queue: String,
    },

    /// The user already registered for the draw. No other request is necessary.
    #[error("User already registered for draw")]
    AlreadyRegistered,

    /// Another resource already has this value, which must be unique.
    ///
    /// | `field` | Message |
    /// |---|---|
    /// | `id` | `Resource with this ID already exists` |
    /// | `email` | `Email already registered` |
    /// | `name` | `Name already in use` |
    /// | `sku` | `Product SKU already exists` |
    #[error("{1}")]
    AlreadyExists(
        /// The field with the value.
        #[data("field")]
        #[api_error(example = UniqueField::Email)]
        UniqueField,
        #[api_error(example = UniqueField::Email.message())] &'static str,
    ),

    /// Another request changed the resource at the same time.
    ///
    /// # Solution
    ///
    /// Read the resource again, change the new version, then send it.
    #[error("Resource was modified by another request")]
    ConcurrentModification,
}

/// A field whose value must be unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UniqueField {
    Id,
    Email,
    Name,
    Sku,
}

impl UniqueField {
    /// Returns the field of a violated unique constraint, if the constraint has exactly one column.
    pub fn of(violation: &Violation<'_>) -> Option<Self> {
        match (violation.kind(), violation.columns()) {
            (ConstraintKind::Unique, ["id"]) => Some(Self::Id),
            (ConstraintKind::Unique, ["email"]) => Some(Self::Email),
            (ConstraintKind::Unique, ["name"]) => Some(Self::Name),
            (ConstraintKind::Unique, ["sku"]) => Some(Self::Sku),
            _ => None,
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Id => "Resource with this ID already exists",
            Self::Email => "Email already registered",
            Self::Name => "Name already in use",
            Self::Sku => "Product SKU already exists",
        }
    }
}

impl From<UniqueField> for ConflictError {
    fn from(field: UniqueField) -> Self {
        Self::AlreadyExists(field, field.message())
    }
}
