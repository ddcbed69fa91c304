//! The type-erased error of handlers.

use super::traced::{INTERNAL, Internal, UNAVAILABLE, downcast};
use crate::model::{ApiError, Origin};
use std::backtrace::Backtrace;
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::Deref;
use std::panic::Location;
use std::sync::Arc;

/// Any [`ApiError`], for handlers that return errors of several types.
///
/// The operator `?` converts each API error to it. For any other error, write `.internal()?` with
/// [`ResultExt`](crate::ResultExt). Like `anyhow::Error`, it does not implement
/// [`std::error::Error`]. It dereferences to `dyn ApiError`.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Error, ResultExt};
///
/// fn read_greeting() -> Result<String, Error> {
///     std::fs::read_to_string("greeting.txt").internal()
/// }
///
/// let error = read_greeting().unwrap_err();
/// assert_eq!(error.status(), 500);
/// assert_eq!(error.message().to_string(), "Internal Server Error");
/// ```
pub struct Error(Box<dyn ApiError + Send + Sync>);

impl Error {
    /// Creates a 500 from any error. Its text and its sources are logged. They are not sent, unless
    /// `ApiErrorLayer::reveal` is enabled.
    ///
    /// The caller's line is logged too. A backtrace is also logged if the environment variable
    /// `RUST_BACKTRACE` or `RUST_LIB_BACKTRACE` enables backtraces. For a `Result`, write
    /// `.internal()?` with [`ResultExt`](crate::ResultExt): `.map_err(Error::internal)` records a
    /// line of the standard library.
    #[track_caller]
    pub fn internal(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let origin = Origin::with_backtrace();
        Self(Box::new(Internal { cause: source.into(), context: None, origin, spec: &INTERNAL }))
    }

    /// Creates a retryable 503 from any error. The log contains the same parts of the error as for
    /// [`Error::internal`].
    #[track_caller]
    pub(crate) fn unavailable(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        let origin = Origin::with_backtrace();
        let spec = &UNAVAILABLE;
        Self(Box::new(Internal { cause: source.into(), context: None, origin, spec }))
    }

    /// Returns the line of the application that created the error, for the log. The following calls
    /// record their line: [`Error::internal`], `Error::database`, a method of
    /// [`ResultExt`](crate::ResultExt), and `map_constraint_or_internal` unless it returns the
    /// error of a violated constraint. Returns `None` for an error that was created in another way.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// let line = line!() + 1;
    /// let error = api_error::Error::internal("the disk is full");
    /// assert_eq!(error.location().unwrap().line(), line);
    /// ```
    #[must_use]
    pub fn location(&self) -> Option<&'static Location<'static>> {
        self.0.origin().map(Origin::location)
    }

    /// Returns the backtrace of the call whose [`location`](Self::location) is recorded, for the
    /// log. Returns `None` for [`ResultExt::or_error`](crate::ResultExt::or_error), and unless the
    /// environment variable `RUST_BACKTRACE` or `RUST_LIB_BACKTRACE` enables backtraces.
    #[must_use]
    pub fn backtrace(&self) -> Option<&Backtrace> {
        self.0.origin().and_then(Origin::backtrace)
    }

    /// Returns the error if its type is `E`. For an error from [`Error::internal`], `E` is the type
    /// of its argument. For an error from [`ResultExt::or_error`](crate::ResultExt::or_error), `E`
    /// is the type of the API error.
    #[must_use]
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        downcast(&*self.0)
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
