//! A contract in which every member is inside `meta`, and a failed validation nests one error per field.

use api_error::{ApiError, HttpError, Issue, api, catalog, envelope::Meta};
use thiserror::Error;

api! {
    /// An API in which every member is inside `meta`.
    pub struct MetaApi { envelope = Meta, rename_all = "PascalCase" }
}

catalog! {
    /// The errors of an API in which every member is inside `meta`.
    pub static META for MetaApi =
        [MetaError, HttpError { MethodNotAllowed, ContentTooLarge, GatewayTimeout }];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = MetaApi, rename_all = "PascalCase", title = "General errors")]
pub enum MetaError {
    /// Log in first.
    #[error("You are not authorized to perform this action.")]
    #[status(401)]
    Unauthorized,

    /// The user does not have the permission.
    #[error("You may not {action}.")]
    #[status(403)]
    Forbidden {
        /// The requested action.
        #[api_error(example = "delete users")]
        action: &'static str,
    },

    /// The resource already exists.
    #[error("{what} already exists.")]
    #[status(409)]
    AlreadyExists {
        /// The resource that exists.
        #[api_error(example = "The user")]
        what: &'static str,
    },

    /// The resource does not exist.
    #[error("{what} was not found.")]
    #[status(404)]
    NotFound {
        /// The resource that does not exist.
        #[api_error(example = "The user")]
        what: &'static str,
    },

    /// The request cannot be understood.
    #[error("{0}")]
    #[status(400)]
    BadRequest(#[api_error(example = "The body is not JSON.")] String),

    /// The request is well-formed, but its content is invalid.
    #[error("{0}")]
    #[status(422)]
    UnprocessableEntity(#[api_error(example = "The end is before the start.")] String),

    /// The `Content-Type` is not supported.
    #[error("Send {expected}.")]
    #[status(415)]
    UnsupportedMediaType {
        /// The supported type.
        #[data]
        #[api_error(header = "Accept", example = "application/json")]
        expected: &'static str,
    },

    /// The server failed. Its log contains the cause.
    #[error("internal: {0}")]
    #[status(500)]
    #[name("InternalError")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// Some fields are invalid. The nested errors name these fields.
    #[error("data validation failed")]
    #[status(422)]
    ValidationFailure(#[api_error(issues)] Vec<Issue>),
}

/// One value of every error, with its type.
pub fn samples() -> Vec<(&'static str, MetaError)> {
    vec![
        ("Unauthorized", MetaError::Unauthorized),
        ("Forbidden", MetaError::Forbidden { action: "delete users" }),
        ("AlreadyExists", MetaError::AlreadyExists { what: "The user" }),
        ("NotFound", MetaError::NotFound { what: "The user" }),
        ("BadRequest", MetaError::BadRequest("The body is not JSON.".to_owned())),
        (
            "UnprocessableEntity",
            MetaError::UnprocessableEntity("The end is before the start.".to_owned()),
        ),
        ("UnsupportedMediaType", MetaError::UnsupportedMediaType { expected: "application/json" }),
        ("InternalError", MetaError::Internal("disk full".into())),
        (
            "ValidationFailure",
            MetaError::ValidationFailure(vec![
                Issue::new("InvalidEmail", "invalid email", "/email"),
                Issue::new("InvalidPassword", "invalid password", "/password"),
            ]),
        ),
    ]
}
