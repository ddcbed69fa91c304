//! A long file, because it declares each published error of a recommendation service: a numbered kind
//! and, inside it, a name.
//!
//! A kind with one name is a variant. A kind with several names is an enum, which declares status and code once.

use std::time::Duration;

use api_error::{ApiError, api, catalog, envelope::Coded};
use schemars::JsonSchema;
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
    ///
    /// Identify an error by its status, then by `error_code`, then by `error_data.name`. Each body has
    /// `error_data`, and `error_data` has a `name`.
    ///
    /// A response with the status 500, 502 or 503 can lack `error_code`. Its status is sufficient.
    pub static CROSSING_MINDS for CrossingMinds = [CrossingMindsError];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = CrossingMinds, title = "General errors")]
pub enum CrossingMindsError {
    /// The server failed for an unknown reason.
    ///
    /// The same request may succeed later. The status identifies the error. This server sends
    /// `error_code`, but accept a response without it.
    #[error("internal: {0}")]
    #[status(500)]
    #[code(codes::SERVER_ERROR)]
    #[api_error(message = "Unknown error from server")]
    Server(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// The server received an invalid response from another server.
    ///
    /// The same request may succeed later. The status identifies the error. This server sends
    /// `error_code`, but accept a response without it.
    #[error("upstream: {0}")]
    #[status(502)]
    #[code(codes::SERVER_ERROR)]
    #[api_error(message = "Unknown error from server")]
    Upstream(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// The server is currently unavailable.
    ///
    /// Send the same request again later. The status identifies the error. This server sends
    /// `error_code`, but accept a response without it.
    #[error("unavailable: {reason}")]
    #[status(503)]
    #[code(codes::SERVER_UNAVAILABLE)]
    #[api_error(message = "The server is currently unavailable, please try again later")]
    Unavailable {
        /// Why, for the log.
        reason: &'static str,
    },

    /// You sent more requests than your subscription allows.
    ///
    /// Wait for the time in `retry_after`. The header `Retry-After` contains the same time.
    #[error("The amount of requests exceeds the limit of your subscription")]
    #[status(429)]
    #[code(codes::TOO_MANY_REQUESTS)]
    #[name("RATE_LIMIT_OVERFLOW")]
    TooManyRequests {
        /// The number of seconds after which the next request is accepted.
        #[data]
        #[api_error(retry_after)]
        retry_after: Duration,
    },

    /// The caller cannot be authenticated.
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    /// The JWT token of the request has expired, or it is incorrect.
    ///
    /// Get a new token with the refresh token.
    #[error("The JWT token has expired")]
    #[status(401)]
    #[code(codes::JWT_TOKEN_EXPIRED)]
    #[name("INCORRECT_JWT_TOKEN")]
    #[api_error(header(
        "WWW-Authenticate",
        r#"Bearer realm="api.crossingminds.com", error="invalid_token""#
    ))]
    JwtTokenExpired,

    /// The refresh token has expired.
    ///
    /// Log in again.
    #[error("The refresh token has expired")]
    #[status(401)]
    #[code(codes::REFRESH_TOKEN_EXPIRED)]
    RefreshTokenExpired,

    /// The submitted data is invalid, for example a value of the wrong type.
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

    /// The caller does not have the required permission.
    #[error(transparent)]
    #[api_error(transparent)]
    Forbidden(#[from] ForbiddenError),

    /// The requested resource does not exist.
    #[error(transparent)]
    #[api_error(transparent)]
    NotFound(#[from] NotFoundError),

    /// The path does not support the method of the request.
    ///
    /// Use one of the methods in the header `Allow`.
    #[error("Method \"{method}\" not allowed")]
    #[status(405)]
    #[code(codes::METHOD_NOT_ALLOWED)]
    #[name("HTTP_METHOD_NOT_ALLOWED")]
    MethodNotAllowed {
        /// The method of the request.
        #[data]
        #[api_error(example = "PATCH")]
        method: String,
        /// The methods that the path supports.
        #[api_error(header = "Allow", example = "GET, PUT")]
        allow: &'static str,
    },
}

/// Errors of passwords, accounts, refresh tokens and activation codes.
#[derive(Debug, Error, ApiError)]
#[error("Cannot perform authentication: {error}")]
#[api_error(api = CrossingMinds, title = "Authentication errors")]
#[status(401)]
#[code(codes::AUTH_ERROR)]
pub enum AuthError {
    /// The password is wrong.
    IncorrectPassword {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "incorrect password")]
        error: &'static str,
    },
    /// The account is not verified.
    ///
    /// Verify the account, then log in again.
    AccountNotVerified {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "account not verified")]
        error: &'static str,
    },
    /// The refresh token is incorrect.
    ///
    /// Log in again.
    IncorrectRefreshToken {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "incorrect refresh token")]
        error: &'static str,
    },
    /// The activation code is not the code of the account.
    ActivationCodeDoesNotMatch {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "activation code does not match")]
        error: &'static str,
    },
}

