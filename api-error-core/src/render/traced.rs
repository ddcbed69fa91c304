//! The errors that contain the place where they were created.

use super::render;
use crate::envelope::Problem;
use crate::model::{
    ApiError, Context, Data, EnvelopeSource, ErrorSpec, Identity, Issues, Message, Origin,
    RetryAfter,
};
use bytes::Bytes;
use http::{HeaderMap, Response};
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::sync::Arc;

pub(super) static INTERNAL: ErrorSpec =
    ErrorSpec::new("Internal", "INTERNAL_SERVER_ERROR", "Internal Server Error", 500)
        .without_own_name();
pub(super) static UNAVAILABLE: ErrorSpec =
    ErrorSpec::new("Unavailable", "SERVICE_UNAVAILABLE", "Service Unavailable", 503)
        .without_own_name();

/// Returns whether the spec is a spec of [`Internal`], which no error type declares.
#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn is_undeclared(spec: &'static ErrorSpec) -> bool {
    std::ptr::eq(spec, &raw const INTERNAL) || std::ptr::eq(spec, &raw const UNAVAILABLE)
}

/// A 500 or 503 that contains an error whose text is not sent.
pub(super) struct Internal {
    pub(super) cause: Box<dyn StdError + Send + Sync>,
    /// The text that is logged before the cause.
    pub(super) context: Option<String>,
    pub(super) origin: Origin,
    pub(super) spec: &'static ErrorSpec,
}

impl Debug for Internal {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let mut tuple = formatter.debug_tuple("Internal");
        if let Some(context) = &self.context {
            tuple.field(context);
        }
        tuple.field(&self.cause).finish()
    }
}

impl Display for Internal {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match &self.context {
            Some(context) => formatter.write_str(context),
            None => Display::fmt(&self.cause, formatter),
        }
    }
}

impl StdError for Internal {
    #[cfg_attr(debug_assertions, inline)]
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self.context {
            Some(_) => Some(&*self.cause),
            None => self.cause.source(),
        }
    }
}

impl ApiError for Internal {
    #[cfg_attr(debug_assertions, inline)]
    fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    #[cfg_attr(debug_assertions, inline)]
    fn message(&self) -> Message<'_> {
        Message::literal(self.spec.title())
    }

    #[cfg_attr(debug_assertions, inline)]
    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<Problem>(self, context)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn origin(&self) -> Option<&Origin> {
        Some(&self.origin)
    }
}

/// An API error, with the error that caused it.
pub(super) struct Caused {
    pub(super) error: Box<dyn ApiError + Send + Sync>,
    pub(super) cause: Option<Box<dyn StdError + Send + Sync>>,
    pub(super) origin: Origin,
}

impl Debug for Caused {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.error, formatter)
    }
}

impl Display for Caused {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.error, formatter)
    }
}

impl StdError for Caused {
    #[cfg_attr(debug_assertions, inline)]
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Some(cause) => Some(&**cause),
            None => self.error.source(),
        }
    }
}

/// All values except the source and the origin are the values of the API error.
impl ApiError for Caused {
    #[cfg_attr(debug_assertions, inline)]
    fn spec(&self) -> &'static ErrorSpec {
        self.error.spec()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn message(&self) -> Message<'_> {
        self.error.message()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn nested(&self) -> Option<&dyn ApiError> {
        self.error.nested()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn data(&self) -> Data<'_> {
        self.error.data()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn issues(&self) -> &dyn Issues {
        self.error.issues()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn retry_after(&self) -> Option<RetryAfter> {
        self.error.retry_after()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn append_headers(&self, headers: &mut HeaderMap) {
        self.error.append_headers(headers);
    }

    #[cfg_attr(debug_assertions, inline)]
    fn render(&self, context: &Context) -> Response<Bytes> {
        self.error.render(context)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn identity(&self) -> Identity<'_> {
        self.error.identity()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn envelope_source(&self) -> EnvelopeSource {
        self.error.envelope_source()
    }

    #[cfg_attr(debug_assertions, inline)]
    fn origin(&self) -> Option<&Origin> {
        Some(&self.origin)
    }
}

/// Returns the error of type `E` behind the types of this module, and behind `Box` and `Arc`.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn downcast<'a, E: StdError + 'static>(
    error: &'a (dyn StdError + 'static),
) -> Option<&'a E> {
    if let Some(internal) = error.downcast_ref::<Internal>() {
        return downcast(&*internal.cause);
    }
    if let Some(caused) = error.downcast_ref::<Caused>() {
        return downcast(&*caused.error);
    }
    if let Some(shared) = error.downcast_ref::<Arc<dyn ApiError + Send + Sync>>() {
        return downcast(&**shared);
    }
    error
        .downcast_ref::<E>()
        .or_else(|| error.downcast_ref::<Box<E>>().map(|boxed| &**boxed))
        .or_else(|| error.downcast_ref::<Arc<E>>().map(|shared| &**shared))
}
