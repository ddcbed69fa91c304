//! The causes of the errors that have more than one cause.

use std::fmt;

/// The causes of `FanfareError::BadRequest`.
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

/// The causes of `FanfareError::Forbidden`.
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

/// The causes of `FanfareError::NotFound`.
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

/// The causes of `FanfareError::ServiceUnavailable`.
#[derive(Debug, Clone, Copy)]
pub enum UnavailableCause {
    Maintenance,
    Deployment,
    Capacity,
    Upstream,
}
