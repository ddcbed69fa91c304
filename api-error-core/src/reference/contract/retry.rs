//! The advice whether and when a client may send a request again.

use super::entry::Entry;
use crate::model::is_unexecuted;

/// The words of a retry advice that require a growing delay.
pub(crate) const WITH_BACKOFF: &str = "with exponential backoff";
/// The words of a retry advice if the server may have executed the request before it sent the
/// error.
pub(crate) const IF_IDEMPOTENT: &str = ", if the request is idempotent";

/// Returns the advice to send the request again after a growing delay.
pub(crate) fn with_backoff(condition: &str) -> String {
    format!("Yes, {WITH_BACKOFF}{condition}.")
}

impl Entry {
    /// Returns whether the server did not execute the request, so that any request may be repeated.
    ///
    /// Documents are stricter than clients here. `Received::retry_for` also allows a POST after a
    /// 503 with `Retry-After`, because this header suggests when to repeat the request (RFC 9110
    /// §15.6.4). But the RFC does not promise that the server executed no part of the request. So
    /// documents require an idempotent request after every 503 (RFC 9110 §9.2.2).
    pub(crate) fn is_unexecuted(&self) -> bool {
        is_unexecuted(self.spec.status(), false)
    }

    /// Returns the sentences that state whether and when a client may send the request again.
    pub(crate) fn retry_advice(&self) -> String {
        let spec = self.spec;
        if !spec.retryable() {
            return if spec.status().is_server_error() {
                "No. The same request fails again.".to_owned()
            } else {
                "No. Remove the cause first.".to_owned()
            };
        }
        let condition = if self.is_unexecuted() { "" } else { IF_IDEMPOTENT };
        let backoff = with_backoff(condition);
        // A redirect does not have the header `Retry-After`.
        if self.is_redirect {
            return backoff;
        }
        let delay = match spec.retry_after() {
            Some(1) => "1 second".to_owned(),
            Some(seconds) => format!("{seconds} seconds"),
            None if !spec.has_retry_field() => return backoff,
            None if spec.retries_in_seconds() => {
                "the number of seconds in `Retry-After`".to_owned()
            }
            None => "the time in `Retry-After`".to_owned(),
        };
        if spec.has_retry_field() && !spec.always_has_retry_after() {
            let separator = if condition.is_empty() { ',' } else { ':' };
            return format!(
                "Yes{condition}{separator} after {delay}, or {WITH_BACKOFF} if this header is absent."
            );
        }
        format!("Yes, after {delay}{condition}.")
    }
}
