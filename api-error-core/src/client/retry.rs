//! The time at which a client may send a request again.

use crate::model::{ApiError, RetryAfter, is_unexecuted};
use crate::received::Received;
use http::{Method, StatusCode};
use std::time::Duration;

/// The result of `retry`: whether and when an unchanged request may be sent again.
///
/// A later version adds no variant, so a client can match on the three variants.
///
/// Careful: the value describes the error, not the request. The server may have executed a request
/// that is not idempotent, such as a POST, although it sent an error. RFC 9110 §9.2.2 allows a
/// client to repeat such a request only if the client knows one of two facts. The first request was
/// not executed, or the request is idempotent, for example because it contains an idempotency key.
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
    /// This is the default for a 4xx other than 408, 425 and 429, and for the statuses 501, 505 to
    /// 508, 510 and 511. If the server sends a time, the result is [`After`](Self::After).
    Never,
    /// The request may be sent again after this time, which the server sent. The duration is 0 for
    /// a time in the past, and at most `u32::MAX` seconds.
    After(Duration),
    /// The request may be sent again after a time that the client chooses, because the server sent
    /// no time. Wait longer after each attempt.
    Backoff,
}

impl Retry {
    /// Returns the value for a decoded error, from its `retry_after` and its `retryable`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn from_error(error: &dyn ApiError) -> Self {
        Self::new(error.is_retryable(), error.retry_after())
    }

    /// Returns the value for a request with this method, after a response with this status. `timed`
    /// is true if the server sent a time.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn of_request(self, method: &Method, status: StatusCode, timed: bool) -> Self {
        if method.is_idempotent() || is_unexecuted(status, timed) { self } else { Self::Never }
    }

    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn new(is_retryable: bool, after: Option<RetryAfter>) -> Self {
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
    /// Returns whether and when the unchanged request may be sent again, from the header
    /// `Retry-After`, the body and the status.
    ///
    /// Careful: for a POST, use [`retry_for`](Self::retry_for).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn retry(&self) -> Retry {
        Retry::new(self.is_retryable(), self.retry_after())
    }

    /// Returns whether and when an unchanged request with this method may be sent again.
    ///
    /// | method | response | result |
    /// |---|---|---|
    /// | idempotent | any | [`retry`](Self::retry) |
    /// | any other | 408, 425, 429, or a 503 with a retry time | [`retry`](Self::retry) |
    /// | any other | any other | [`Retry::Never`] |
    ///
    /// The idempotent methods are GET, HEAD, OPTIONS, TRACE, PUT and DELETE (RFC 9110 §9.2.2).
    /// After a response of the second row, this method assumes that the server did not execute the
    /// request.
    ///
    /// If the request contains an idempotency key, use [`retry`](Self::retry) for any method.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::envelope::Problem;
    /// use api_error::http::{HeaderMap, Method, StatusCode};
    /// use api_error::{Envelope, Retry};
    ///
    /// let received = Problem::parse(StatusCode::BAD_GATEWAY, &HeaderMap::new(), b"<html>");
    /// assert_eq!(received.retry_for(&Method::GET), Retry::Backoff);
    /// // The server behind the proxy may have executed the order.
    /// assert_eq!(received.retry_for(&Method::POST), Retry::Never);
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn retry_for(&self, method: &Method) -> Retry {
        self.retry().of_request(method, self.status(), self.retry_after().is_some())
    }
}
