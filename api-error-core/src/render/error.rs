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
        Self(Box::new(Internal(source.into())))
    }

    /// Returns the error if its type is `E`. For an error from [`Error::internal`], `E` is the type
    /// of its argument.
    #[must_use]
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        let error: &(dyn StdError + 'static) = &*self.0;
        match error.downcast_ref::<Internal>() {
            Some(internal) => internal.0.downcast_ref(),
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

/// The hidden 500 that [`Error::internal`] creates.
#[derive(Debug)]
struct Internal(Box<dyn StdError + Send + Sync>);

impl Display for Internal {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.0, formatter)
    }
}

impl StdError for Internal {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

impl ApiError for Internal {
    fn spec(&self) -> &'static ErrorSpec {
        static SPEC: ErrorSpec =
            ErrorSpec::new("Internal", "INTERNAL_SERVER_ERROR", "Internal Server Error", 500)
                .without_own_name();
        &SPEC
    }

    fn message(&self) -> Message<'_> {
        Message::literal("Internal Server Error")
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<Problem>(self, context)
    }
}
