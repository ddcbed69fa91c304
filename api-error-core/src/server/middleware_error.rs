//! An error of tower's middleware, until its response is rendered.

use crate::catalog::HttpError;
use crate::model::ErrorSpec;
use crate::render::{Error, ResultExt};
use crate::server::log::log_cause;
use std::error::Error as StdError;

/// An [`HttpError`] with the error of the middleware that caused it.
///
/// The log event of the response contains the cause. If no response to the error is rendered, only
/// the cause is logged.
pub(crate) struct MiddlewareError(Option<Error>);

impl MiddlewareError {
    #[track_caller]
    pub(crate) fn new(error: HttpError, cause: Box<dyn StdError + Send + Sync>) -> Self {
        Self(Err::<(), _>(cause).or_error(error).err())
    }

    /// Returns the error. The caller must convert it to a `MiddlewareError` later, so that its
    /// cause is logged.
    pub(crate) fn into_inner(mut self) -> Option<Error> {
        self.0.take()
    }

    /// Returns the error with its cause, if it has this spec.
    pub(crate) fn of(mut self, spec: &'static ErrorSpec) -> Option<Error> {
        self.0.take_if(|error| std::ptr::eq(error.spec(), spec))
    }
}

impl From<Option<Error>> for MiddlewareError {
    fn from(error: Option<Error>) -> Self {
        Self(error)
    }
}

impl Drop for MiddlewareError {
    fn drop(&mut self) {
        if let Some(cause) = self.0.as_ref().and_then(|error| error.source()) {
            log_cause(cause);
        }
    }
}
