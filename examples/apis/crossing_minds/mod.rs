//! A recommendation service. Each error has a name and a kind. Each kind has a number.
//!
//! A kind with one name is a variant. A kind with several names and one status is an enum, which
//! declares the status and the code once.

mod samples;

pub use samples::samples;

use std::time::Duration;

use api_error::{ApiError, api, catalog, envelope::Coded};
use schemars::JsonSchema;
use serde::Serialize;
use thiserror::Error;

/// The kinds of errors, by number.
pub mod codes {
    use api_error::Code;

    pub const SERVER_ERROR: Code = Code::new(0, "ServerError").optional();
    pub const SERVER_UNAVAILABLE: Code = Code::new(1, "ServerUnavailable").optional();
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
    // `HttpError` is not in the list, because the server converts each rejection to an error of one
    // of the eleven kinds.
    /// # Crossing Minds errors
    ///
    /// The errors of a recommendation service.
    ///
    /// `error_data.name` identifies the error. Each body has `error_data`, and `error_data` has a
    /// `name`.
    ///
    /// If the status is 500, 502 or 503, the status identifies the error: `error_code` can be
    /// missing, and `error_data.name` can be another name.
    pub static CROSSING_MINDS for CrossingMinds = [CrossingMindsError];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = CrossingMinds, title = "General errors")]
pub enum CrossingMindsError {
    /// The server failed for an unknown reason.
    ///
    /// The status identifies the error. `error_code` can be missing.
    #[error("internal: {0}")]
    #[status(500)]
    #[code(codes::SERVER_ERROR)]
    #[api_error(message = "Unknown error from server")]
    Server(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// The server received an invalid response from another server.
    ///
    /// The status identifies the error. `error_code` can be missing.
    #[error("upstream: {0}")]
    #[status(502)]
    #[code(codes::SERVER_ERROR)]
    #[api_error(message = "Unknown error from server")]
    Upstream(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// The server is currently unavailable.
    ///
    /// The status identifies the error. `error_code` can be missing.
    #[error("unavailable: {reason}")]
    #[status(503)]
    #[code(codes::SERVER_UNAVAILABLE)]
    #[api_error(message = "The server is currently unavailable, please try again later")]
    Unavailable {
        /// The reason, for the log.
        reason: &'static str,
    },

    /// You sent more requests than your subscription allows.
    ///
    /// # Solution
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
    /// # Solution
    ///
    /// Get a new token with the refresh token, then send the request again with the new token.
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
    /// # Solution
    ///
    /// Log in again to get a new one.
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
    /// # Solution
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
    ///
    /// # Solution
    ///
    /// Send the password of the account.
    IncorrectPassword {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "incorrect password")]
        error: &'static str,
    },
    /// The account is not verified.
    ///
    /// # Solution
    ///
    /// Verify the account, then send the same request again.
    AccountNotVerified {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "account not verified")]
        error: &'static str,
    },
    /// The refresh token is incorrect.
    ///
    /// # Solution
    ///
    /// Log in again to get a new one.
    IncorrectRefreshToken {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "incorrect refresh token")]
        error: &'static str,
    },
    /// The activation code is not the code of the account.
    ///
    /// # Solution
    ///
    /// Send the activation code of this account.
    ActivationCodeDoesNotMatch {
        /// The reason why the authentication failed.
        #[data]
        #[api_error(example = "activation code does not match")]
        error: &'static str,
    },
}

/// Errors of resources that exist more than once.
#[derive(Debug, Error, ApiError)]
#[api_error(api = CrossingMinds)]
#[status(400)]
#[code(codes::DUPLICATED)]
pub enum DuplicatedError {
    /// More than one user has this id.
    #[error("The user {key} is duplicated")]
    #[api_error(member("type", "user"))]
    DuplicatedUserId {
        /// The id of the user.
        #[data]
        #[api_error(example = ResourceKey::Text("u-17"))]
        key: ResourceKey,
    },
    /// More than one item has this id.
    #[error("The item {key} is duplicated")]
    #[api_error(member("type", "item"))]
    DuplicatedItemId {
        /// The id of the item.
        #[data]
        #[api_error(example = ResourceKey::Number(11111))]
        key: ResourceKey,
    },
    /// More than one property of users has this name.
    #[error("The user_property {key} is duplicated")]
    #[api_error(member("type", "user_property"))]
    DuplicatedUserProperty {
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("age"))]
        key: ResourceKey,
    },
    /// More than one property of items has this name.
    #[error("The item_property {key} is duplicated")]
    #[api_error(member("type", "item_property"))]
    DuplicatedItemProperty {
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("price"))]
        key: ResourceKey,
    },
    /// The task is already running.
    ///
    /// # Solution
    ///
    /// Wait until the task ends, then send the same request again.
    #[error("The task {key} is duplicated")]
    #[api_error(member("type", "task"))]
    TaskAlreadyRunning {
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
#[api_error(api = CrossingMinds)]
#[status(404)]
#[code(codes::NOT_FOUND)]
#[expect(clippy::enum_variant_names, reason = "the variants have the published names")]
pub enum NotFoundError {
    /// The user does not exist.
    #[error("The user {key} does not exist")]
    #[api_error(member("type", "user"))]
    UserNotFound {
        /// The id of the user.
        #[data]
        #[api_error(example = ResourceKey::Text("u-17"))]
        key: ResourceKey,
    },
    /// The item does not exist.
    #[error("The item {key} does not exist")]
    #[api_error(member("type", "item"))]
    ItemNotFound {
        /// The id of the item.
        #[data]
        #[api_error(example = ResourceKey::Number(11111))]
        key: ResourceKey,
    },
    /// Users do not have this property.
    #[error("The user_property {key} does not exist")]
    #[api_error(member("type", "user_property"))]
    UserPropertyNotFound {
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("age"))]
        key: ResourceKey,
    },
    /// Items do not have this property.
    #[error("The item_property {key} does not exist")]
    #[api_error(member("type", "item_property"))]
    ItemPropertyNotFound {
        /// The name of the property.
        #[data]
        #[api_error(example = ResourceKey::Text("price"))]
        key: ResourceKey,
    },
    /// The account does not exist.
    #[error("The account {key} does not exist")]
    #[api_error(member("type", "account"))]
    AccountNotFound {
        /// The email address of the account.
        #[data]
        #[api_error(example = ResourceKey::Text("ada@example.com"))]
        key: ResourceKey,
    },
    /// The database does not exist.
    ///
    /// The server also sends this error if no endpoint has the path. `key` is then the text
    /// `of this path`, and not an id.
    #[error("The database {key} does not exist")]
    #[api_error(member("type", "database"))]
    DatabaseNotFound {
        /// The id of the database, or the text `of this path`.
        #[data]
        #[api_error(example = ResourceKey::Text("db-2"))]
        key: ResourceKey,
    },
}

/// A key: an integer or a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, derive_more::Display)]
#[serde(untagged)]
pub enum ResourceKey {
    Number(u64),
    Text(&'static str),
}
