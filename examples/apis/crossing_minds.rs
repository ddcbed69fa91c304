//! A long file, because it declares each published error of a recommendation service: a numbered kind
//! and, inside it, a name.
//!
//! A kind with one name is a variant. A kind with several names is an enum, which declares status and code once.

use std::time::Duration;

use api_error::{ApiError, api, catalog, envelope::Coded};
use serde::Serialize;
use thiserror::Error;

/// The kinds of errors, by number.
pub mod codes {
    use api_error::Code;

    pub const SERVER_ERROR: Code = Code::new(0, "ServerError");
    pub const SERVER_UNAVAILABLE: Code = Code::new(1, "ServerUnavailable");
    pub const TOO_MANY_REQUESTS: Code = Code::new(2, "TooManyRequests");
    pub const AUTH_ERROR: Code = Code::new(21, "AuthError");
    pub const JWT_TOKEN_EXPIRED: Code = Code::new(22, "JwtTokenExpired");
    pub const REFRESH_TOKEN_EXPIRED: Code = Code::new(28, "RefreshTokenExpired");
    pub const WRONG_DATA: Code = Code::new(40, "WrongData");
    pub const DUPLICATED: Code = Code::new(42, "DuplicatedError");
    pub const FORBIDDEN: Code = Code::new(50, "ForbiddenError");
    pub const NOT_FOUND: Code = Code::new(60, "NotFoundError");
    pub const METHOD_NOT_ALLOWED: Code = Code::new(70, "MethodNotAllowed");
}

api! {
    /// A recommendation service.
    pub struct CrossingMinds { envelope = Coded, domain = "api.crossingminds.com" }
}

catalog! {
    // There is no `HttpError`, because the server answers each rejection with one of the eleven kinds.
    /// The errors of a recommendation service.
    pub static CROSSING_MINDS for CrossingMinds = [CrossingMindsError];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = CrossingMinds, title = "General errors")]
pub enum CrossingMindsError {
    /// The server failed. Its log contains the cause.
    #[error("internal: {0}")]
    #[status(500)]
    #[code(codes::SERVER_ERROR)]
    #[api_error(message = "Unknown error from server")]
    Server(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// An upstream service sent an invalid response.
    #[error("upstream: {0}")]
    #[status(502)]
    #[code(codes::SERVER_ERROR)]
    #[api_error(message = "Unknown error from server")]
    Upstream(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// The service is overloaded or being updated; wait longer after every attempt.
    #[error("unavailable: {reason}")]
    #[status(503)]
    #[code(codes::SERVER_UNAVAILABLE)]
    #[api_error(message = "The server is currently unavailable, please try again later")]
    Unavailable {
        /// Why, for the log.
        reason: &'static str,
    },

    /// The subscription allows fewer requests.
    #[error("The amount of requests exceeds the limit of your subscription")]
    #[status(429)]
    #[code(codes::TOO_MANY_REQUESTS)]
    #[name("RATE_LIMIT_OVERFLOW")]
    TooManyRequests {
        /// When the next request will be accepted, in seconds.
        #[data]
        #[api_error(retry_after)]
        retry_after: Duration,
    },

    /// The caller cannot be authenticated.
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    /// The request has no access token, or the token has expired; get a new one with the refresh token.
    #[error("The JWT token has expired")]
    #[status(401)]
    #[code(codes::JWT_TOKEN_EXPIRED)]
    #[name("INCORRECT_JWT_TOKEN")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.crossingminds.com", error="invalid_token""#
    ))]
    JwtTokenExpired,

    /// The refresh token has expired too; log in again.
    #[error("The refresh token has expired")]
    #[status(401)]
    #[code(codes::REFRESH_TOKEN_EXPIRED)]
    RefreshTokenExpired,

    /// A value is of the wrong type.
    #[error("There is an error in the submitted data")]
    #[status(400)]
    #[code(codes::WRONG_DATA)]
    WrongDataType {
        /// The reason why the data is invalid.
        #[data]
        #[api_error(example = "ratings[3] is not a number")]
        error: String,
    },

    /// The resource already exists.
    #[error(transparent)]
    #[api_error(transparent)]
    Duplicated(#[from] DuplicatedError),

    /// The caller may not do this.
    #[error(transparent)]
    #[api_error(transparent)]
    Forbidden(#[from] ForbiddenError),

    /// The requested resource does not exist.
    #[error(transparent)]
    #[api_error(transparent)]
    NotFound(#[from] NotFoundError),

    /// The path exists, but not with this method.
    #[error("Method \"{method}\" not allowed")]
    #[status(405)]
    #[code(codes::METHOD_NOT_ALLOWED)]
    #[name("HTTP_METHOD_NOT_ALLOWED")]
    MethodNotAllowed {
        /// The method of the request.
        #[data]
        #[api_error(example = "PATCH")]
        method: String,
        /// The methods that the path has.
        #[api_error(header = "Allow", example = "GET, PUT")]
        allow: &'static str,
    },
}

/// Why the caller cannot be authenticated.
#[derive(Debug, Error, ApiError)]
#[error("Cannot perform authentication: {error}")]
#[api_error(api = CrossingMinds)]
#[status(401)]
#[code(codes::AUTH_ERROR)]
pub enum AuthError {
    /// The password is wrong.
    IncorrectPassword {
        /// The operation that failed.
        #[data]
        #[api_error(example = "incorrect password")]
        error: &'static str,
    },
    /// The account's email address has not been confirmed.
    AccountNotVerified {
        /// The operation that failed.
        #[data]
        #[api_error(example = "account not verified")]
        error: &'static str,
    },
    /// The refresh token is unknown, or it was already used.
    IncorrectRefreshToken {
        /// The operation that failed.
        #[data]
        #[api_error(example = "incorrect refresh token")]
        error: &'static str,
    },
    /// The code is not the one in the confirmation email.
    ActivationCodeDoesNotMatch {
        /// The operation that failed.
        #[data]
        #[api_error(example = "activation code does not match")]
        error: &'static str,
    },
}

/// Errors of resources that already exist.
#[derive(Debug, Error, ApiError)]
#[error("The {kind} {key} is duplicated")]
#[api_error(api = CrossingMinds)]
#[status(400)]
#[code(codes::DUPLICATED)]
pub enum DuplicatedError {
    /// Two users with one id.
    DuplicatedUserId {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::User)]
        kind: Resource,
        /// The user's id.
        #[data]
        #[api_error(example = Key::Text("u-17"))]
        key: Key,
    },
    /// Two items with one id.
    DuplicatedItemId {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::Item)]
        kind: Resource,
        /// The item's id.
        #[data]
        #[api_error(example = Key::Number(11111))]
        key: Key,
    },
    /// The users have this property.
    DuplicatedUserProperty {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::UserProperty)]
        kind: Resource,
        /// The property's name.
        #[data]
        #[api_error(example = Key::Text("age"))]
        key: Key,
    },
    /// The items have this property.
    DuplicatedItemProperty {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::ItemProperty)]
        kind: Resource,
        /// The property's name.
        #[data]
        #[api_error(example = Key::Text("price"))]
        key: Key,
    },
    /// The task was started and has not ended.
    TaskAlreadyRunning {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::Task)]
        kind: Resource,
        /// The task's name.
        #[data]
        #[api_error(example = Key::Text("train"))]
        key: Key,
    },
}

