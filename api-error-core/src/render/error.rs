//! The type-erased error of handlers.

use crate::envelope::Problem;
use crate::model::{ApiError, Context, ErrorSpec, Message};
use crate::render::render;
use bytes::Bytes;
use http::Response;
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::Deref;
use std::sync::Arc;

/// Any [`ApiError`], for handlers that return errors of several types.
///
/// The operator `?` converts each API error to it. Like `anyhow::Error`, it does not implement
/// [`std::error::Error`]. It dereferences to `dyn ApiError`.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Error;
///
/// fn read_greeting() -> Result<String, Error> {
///     std::fs::read_to_string("greeting.txt").map_err(Error::internal)
/// }
///
/// let error = read_greeting().unwrap_err();
/// assert_eq!(error.status(), 500);
/// assert_eq!(error.message().to_string(), "Internal Server Error");
/// ```
pub struct Error(Box<dyn ApiError + Send + Sync>);

impl Error {
    /// Creates a 500 from any error. Its text and its sources are logged, but never sent.
    pub fn internal(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Box::new(Internal { source: source.into(), spec: &INTERNAL }))
    }

    /// Creates a retryable 503 from any error. Its text and its sources are logged, but never sent.
    pub(crate) fn unavailable(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Box::new(Internal { source: source.into(), spec: &UNAVAILABLE }))
    }

    /// Returns the error if its type is `E`. For an error from [`Error::internal`], `E` is the type
    /// of its argument.
    #[must_use]
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        let error: &(dyn StdError + 'static) = &*self.0;
        match error.downcast_ref::<Internal>() {
            Some(internal) => internal.source.downcast_ref(),
            None => error.downcast_ref(),
        }
    }

    /// Returns the boxed error.
    #[must_use]
    pub fn into_inner(self) -> Box<dyn ApiError + Send + Sync> {
        self.0
    }
}

impl<E: ApiError + Send + Sync + 'static> From<E> for Error {
    fn from(error: E) -> Self {
        Self(Box::new(error))
    }
}

impl From<Box<dyn ApiError + Send + Sync>> for Error {
    fn from(error: Box<dyn ApiError + Send + Sync>) -> Self {
        Self(error)
    }
}

/// Converts the error for the field of a `transparent` variant.
impl From<Error> for Arc<dyn ApiError + Send + Sync> {
    fn from(error: Error) -> Self {
        error.0.into()
    }
}

impl From<Error> for Box<dyn StdError + Send + Sync> {
    fn from(error: Error) -> Self {
        error.0
    }
}

impl Deref for Error {
    type Target = dyn ApiError + Send + Sync;

    fn deref(&self) -> &Self::Target {
        &*self.0
    }
}

impl Debug for Error {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, formatter)
    }
}

impl Display for Error {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.0, formatter)
    }
}

static INTERNAL: ErrorSpec =
    ErrorSpec::new("Internal", "INTERNAL_SERVER_ERROR", "Internal Server Error", 500)
        .without_own_name();
static UNAVAILABLE: ErrorSpec =
    ErrorSpec::new("Unavailable", "SERVICE_UNAVAILABLE", "Service Unavailable", 503)
        .without_own_name();

/// A hidden error: the 500 that [`Error::internal`] creates, or a 503.
#[derive(Debug)]
struct Internal {
    source: Box<dyn StdError + Send + Sync>,
    spec: &'static ErrorSpec,
}

impl Display for Internal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.source, formatter)
    }
}

impl StdError for Internal {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.source()
    }
}

impl ApiError for Internal {
    fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    fn message(&self) -> Message<'_> {
        Message::literal(self.spec.title())
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<Problem>(self, context)
    }
}
