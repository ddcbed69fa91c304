//! Methods that convert any error to an API error.

use super::Error;
use super::traced::{Caused, INTERNAL, Internal};
use crate::model::Origin;
use std::error::Error as StdError;
use std::fmt::Display;

/// Converts the error of a `Result`, or the `None` of an `Option`, to an [`Error`].
///
/// The caller's line is logged. It is not sent, unless `ApiErrorLayer::reveal` is enabled. Do not
/// write `.map_err(Error::internal)` instead: the log then contains a line of the standard library.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Error, HttpError, ResultExt};
///
/// fn greeting(names: &[&str], index: &str) -> Result<String, Error> {
///     let index: usize = index.parse().or_error(HttpError::BadRequest)?;
///     let name = names.get(index).or_error(HttpError::NotFound)?;
///     let text = std::fs::read_to_string("greeting.txt")
///         .internal_with(|| format!("loading the greeting of {name}"))?;
///     Ok(text.replace("{name}", name))
/// }
///
/// assert_eq!(greeting(&["Ann"], "one").unwrap_err().status(), 400);
/// assert_eq!(greeting(&["Ann"], "1").unwrap_err().status(), 404);
///
/// let error = greeting(&["Ann"], "0").unwrap_err();
/// assert_eq!(error.status(), 500);
/// assert_eq!(error.message().to_string(), "Internal Server Error");
/// assert_eq!(error.to_string(), "loading the greeting of Ann");
/// ```
pub trait ResultExt<T>: Sized {
    /// Converts the error to a 500 without its text, as [`Error::internal`] does.
    ///
    /// # Errors
    /// Returns the 500 for an `Err` or a `None`.
    #[track_caller]
    fn internal(self) -> Result<T, Error>;

    /// Converts the error to a 500 without its text, and adds the text of `context` to the log.
    ///
    /// # Errors
    /// Returns the 500 for an `Err` or a `None`.
    #[track_caller]
    fn internal_with<C: Display>(self, context: impl FnOnce() -> C) -> Result<T, Error>;

    /// Replaces the error by an API error. The replaced error becomes the source of the API error,
    /// so that it is logged.
    ///
    /// # Errors
    /// Returns the API error for an `Err` or a `None`.
    #[track_caller]
    fn or_error(self, error: impl Into<Error>) -> Result<T, Error>;
}

// Each method is a `match`, because a closure would record its own line instead of the caller's
// line.
impl<T, E: Into<Box<dyn StdError + Send + Sync>>> ResultExt<T> for Result<T, E> {
    fn internal(self) -> Result<T, Error> {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(Error::internal(error)),
        }
    }

    fn internal_with<C: Display>(self, context: impl FnOnce() -> C) -> Result<T, Error> {
        match self {
            Ok(value) => Ok(value),
            Err(error) => Err(internal_with(error.into(), &context())),
        }
    }

    fn or_error(self, error: impl Into<Error>) -> Result<T, Error> {
        match self {
            Ok(value) => Ok(value),
            Err(cause) => Err(caused(error.into(), Some(cause.into()))),
        }
    }
}

impl<T> ResultExt<T> for Option<T> {
    fn internal(self) -> Result<T, Error> {
        match self {
            Some(value) => Ok(value),
            None => Err(Error::internal(ABSENT)),
        }
    }

    fn internal_with<C: Display>(self, context: impl FnOnce() -> C) -> Result<T, Error> {
        match self {
            Some(value) => Ok(value),
            None => Err(internal_with(ABSENT.into(), &context())),
        }
    }

    fn or_error(self, error: impl Into<Error>) -> Result<T, Error> {
        match self {
            Some(value) => Ok(value),
            None => Err(caused(error.into(), None)),
        }
    }
}

const ABSENT: &str = "the value is absent";

#[track_caller]
fn internal_with(cause: Box<dyn StdError + Send + Sync>, context: &dyn Display) -> Error {
    let origin = Origin::with_backtrace();
    Internal { cause, context: Some(context.to_string()), origin, spec: &INTERNAL }.into()
}

#[track_caller]
fn caused(error: Error, cause: Option<Box<dyn StdError + Send + Sync>>) -> Error {
    Caused { error: error.into_inner(), cause, origin: Origin::of_caller() }.into()
}
