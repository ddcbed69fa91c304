//! Queues and draws for limited products, whose errors are a name, a message, details and issues.
//!
//! A 500 contains the id of its request, from the [`Context`](api_error::Context) it is rendered in.

use std::{error::Error as StdError, fmt, time::Duration};

use api_error::{ApiError, HttpError, Issue, api, catalog, envelope::Detailed};
use thiserror::Error;

api! {
    /// Queues and draws for limited products.
    pub struct Fanfare { envelope = Detailed, domain = "fanfare.io" }
}

catalog! {
    /// The errors of queues and draws for limited products.
    pub static FANFARE for Fanfare = [
        FanfareError,
        HttpError { MethodNotAllowed, ContentTooLarge, UnsupportedMediaType },
    ];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Fanfare, title = "General errors")]
pub enum FanfareError {
    /// The request cannot be understood.
    #[error("{0}")]
    #[status(400)]
    BadRequest(#[api_error(example = "Invalid JSON in request body")] BadRequestCause),

    /// The caller is not authenticated.
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    /// The caller is known, but may not do this.
    #[error("{0}")]
    #[status(403)]
    Forbidden(#[api_error(example = "Your role does not allow this")] ForbiddenCause),

    /// The resource does not exist.
    #[error("{0}")]
    #[status(404)]
    NotFound(#[api_error(example = "No resource has this id")] NotFoundCause),

    /// The request conflicts with the state of the resource.
    #[error(transparent)]
    #[api_error(transparent)]
    Conflict(#[from] ConflictError),

    /// Some fields of the body are invalid.
    #[error("The request body has invalid fields")]
    #[status(422)]
    ValidationError {
        /// One issue per field and rule.
        #[api_error(issues, example = issues::examples())]
        issues: Vec<Issue>,
    },

    /// The endpoint was called too often.
    #[error("Rate limit exceeded, try again in {} seconds", retry_after.as_secs())]
    #[status(429)]
    RateLimitExceeded {
        /// When the next request will be accepted.
        #[api_error(retry_after)]
        retry_after: Duration,
        /// Requests per window.
        #[api_error(header = "X-RateLimit-Limit", example = 100)]
        limit: u32,
        /// Requests left in this window.
        #[api_error(header = "X-RateLimit-Remaining", example = 0)]
        remaining: u32,
        /// When the window ends, in seconds since 1970.
        #[api_error(header = "X-RateLimit-Reset", example = 1_772_366_400_u64)]
        reset: u64,
    },

    /// The server failed. Its log contains the cause, with the id of the request.
    #[error("internal: {0}")]
    #[status(500)]
    #[name("INTERNAL_ERROR")]
    Internal(#[source] BoxError),

    /// An upstream service sent an invalid response.
    #[error("upstream: {0}")]
    #[status(502)]
    BadGateway(#[source] BoxError),

    /// The service is closed for a while.
    #[error("unavailable: {cause:?}")]
    #[status(503)]
    ServiceUnavailable {
        /// Why, for the log.
        cause: UnavailableCause,
        /// The delay before the next request.
        #[api_error(retry_after)]
        retry_after: Duration,
    },

    /// An upstream service did not respond in time.
    #[error("upstream did not answer within {} ms", after.as_millis())]
    #[status(504)]
    GatewayTimeout {
        /// The timeout.
        after: Duration,
    },
}

type BoxError = Box<dyn StdError + Send + Sync>;

/// The reasons why a caller is not authenticated.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Fanfare)]
#[status(401)]
pub enum AuthError {
    /// The request has no credentials.
    #[error("No authentication provided")]
    Unauthorized,

    /// The token cannot be read or its signature does not match.
    #[error("Token is malformed or invalid")]
    #[api_error(header("WWW-Authenticate", r#"Bearer realm="fanfare.io", error="invalid_token""#))]
    InvalidToken,

    /// The token has expired; refresh it.
    #[error("Authentication token has expired")]
    #[api_error(header("WWW-Authenticate", r#"Bearer realm="fanfare.io", error="invalid_token""#))]
    TokenExpired,

    /// Nobody has this user name and password.
    #[error("Wrong username/password")]
    InvalidCredentials,
}

/// Errors of conflicting requests.
#[derive(Debug, Error, ApiError)]
#[api_error(api = Fanfare)]
#[status(409)]
pub enum ConflictError {
    /// One place in the queue is enough.
    #[error("User already joined this queue")]
    AlreadyInQueue {
        /// The queue's id.
        #[data("queueId")]
        #[api_error(example = "q_81")]
        queue: String,
    },

    /// One ticket for the draw is enough.
    #[error("User already registered for draw")]
    AlreadyRegistered,

    /// A value that must be unique is taken.
    #[error("{taken}")]
    #[api_error(constraint(unique))]
    AlreadyExists {
        /// The field whose value is taken: neither the constraint nor the database's words.
        #[data("field")]
        #[api_error(column, example = "email")]
        taken: UniqueField,
    },

    /// Another request changed the resource: read it again before the next attempt.
    #[error("Resource was modified by another request")]
    ConcurrentModification,
}

/// Fields whose values belong to one resource only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum UniqueField {
    Id,
    Email,
    Name,
    Sku,
}

/// The column of a unique constraint.
impl TryFrom<String> for UniqueField {
    type Error = String;

    fn try_from(column: String) -> Result<Self, String> {
        match column.as_str() {
            "id" => Ok(Self::Id),
            "email" => Ok(Self::Email),
            "name" => Ok(Self::Name),
            "sku" => Ok(Self::Sku),
            _ => Err(column),
        }
    }
}

impl fmt::Display for UniqueField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Id => "Resource with this ID already exists",
            Self::Email => "Email already registered",
            Self::Name => "Name already in use",
            Self::Sku => "Product SKU already exists",
        })
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
                retry_after: Duration::from_secs(7),
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
            .map(|taken| ("already_exists", ConflictError::AlreadyExists { taken }.into())),
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
