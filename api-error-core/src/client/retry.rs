//! The time at which a client may send a request again.

use crate::model::{ApiError, RetryAfter};
use crate::received::Received;
use std::time::Duration;

/// The answer to the question whether and when an unchanged request may be sent again.
///
/// The three variants are complete, so that a client can match on all of them.
///
/// Careful: the value describes the error, not the request. A method that is not idempotent, such
/// as POST, may have been executed although an error was received. RFC 9110 §9.2.2 allows a client
/// to repeat such a request only if it knows that the request is idempotent, for example because it
/// contains an idempotency key, or that the first request was not executed.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Retry;
/// use std::time::Duration;
///
/// fn pause(retry: Retry, attempt: u32) -> Option<Duration> {
///     match retry {
///         Retry::Never => None,
///         Retry::After(delay) => Some(delay),
///         Retry::Backoff => Some(Duration::from_millis(100) * 2_u32.pow(attempt.min(8))),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// The same request gets the same response.
    ///
    /// This is the default for a 4xx other than 408, 425 and 429, and for a 5xx such as 501 that
    /// reports a missing capability. If the server sends a time, the error is retryable.
    Never,
    /// The request may be sent after this time, which the server sent. It is 0 for a time in the
    /// past, and at most `u32::MAX` seconds.
    After(Duration),
    /// The request may be sent after a time that grows with each attempt, because the server sent
    /// no time.
    Backoff,
}

impl Retry {
    /// Returns the value for a decoded error, from its `retry_after` and its `retryable`.
    #[must_use]
    pub fn from_error(error: &dyn ApiError) -> Self {
        Self::new(error.is_retryable(), error.retry_after())
    }

    fn new(is_retryable: bool, after: Option<RetryAfter>) -> Self {
        match after {
            _ if !is_retryable => Self::Never,
            Some(after) => {
                Self::After(Duration::from_secs(after.seconds().min(u64::from(u32::MAX))))
            }
            None => Self::Backoff,
        }
    }
}

impl Received {
    /// Returns whether and when the unchanged request may be sent again, from the header, the body
    /// and the status.
    #[must_use]
    pub fn retry(&self) -> Retry {
        Retry::new(self.is_retryable(), self.retry_after())
    }
}
