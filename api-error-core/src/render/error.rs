//! Any API error, erased, for handlers.

use crate::envelope::Problem;
use crate::model::{ApiError, Context, ErrorSpec, Message};
use crate::render::render;
use bytes::Bytes;
use http::Response;
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::Deref;
use std::sync::Arc;

/// Any [`ApiError`], erased: for handlers that return errors of several types.
///
/// `?` turns every API error into it. Like anyhow's, it is not itself a
/// [`std::error::Error`]; it dereferences to `dyn ApiError`.
pub struct Error(Box<dyn ApiError + Send + Sync>);

impl Error {
    /// Hides any error behind a 500: its text and sources go to the log alone.
    pub fn internal(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Box::new(Internal(source.into())))
    }

    /// The error as an `E`, when it is one; of [`Error::internal`] what it was made from.
    #[must_use]
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&E> {
        let error: &(dyn StdError + 'static) = &*self.0;
        match error.downcast_ref::<Internal>() {
            Some(internal) => internal.0.downcast_ref(),
            None => error.downcast_ref(),
        }
    }

    /// The error within.
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

/// For a field of a `transparent` variant.
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

/// What [`Error::internal`] holds: a hidden 500.
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
