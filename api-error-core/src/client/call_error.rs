//! The error of a call: an error of the API, another error response, or no response.

use super::decode_response::ErrorResponse;
use super::{Decode, Retry};
use crate::model::ApiError;
#[cfg(feature = "reqwest")]
use crate::model::is_retryable;
use crate::received::DecodeError;
use http::{HeaderMap, Method, StatusCode};
use std::error::Error;
use std::fmt::{self, Display, Formatter};

/// The error of a call to an API whose errors are `E`.
///
/// [`HttpResponseExt::error_for`](crate::HttpResponseExt::error_for) returns it. With the feature
/// `reqwest`, `ResponseExt::error_for` returns it too, and the operator `?` converts a
/// `reqwest::Error` to it.
///
/// A `CallError` is not an [`ApiError`], because a server must choose the error that it sends to
/// its own clients: the result of [`Received::forward`](crate::Received::forward), or an error that
/// it declares.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::http::{Method, Response};
/// use api_error::{CallError, Decode, ApiError, HttpResponseExt, Retry};
///
/// /// Returns the body, or whether the order may be sent again.
/// fn read_order<E: Decode + ApiError>(response: Response<Vec<u8>>) -> Result<Vec<u8>, Retry> {
///     match response.error_for::<E>() {
///         Ok(response) => Ok(response.into_body()),
///         Err(error) => Err(error.retry_for(&Method::POST)),
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum CallError<E> {
    /// The server returned one of the errors that the API declares.
    Api(E),
    /// The response is an error that the API does not declare, for example from a proxy or a newer
    /// server. Or it is a declared error with a missing or invalid part. The [`DecodeError`]
    /// contains the [`Received`](crate::Received).
    Other(DecodeError),
    /// An error of reqwest, in most cases because there is no response.
    #[cfg(feature = "reqwest")]
    #[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
    Transport(reqwest::Error),
}

impl<E: Decode> CallError<E> {
    /// Decodes a response whose status is an error.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn decode(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        match (ErrorResponse { status, headers, body }).decode() {
            Ok(error) => Self::Api(error),
            Err(error) => Self::Other(error),
        }
    }
}

impl<E: ApiError> CallError<E> {
    /// Returns the status of the response, or `None` if there is no response.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status()),
            Self::Other(error) => Some(error.received().status()),
            #[cfg(feature = "reqwest")]
            Self::Transport(error) => error.status(),
        }
    }

    /// Returns whether and when the unchanged request may be sent again.
    ///
    /// For a transport error, the result is [`Retry::Never`] if the request is invalid, if the
    /// redirects fail, if the body cannot be decoded, or if the status is not retryable. For any
    /// other transport error, the result is [`Retry::Backoff`].
    ///
    /// Careful: for a POST, use [`retry_for`](Self::retry_for).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn retry(&self) -> Retry {
        match self {
            Self::Api(error) => Retry::from_error(error),
            Self::Other(error) => error.received().retry(),
            #[cfg(feature = "reqwest")]
            Self::Transport(error) => retry_of_transport(error),
        }
    }

    /// Returns whether and when an unchanged request with this method may be sent again, as
    /// [`Received::retry_for`](crate::Received::retry_for) does.
    ///
    /// After a transport error, a request that is not idempotent may be repeated only if no
    /// connection was opened. Otherwise the server may have executed the request.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn retry_for(&self, method: &Method) -> Retry {
        match self {
            Self::Api(error) => {
                let timed = error.retry_after().is_some();
                self.retry().of_request(method, error.status(), timed)
            }
            Self::Other(error) => error.received().retry_for(method),
            #[cfg(feature = "reqwest")]
            Self::Transport(error) if method.is_idempotent() || is_unsent(error) => self.retry(),
            #[cfg(feature = "reqwest")]
            Self::Transport(_) => Retry::Never,
        }
    }
}

#[cfg(feature = "reqwest")]
#[cfg_attr(debug_assertions, inline)]
fn retry_of_transport(error: &reqwest::Error) -> Retry {
    match error.status() {
        // The caller used `Response::error_for_status`.
        Some(status) if is_retryable(status.as_u16()) => Retry::Backoff,
        Some(_) => Retry::Never,
        None if error.is_builder() || error.is_redirect() || error.is_decode() => Retry::Never,
        None => Retry::Backoff,
    }
}

/// Returns whether the request did not reach the server.
#[cfg(feature = "reqwest")]
#[cfg_attr(debug_assertions, inline)]
fn is_unsent(error: &reqwest::Error) -> bool {
    error.is_connect()
}

impl<E: Display> Display for CallError<E> {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Api(error) => error.fmt(formatter),
            Self::Other(error) => error.fmt(formatter),
            #[cfg(feature = "reqwest")]
            Self::Transport(error) => error.fmt(formatter),
        }
    }
}

/// `Display` writes the text of the error in the variant, and `source` returns the source of that
/// error. For [`CallError::Other`], `source` returns the [`DecodeError`], because the log searches
/// the sources for a response of another service.
impl<E: Error> Error for CallError<E> {
    #[cfg_attr(debug_assertions, inline)]
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Api(error) => error.source(),
            Self::Other(error) => Some(error),
            #[cfg(feature = "reqwest")]
            Self::Transport(error) => error.source(),
        }
    }
}

#[cfg(feature = "reqwest")]
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
impl<E> From<reqwest::Error> for CallError<E> {
    #[cfg_attr(debug_assertions, inline)]
    fn from(error: reqwest::Error) -> Self {
        Self::Transport(error)
    }
}
