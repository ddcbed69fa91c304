//! Why a response could not be decoded.

use crate::received::Received;
use http::StatusCode;
use std::fmt::{self, Display, Formatter};

/// Why a response is not an error of a type, or cannot be made into one.
#[derive(Debug)]
#[non_exhaustive]
pub enum Mismatch {
    /// The response says nothing that would tell one error from another.
    Unidentified,
    /// It is none of the type's errors.
    Unknown,
    /// More than one of the type's errors go by its name, type, code or message.
    Ambiguous,
    /// Its status is not that of the error with its name.
    #[non_exhaustive]
    Status {
        /// The error's status.
        expected: StatusCode,
    },
    /// Its code is not that of the error with its name.
    #[non_exhaustive]
    Code {
        /// The error's code.
        expected: i64,
    },
    /// Its name is somebody else's.
    #[non_exhaustive]
    Domain {
        /// Who owns the error with that name.
        expected: &'static str,
    },
    /// A part of the error did not come with it.
    #[non_exhaustive]
    Missing {
        /// The data key, the header's name, `issues` or `retry_after`.
        part: &'static str,
    },
    /// A part of the error is not what its field takes.
    #[non_exhaustive]
    Value {
        /// The data key, the header's name, `issues` or `retry_after`.
        part: &'static str,
        /// What is wrong with it.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Display for Mismatch {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unidentified => formatter.write_str("the response does not identify its error"),
            Self::Unknown => formatter.write_str("the response is none of the type's errors"),
            Self::Ambiguous => formatter.write_str("the response may be more than one error"),
            Self::Status { expected } => {
                write!(formatter, "the error of this name has the status {}", expected.as_u16())
            }
            Self::Code { expected } => {
                write!(formatter, "the error of this name has the code {expected}")
            }
            Self::Domain { expected } => {
                write!(formatter, "the error of this name belongs to `{expected}`")
            }
            Self::Missing { part } => write!(formatter, "`{part}` is missing"),
            Self::Value { part, .. } => write!(formatter, "`{part}` is not of the field's type"),
        }
    }
}

impl std::error::Error for Mismatch {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Value { cause, .. } => Some(&**cause),
            _ => None,
        }
    }
}

/// The error of [`Received::decode`]: the reason, and the response that was not decoded.
#[derive(Debug)]
pub struct DecodeError {
    received: Received,
    reason: Mismatch,
}

impl DecodeError {
    pub(super) const fn new(received: Received, reason: Mismatch) -> Self {
        Self { received, reason }
    }

    /// Returns why the response was not decoded.
    #[must_use]
    pub const fn reason(&self) -> &Mismatch {
        &self.reason
    }

    /// Returns the response.
    #[must_use]
    pub const fn received(&self) -> &Received {
        &self.received
    }

    /// Returns the response.
    #[must_use]
    pub fn into_received(self) -> Received {
        self.received
    }
}

impl Display for DecodeError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot decode the error response `{}`: {}", self.received, self.reason)
    }
}

impl std::error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.reason.source()
    }
}