/// Errors of missing permissions.
#[derive(Debug, Error, ApiError)]
#[error("Do not have enough permissions to access this resource: {error}")]
#[api_error(api = CrossingMinds)]
#[status(403)]
#[code(codes::FORBIDDEN)]
pub enum ForbiddenError {
    /// The account's role does not include it.
    IncorrectRole {
        /// Which permission is missing.
        #[data]
        #[api_error(example = "role backend is required")]
        error: &'static str,
    },
    /// A frontend account requested another user.
    IncorrectFrontendUserId {
        /// Which permission is missing.
        #[data]
        #[api_error(example = "the token belongs to another user")]
        error: &'static str,
    },
}

/// Errors of resources that do not exist.
#[derive(Debug, Error, ApiError)]
#[error("The {kind} {key} does not exist")]
#[api_error(api = CrossingMinds)]
#[status(404)]
#[code(codes::NOT_FOUND)]
#[expect(clippy::enum_variant_names, reason = "the variants are called as the published names are")]
pub enum NotFoundError {
    /// No such user.
    UserNotFound {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::User)]
        kind: Resource,
        /// The user's id.
        #[data]
        #[api_error(example = Key::Text("u-17"))]
        key: Key,
    },
    /// No such item.
    ItemNotFound {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::Item)]
        kind: Resource,
        /// The item's id.
        #[data]
        #[api_error(example = Key::Number(11111))]
        key: Key,
    },
    /// Users have no such property.
    UserPropertyNotFound {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::UserProperty)]
        kind: Resource,
        /// The property's name.
        #[data]
        #[api_error(example = Key::Text("age"))]
        key: Key,
    },
    /// Items have no such property.
    ItemPropertyNotFound {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::ItemProperty)]
        kind: Resource,
        /// The property's name.
        #[data]
        #[api_error(example = Key::Text("price"))]
        key: Key,
    },
    /// No such account.
    AccountNotFound {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::Account)]
        kind: Resource,
        /// The account's email address.
        #[data]
        #[api_error(example = Key::Text("ada@example.com"))]
        key: Key,
    },
    /// No such database.
    DatabaseNotFound {
        /// The kind of resource that the key identifies.
        #[data("type")]
        #[api_error(example = Resource::Database)]
        kind: Resource,
        /// The database's id.
        #[data]
        #[api_error(example = Key::Text("db-2"))]
        key: Key,
    },
}

