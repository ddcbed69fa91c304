//! Queues and draws for limited products, whose errors are a name, a message, details and issues.
//!
//! A 500 contains the id of its request, from the [`Context`](api_error::Context) it is rendered in.

use std::{error::Error as StdError, fmt, time::Duration};

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
    /// `error` and `code` identify the error: both contain its name. `details` contains its data, and
    /// `issues` the invalid fields. `requestId` is the id of the request. Include it when you
    /// report a problem.
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
    /// | cause | message |
    /// |---|---|
    /// | The body is not valid JSON. | `Invalid JSON in request body` |
    /// | A required field is missing. | `Field email is missing` |
    /// | A field has a value of the wrong type. | `Field age is of the wrong type` |
    /// | A parameter has an invalid value. | `Parameter page has an invalid value` |
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
    /// | cause | message |
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
    /// | cause | message |
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

    /// Some fields of the body are invalid. `issues` has one element for each of them.
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
        #[api_error(issues, example = issues::examples())]
        issues: Vec<Issue>,
    },

    /// You sent too many requests to the endpoint.
    ///
    /// Wait for the seconds in the header `Retry-After`.
    ///
    /// | endpoint | requests | window |
    /// |---|---|---|
    /// | authentication | 10 | 60 seconds |
    /// | queue entry | 5 | 10 seconds |
    /// | webhook | 1000 | 60 seconds |
    /// | general | 100 | 60 seconds |
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
    /// The body contains `requestId`, the id of the request. Include it when you report the problem.
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
    /// Wait for the seconds in the header `Retry-After`.
    ///
    /// # Causes
    ///
    /// - planned maintenance
    /// - a deployment in progress
    /// - capacity limits
    /// - problems of another service
    #[error("unavailable: {cause:?}")]
    #[status(503)]
    #[api_error(message = "Service Unavailable")]
    ServiceUnavailable {
        /// Why, for the log.
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
    #[error("No authentication provided")]
    Unauthorized,

    /// The token is malformed or invalid.
    #[error("Token is malformed or invalid")]
    #[api_error(header("WWW-Authenticate", r#"Bearer realm="fanfare.io", error="invalid_token""#))]
    InvalidToken,

    /// The token has expired.
    ///
    /// Get a new token.
    #[error("Authentication token has expired")]
    #[api_error(header("WWW-Authenticate", r#"Bearer realm="fanfare.io", error="invalid_token""#))]
    TokenExpired,

    /// The username or the password is wrong.
    #[error("Wrong username/password")]
    InvalidCredentials,
}

/// Errors of requests that conflict with the state of a resource.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Fanfare)]
#[status(409)]
pub enum ConflictError {
    /// The user already joined the queue.
    #[error("User already joined this queue")]
    AlreadyInQueue {
        /// The id of the queue.
        #[data("queueId")]
        #[api_error(example = "q_81")]
        queue: String,
    },

    /// The user already registered for the draw.
    #[error("User already registered for draw")]
    AlreadyRegistered,

    /// Another resource already has this value, which must be unique.
    ///
    /// | `field` | message |
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
    /// Read the resource again before you change it.
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
    /// Returns the only column of a violated unique constraint.
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

/// Errors of unreadable requests.
#[derive(Debug, Clone)]
pub enum BadRequestCause {
    MalformedJson,
    MissingField(String),
    InvalidType(String),
    InvalidParameter(String),
}

impl fmt::Display for BadRequestCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MalformedJson => f.write_str("Invalid JSON in request body"),
            Self::MissingField(field) => write!(f, "Field {field} is missing"),
            Self::InvalidType(field) => write!(f, "Field {field} is of the wrong type"),
            Self::InvalidParameter(parameter) => {
                write!(f, "Parameter {parameter} has an invalid value")
            }
        }
    }
}

/// Errors of forbidden requests.
#[derive(Debug, Clone, Copy)]
pub enum ForbiddenCause {
    OtherOrganization,
    InsufficientRole,
    RestrictedResource,
    DeviceMismatch,
}

impl fmt::Display for ForbiddenCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OtherOrganization => "The resource belongs to another organization",
            Self::InsufficientRole => "Your role does not allow this",
            Self::RestrictedResource => "The resource is restricted",
            Self::DeviceMismatch => "The session was started on another device",
        })
    }
}

/// Why nothing is found.
#[derive(Debug, Clone, Copy)]
pub enum NotFoundCause {
    InvalidId,
    Deleted,
    NotYetCreated,
    UnknownPath,
}

impl fmt::Display for NotFoundCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidId => "No resource has this id",
            Self::Deleted => "The resource was deleted",
            Self::NotYetCreated => "The resource does not exist yet",
            Self::UnknownPath => "There is no such path",
        })
    }
}

