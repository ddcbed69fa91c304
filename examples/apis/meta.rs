//! An API in which every member of a body is inside `meta`. The error of a failed validation
//! contains one nested error for each invalid field.

use api_error::{ApiError, HttpError, Issue, api, catalog, envelope::Meta};
use thiserror::Error;

api! {
    /// An API in which every member is inside `meta`.
    pub struct MetaApi { envelope = Meta, rename_all = "PascalCase" }
}

catalog! {
    /// The errors of an API in which every member is inside `meta`.
    ///
    /// `meta.error.type` identifies the error.
    pub static META for MetaApi =
        [MetaError, HttpError { MethodNotAllowed, ContentTooLarge, GatewayTimeout }];
}

/// Errors of every endpoint.
#[derive(Debug, Error, ApiError)]
#[api_error(api = MetaApi, rename_all = "PascalCase", title = "General errors")]
pub enum MetaError {
    /// The request has no valid credentials.
    ///
    /// # Solution
    ///
    /// Log in, then send the request again.
    #[error("You are not authorized to perform this action.")]
    #[status(401)]
    Unauthorized,

    /// The user does not have the permission.
    ///
    /// The message contains the action that is forbidden.
    #[error("You may not {action}.")]
    #[status(403)]
    Forbidden {
        /// The action of the request.
        #[api_error(example = "delete users")]
        action: &'static str,
    },

    /// The resource already exists. The message names the resource.
    #[error("{what} already exists.")]
    #[status(409)]
    AlreadyExists {
        /// The resource.
        #[api_error(example = "The user")]
        what: &'static str,
    },

    /// The resource does not exist. The message names the resource.
    #[error("{what} was not found.")]
    #[status(404)]
    NotFound {
        /// The resource.
        #[api_error(example = "The user")]
        what: &'static str,
    },

    /// The request is malformed. The message contains the reason.
    #[error("{0}")]
    #[status(400)]
    BadRequest(#[api_error(example = "The body is not JSON.")] String),

    /// The request is well-formed, but its content is invalid. The message contains the reason.
    #[error("{0}")]
    #[status(422)]
    UnprocessableEntity(#[api_error(example = "The end is before the start.")] String),

    /// The media type of the body is not supported.
    #[error("Send {expected}.")]
    #[status(415)]
    UnsupportedMediaType {
        /// The supported media type.
        #[data]
        #[api_error(header = "Accept", example = "application/json")]
        expected: &'static str,
    },

    /// The server failed.
    #[error("internal: {0}")]
    #[status(500)]
    #[name("InternalError")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),

    /// Some fields are invalid. `meta.error.errors` has one nested error for each of them.
    ///
    /// `meta.error` has no `status`. The `type` of a nested error identifies the field and the
    /// problem:
    ///
    /// | `type` | `message` |
    /// |---|---|
    /// | `InvalidEmail` | `invalid email` |
    /// | `InvalidPassword` | `invalid password` |
    #[error("data validation failed")]
    #[status(422)]
    ValidationFailure(#[api_error(issues(required), example = issues())] Vec<Issue>),
}

/// One value of every nested error of a failed validation.
fn issues() -> Vec<Issue> {
    vec![
        Issue::new("InvalidEmail", "invalid email", "/email"),
        Issue::new("InvalidPassword", "invalid password", "/password"),
    ]
}

/// One value of every error, with its `type` in the body.
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
        ("ValidationFailure", MetaError::ValidationFailure(issues())),
    ]
}
