//! When a client may send a request again.

use crate::model::{ApiError, RetryAfter};
use crate::received::Received;
use std::time::Duration;

/// Whether and when an unchanged request may be sent again.
///
/// This is what the server says of the error. Whether the *request* can be repeated without harm
/// is another question: after a timeout or a broken connection nobody knows whether a method that
/// is not idempotent, such as POST, was carried out. RFC 9110 §9.2.2 has a client repeat such a
/// request only when it knows that it is idempotent after all, as with an idempotency key, or that
/// the first was never applied.
///
/// ```
/// use api_error_core::Retry;
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
    /// The same request gets the same answer: any 4xx but 408, 425 and 429, and the 5xx that say
    /// what the server cannot do, unless the server said when to try again.
    Never,
    /// After this time, which the server named; 0 when it has passed. At most `u32::MAX` seconds.
    After(Duration),
    /// After a time that grows with each attempt: the server named none.
    Backoff,
}

impl Retry {
    /// Returns what a decoded error declares: its own time, else whether it is retryable.
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
    /// Returns whether and when the unchanged request may be sent again: from the header, the body
    /// and the status.
    #[must_use]
    pub fn retry(&self) -> Retry {
        Retry::new(self.is_retryable(), self.retry_after())
    }
}