/// Why the service is closed.
#[derive(Debug, Clone, Copy)]
pub enum UnavailableCause {
    Maintenance,
    Deployment,
    Capacity,
    Upstream,
}

/// The issues that a field of a request body can have.
pub mod issues {
    use api_error::Issue;
    use serde::Serialize;

    /// The field is absent.
    pub fn required(pointer: String, expected: &'static str) -> Issue {
        Issue::new("required", "Required field", pointer)
            .with("expected", expected)
            .with("received", "undefined")
    }

    /// The field is not an email address.
    pub fn email(pointer: String) -> Issue {
        Issue::new("email", "Must be valid email format", pointer)
    }

    /// The field has fewer characters or elements than it must have.
    pub fn min_length(pointer: String, expected: usize, received: usize) -> Issue {
        length(Issue::new("min_length", "Below minimum length", pointer), expected, received)
    }

    /// The field has more characters or elements than it may have.
    pub fn max_length(pointer: String, expected: usize, received: usize) -> Issue {
        length(Issue::new("max_length", "Exceeds maximum length", pointer), expected, received)
    }

    /// The field does not have the required format.
    pub fn pattern(pointer: String, expected: &'static str) -> Issue {
        Issue::new("pattern", "Doesn't match expected pattern", pointer).with("expected", expected)
    }

    /// Another resource already has the value of the field.
    pub fn unique(pointer: String) -> Issue {
        Issue::new("unique", "Value already exists (duplicate)", pointer)
    }

    /// One issue of each type.
    pub fn examples() -> Vec<Issue> {
        vec![
            required("/email".to_owned(), "string"),
            email("/contacts/0/email".to_owned()),
            min_length("/password".to_owned(), 12, 5),
            max_length("/name".to_owned(), 80, 81),
            pattern("/sku".to_owned(), "[A-Z]{3}-[0-9]+"),
            unique("/contacts/0/email".to_owned()),
        ]
    }

    fn length(issue: Issue, expected: impl Serialize, received: impl Serialize) -> Issue {
        issue.with("expected", expected).with("received", received)
    }
}

/// One value of every error and of every cause, with what the body calls it.
pub fn samples() -> Vec<(&'static str, FanfareError)> {
    let mut samples = vec![
        ("unauthorized", AuthError::Unauthorized.into()),
        ("invalid_token", AuthError::InvalidToken.into()),
        ("token_expired", AuthError::TokenExpired.into()),
        ("invalid_credentials", AuthError::InvalidCredentials.into()),
        ("already_in_queue", ConflictError::AlreadyInQueue { queue: "q_81".to_owned() }.into()),
        ("already_registered", ConflictError::AlreadyRegistered.into()),
        ("concurrent_modification", ConflictError::ConcurrentModification.into()),
        ("validation_error", FanfareError::ValidationError { issues: issues::examples() }),
        (
            "rate_limit_exceeded",
            FanfareError::RateLimitExceeded {
                retry_after: 7,
                limit: 10,
                remaining: 0,
                reset: 1_767_225_600,
            },
        ),
        ("internal_error", FanfareError::Internal("relation \"draws\" does not exist".into())),
        ("bad_gateway", FanfareError::BadGateway("payments said <html>".into())),
        ("gateway_timeout", FanfareError::GatewayTimeout { after: Duration::from_millis(2500) }),
    ];
    samples.extend(
        [
            BadRequestCause::MalformedJson,
            BadRequestCause::MissingField("email".to_owned()),
            BadRequestCause::InvalidType("age".to_owned()),
            BadRequestCause::InvalidParameter("page".to_owned()),
        ]
        .map(|cause| ("bad_request", FanfareError::BadRequest(cause))),
    );
    samples.extend(
        [
            ForbiddenCause::OtherOrganization,
            ForbiddenCause::InsufficientRole,
            ForbiddenCause::RestrictedResource,
            ForbiddenCause::DeviceMismatch,
        ]
        .map(|cause| ("forbidden", FanfareError::Forbidden(cause))),
    );
    samples.extend(
        [
            NotFoundCause::InvalidId,
            NotFoundCause::Deleted,
            NotFoundCause::NotYetCreated,
            NotFoundCause::UnknownPath,
        ]
        .map(|cause| ("not_found", FanfareError::NotFound(cause))),
    );
    samples.extend(
        [UniqueField::Id, UniqueField::Email, UniqueField::Name, UniqueField::Sku]
            .map(|field| ("already_exists", ConflictError::from(field).into())),
    );
    samples.extend(
        [
            UnavailableCause::Maintenance,
            UnavailableCause::Deployment,
            UnavailableCause::Capacity,
            UnavailableCause::Upstream,
        ]
        .map(|cause| {
            let retry_after = Duration::from_secs(120);
            ("service_unavailable", FanfareError::ServiceUnavailable { cause, retry_after })
        }),
    );
    samples
}