/// Errors of resources that exist more than once.
#[derive(Debug, Error, ApiError)]
#[error("The {kind} {key} is duplicated")]
#[api_error(api = CrossingMinds)]
#[status(400)]
#[code(codes::DUPLICATED)]
pub enum DuplicatedError {
    /// More than one user has this id.
    DuplicatedUserId {
        /// The type of the resource: always `user`.
        #[data("type")]
        #[api_error(example = ResourceType::User)]
        kind: ResourceType,
        /// The id of the user.
        #[data]
        #[api_error(example = ResourceKey::Text("u-17"))]
        key: ResourceKey,
    },
    /// More than one item has this id.
    DuplicatedItemId {
        /// The type of the resource: always `item`.
        #[data("type")]
        #[api_error(example = ResourceType::Item)]
        kind: ResourceType,
        /// The id of the item.
        #[data]
        #[api_error(example = ResourceKey::Number(11111))]
        key: ResourceKey,
    },
    /// More than one property of users has this name.
    DuplicatedUserProperty {
        /// The type of the resource: always `user_property`.
        #[data("type")]
        #[api_error(example = ResourceType::UserProperty)]
        kind: ResourceType,
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("age"))]
        key: ResourceKey,
    },
    /// More than one property of items has this name.
    DuplicatedItemProperty {
        /// The type of the resource: always `item_property`.
        #[data("type")]
        #[api_error(example = ResourceType::ItemProperty)]
        kind: ResourceType,
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("price"))]
        key: ResourceKey,
    },
    /// The task is already running.
    ///
    /// Start it again after it ends.
    TaskAlreadyRunning {
        /// The type of the resource: always `task`.
        #[data("type")]
        #[api_error(example = ResourceType::Task)]
        kind: ResourceType,
        /// The name of the task.
        #[data]
        #[api_error(example = ResourceKey::Text("train"))]
        key: ResourceKey,
    },
}