/// The kinds of things that have keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, derive_more::Display)]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    #[display("user")]
    User,
    #[display("item")]
    Item,
    #[display("user_property")]
    UserProperty,
    #[display("item_property")]
    ItemProperty,
    #[display("task")]
    Task,
    #[display("account")]
    Account,
    #[display("database")]
    Database,
}

/// A key: a number or a text, depending on the database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, derive_more::Display)]
#[serde(untagged)]
pub enum Key {
    Number(u64),
    Text(&'static str),
}

/// One value of every error, with its name.
pub fn samples() -> Vec<(&'static str, CrossingMindsError)> {
    let mut samples: Vec<(&'static str, CrossingMindsError)> = vec![
        ("INTERNAL_SERVER_ERROR", CrossingMindsError::Server("model m-3 has no weights".into())),
        ("BAD_GATEWAY", CrossingMindsError::Upstream("storage: connection reset".into())),
        ("SERVICE_UNAVAILABLE", CrossingMindsError::Unavailable { reason: "draining" }),
        (
            "RATE_LIMIT_OVERFLOW",
            CrossingMindsError::TooManyRequests { retry_after: Duration::from_secs(30) },
        ),
        ("INCORRECT_JWT_TOKEN", CrossingMindsError::JwtTokenExpired),
        ("REFRESH_TOKEN_EXPIRED", CrossingMindsError::RefreshTokenExpired),
        (
            "WRONG_DATA_TYPE",
            CrossingMindsError::WrongDataType { error: "ratings[3] is not a number".to_owned() },
        ),
        (
            "HTTP_METHOD_NOT_ALLOWED",
            CrossingMindsError::MethodNotAllowed { method: "PATCH".to_owned(), allow: "GET, PUT" },
        ),
        ("INCORRECT_PASSWORD", AuthError::IncorrectPassword { error: "incorrect password" }.into()),
        (
            "ACCOUNT_NOT_VERIFIED",
            AuthError::AccountNotVerified { error: "account not verified" }.into(),
        ),
        (
            "INCORRECT_REFRESH_TOKEN",
            AuthError::IncorrectRefreshToken { error: "incorrect refresh token" }.into(),
        ),
        (
            "ACTIVATION_CODE_DOES_NOT_MATCH",
            AuthError::ActivationCodeDoesNotMatch { error: "activation code does not match" }
                .into(),
        ),
        (
            "INCORRECT_ROLE",
            ForbiddenError::IncorrectRole { error: "role backend is required" }.into(),
        ),
        (
            "INCORRECT_FRONTEND_USER_ID",
            ForbiddenError::IncorrectFrontendUserId { error: "the token belongs to another user" }
                .into(),
        ),
    ];
    samples.extend(duplicated().map(|(name, error)| (name, error.into())));
    samples.extend(not_found().map(|(name, error)| (name, error.into())));
    samples
}

fn duplicated() -> [(&'static str, DuplicatedError); 5] {
    use DuplicatedError as E;
    use Resource as R;
    [
        ("DUPLICATED_USER_ID", E::DuplicatedUserId { kind: R::User, key: Key::Text("u-17") }),
        ("DUPLICATED_ITEM_ID", E::DuplicatedItemId { kind: R::Item, key: Key::Number(11111) }),
        (
            "DUPLICATED_USER_PROPERTY",
            E::DuplicatedUserProperty { kind: R::UserProperty, key: Key::Text("age") },
        ),
        (
            "DUPLICATED_ITEM_PROPERTY",
            E::DuplicatedItemProperty { kind: R::ItemProperty, key: Key::Text("price") },
        ),
        ("TASK_ALREADY_RUNNING", E::TaskAlreadyRunning { kind: R::Task, key: Key::Text("train") }),
    ]
}

fn not_found() -> [(&'static str, NotFoundError); 6] {
    use NotFoundError as E;
    use Resource as R;
    [
        ("USER_NOT_FOUND", E::UserNotFound { kind: R::User, key: Key::Text("u-17") }),
        ("ITEM_NOT_FOUND", E::ItemNotFound { kind: R::Item, key: Key::Number(u64::MAX) }),
        (
            "USER_PROPERTY_NOT_FOUND",
            E::UserPropertyNotFound { kind: R::UserProperty, key: Key::Text("age") },
        ),
        (
            "ITEM_PROPERTY_NOT_FOUND",
            E::ItemPropertyNotFound { kind: R::ItemProperty, key: Key::Text("price") },
        ),
        (
            "ACCOUNT_NOT_FOUND",
            E::AccountNotFound { kind: R::Account, key: Key::Text("ada@example.com") },
        ),
        ("DATABASE_NOT_FOUND", E::DatabaseNotFound { kind: R::Database, key: Key::Text("db-2") }),
    ]
}
