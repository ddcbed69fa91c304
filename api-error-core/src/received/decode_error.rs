//! The reasons why a response cannot be decoded.

use super::Received;
use http::StatusCode;
use std::fmt::{self, Display, Formatter};

/// The reason why a response cannot be decoded to an error type.
#[derive(Debug)]
#[non_exhaustive]
pub enum Mismatch {
    /// The response contains nothing that identifies its error.
    Unidentified,
    /// The response is not one of the type's errors.
    Unknown,
    /// More than one of the type's errors have the response's name, problem type, code or message.
    Ambiguous,
    /// The type declares another status for the error that the response identifies.
    #[non_exhaustive]
    Status {
        /// The declared status.
        expected: StatusCode,
    },
    /// The type declares another code for the error that the response identifies.
    #[non_exhaustive]
    Code {
        /// The declared code.
        expected: i64,
    },
    /// The type declares another domain for the error that the response identifies.
    #[non_exhaustive]
    Domain {
        /// The declared domain.
        expected: &'static str,
    },
    /// The response does not contain a part of the error.
    #[non_exhaustive]
    Missing {
        /// The data key, the header's name, `issues` or `retry_after`.
        part: &'static str,
    },
    /// The value of a part is not valid for its field.
    #[non_exhaustive]
    Value {
        /// The data key, the header's name, `issues` or `retry_after`.
        part: &'static str,
        /// The reason why the value is wrong.
        cause: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Display for Mismatch {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unidentified => {
                formatter.write_str("the response contains nothing that identifies the error")
            }
            Self::Unknown => formatter.write_str("the response is not one of the type's errors"),
            Self::Ambiguous => {
                formatter.write_str("the response matches more than one of the type's errors")
            }
            Self::Status { expected } => {
                write!(formatter, "the status declared for this error is {}", expected.as_u16())
            }
            Self::Code { expected } => {
                write!(formatter, "the code declared for this error is {expected}")
            }
            Self::Domain { expected } => {
                write!(formatter, "the domain declared for this error is `{expected}`")
            }
            Self::Missing { part } => write!(formatter, "`{part}` is missing"),
            Self::Value { part, .. } => write!(formatter, "the value of `{part}` is not valid"),
        }
    }
}

impl std::error::Error for Mismatch {
    #[cfg_attr(debug_assertions, inline)]
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Value { cause, .. } => Some(&**cause),
            _ => None,
        }
    }
}

/// The error of [`Received::decode`]: the response that was not decoded, and the reason.
///
/// Its `Display` text contains the message that the server sent.
#[derive(Debug)]
pub struct DecodeError {
    received: Received,
    reason: Mismatch,
}

impl DecodeError {
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn new(received: Received, reason: Mismatch) -> Self {
        Self { received, reason }
    }

    /// Returns the reason why the response was not decoded.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn reason(&self) -> &Mismatch {
        &self.reason
    }

    /// Returns the response.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn received(&self) -> &Received {
        &self.received
    }

    /// Returns the response, for example to [forward](Received::forward) it.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn into_received(self) -> Received {
        self.received
    }
}

impl Display for DecodeError {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "cannot decode the error response `{}`: {}", self.received, self.reason)
    }
}

impl std::error::Error for DecodeError {
    #[cfg_attr(debug_assertions, inline)]
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.reason.source()
    }
}