/// Errors of missing permissions.
#[derive(Debug, Error, ApiError)]
#[error("Do not have enough permissions to access this resource: {error}")]
#[api_error(api = CrossingMinds)]
#[status(403)]
#[code(codes::FORBIDDEN)]
pub enum ForbiddenError {
    /// The role of the account does not allow the request.
    IncorrectRole {
        /// The reason why the request is forbidden.
        #[data]
        #[api_error(example = "role backend is required")]
        error: &'static str,
    },
    /// A frontend user may send requests only for its own user id.
    IncorrectFrontendUserId {
        /// The reason why the request is forbidden.
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
    /// The user does not exist.
    UserNotFound {
        /// The type of the resource: always `user`.
        #[data("type")]
        #[api_error(example = ResourceType::User)]
        kind: ResourceType,
        /// The id of the user.
        #[data]
        #[api_error(example = ResourceKey::Text("u-17"))]
        key: ResourceKey,
    },
    /// The item does not exist.
    ItemNotFound {
        /// The type of the resource: always `item`.
        #[data("type")]
        #[api_error(example = ResourceType::Item)]
        kind: ResourceType,
        /// The id of the item.
        #[data]
        #[api_error(example = ResourceKey::Number(11111))]
        key: ResourceKey,
    },
    /// Users do not have this property.
    UserPropertyNotFound {
        /// The type of the resource: always `user_property`.
        #[data("type")]
        #[api_error(example = ResourceType::UserProperty)]
        kind: ResourceType,
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("age"))]
        key: ResourceKey,
    },
    /// Items do not have this property.
    ItemPropertyNotFound {
        /// The type of the resource: always `item_property`.
        #[data("type")]
        #[api_error(example = ResourceType::ItemProperty)]
        kind: ResourceType,
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("price"))]
        key: ResourceKey,
    },
    /// The account does not exist.
    AccountNotFound {
        /// The type of the resource: always `account`.
        #[data("type")]
        #[api_error(example = ResourceType::Account)]
        kind: ResourceType,
        /// The email address of the account.
        #[data]
        #[api_error(example = ResourceKey::Text("ada@example.com"))]
        key: ResourceKey,
    },
    /// The database does not exist.
    ///
    /// The server also sends this error for an unknown path. `key` is then `of this path`.
    DatabaseNotFound {
        /// The type of the resource: always `database`.
        #[data("type")]
        #[api_error(example = ResourceType::Database)]
        kind: ResourceType,
        /// The id of the database.
        #[data]
        #[api_error(example = ResourceKey::Text("db-2"))]
        key: ResourceKey,
    },
}

/// The type of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema, derive_more::Display)]
#[serde(rename_all = "snake_case")]
pub enum ResourceType {
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

/// A key: an integer or a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, derive_more::Display)]
#[serde(untagged)]
pub enum ResourceKey {
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
    use ResourceType as R;
    [
        (
            "DUPLICATED_USER_ID",
            E::DuplicatedUserId { kind: R::User, key: ResourceKey::Text("u-17") },
        ),
        (
            "DUPLICATED_ITEM_ID",
            E::DuplicatedItemId { kind: R::Item, key: ResourceKey::Number(11111) },
        ),
        (
            "DUPLICATED_USER_PROPERTY",
            E::DuplicatedUserProperty { kind: R::UserProperty, key: ResourceKey::Text("age") },
        ),
        (
            "DUPLICATED_ITEM_PROPERTY",
            E::DuplicatedItemProperty { kind: R::ItemProperty, key: ResourceKey::Text("price") },
        ),
        (
            "TASK_ALREADY_RUNNING",
            E::TaskAlreadyRunning { kind: R::Task, key: ResourceKey::Text("train") },
        ),
    ]
}

fn not_found() -> [(&'static str, NotFoundError); 7] {
    use NotFoundError as E;
    use ResourceType as R;
    [
        ("USER_NOT_FOUND", E::UserNotFound { kind: R::User, key: ResourceKey::Text("u-17") }),
        ("ITEM_NOT_FOUND", E::ItemNotFound { kind: R::Item, key: ResourceKey::Number(11111) }),
        ("ITEM_NOT_FOUND", E::ItemNotFound { kind: R::Item, key: ResourceKey::Number(u64::MAX) }),
        (
            "USER_PROPERTY_NOT_FOUND",
            E::UserPropertyNotFound { kind: R::UserProperty, key: ResourceKey::Text("age") },
        ),
        (
            "ITEM_PROPERTY_NOT_FOUND",
            E::ItemPropertyNotFound { kind: R::ItemProperty, key: ResourceKey::Text("price") },
        ),
        (
            "ACCOUNT_NOT_FOUND",
            E::AccountNotFound { kind: R::Account, key: ResourceKey::Text("ada@example.com") },
        ),
        (
            "DATABASE_NOT_FOUND",
            E::DatabaseNotFound { kind: R::Database, key: ResourceKey::Text("db-2") },
        ),
    ]
}
