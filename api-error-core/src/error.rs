//! The trait of every API error, and the erased error for handlers.

use crate::envelope::Problem;
use crate::{Context, Data, ErrorSpec, GrpcCode, Issue, Issues, Message, RetryAfter, response};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::Deref;
use std::sync::Arc;

/// An error that an HTTP API answers with.
///
/// `#[derive(ApiError)]` implements it; it is object safe.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error",
    label = "needs `#[derive(api_error::ApiError)]`"
)]
pub trait ApiError: StdError {
    /// The static contract of this variant.
    fn spec(&self) -> &'static ErrorSpec;

    /// The text for the client: never that of a 5xx, unless it was exposed.
    fn message(&self) -> Message<'_>;

    /// The error that this one stands for, when its variant is `transparent`.
    fn nested(&self) -> Option<&dyn ApiError> {
        None
    }

    /// The fields marked `#[data]`.
    fn data(&self) -> Data<'_> {
        self.nested().map_or(Data::EMPTY, |nested| nested.data())
    }

    /// The nested errors, such as the failures of a validation.
    fn issues(&self) -> &dyn Issues {
        const NONE: &[Issue; 0] = &[];
        self.nested().map_or(NONE, |nested| nested.issues())
    }

    /// When the unchanged request may be sent again.
    fn retry_after(&self) -> Option<RetryAfter> {
        match self.nested() {
            Some(nested) => nested.retry_after(),
            None => self.spec().retry_after().map(RetryAfter::Seconds),
        }
    }

    /// Appends the headers that the error declares. `Content-Type`, `Retry-After` and those
    /// that HTTP demands of the status are added when it is rendered.
    fn append_headers(&self, headers: &mut HeaderMap) {
        match self.nested() {
            Some(nested) => nested.append_headers(headers),
            None => response::append_fixed(self.spec(), headers),
        }
    }

    /// The whole response, in the declared envelope.
    fn render(&self, context: &Context) -> Response<Bytes>;

    /// The HTTP status.
    fn status(&self) -> StatusCode {
        match self.nested() {
            Some(nested) => nested.status(),
            None => self.spec().status(),
        }
    }

    /// The error's identity.
    fn name(&self) -> &str {
        match self.nested() {
            Some(nested) => nested.name(),
            None => self.spec().name(),
        }
    }

    /// The static summary of this kind of error.
    fn title(&self) -> &str {
        match self.nested() {
            Some(nested) => nested.title(),
            None => self.spec().title(),
        }
    }

    /// The application's own number for it.
    fn code_number(&self) -> Option<i64> {
        match self.nested() {
            Some(nested) => nested.code_number(),
            None => Some(self.spec().code()?.number()),
        }
    }

    /// The symbolic name of that number.
    fn code_name(&self) -> Option<&str> {
        match self.nested() {
            Some(nested) => nested.code_name(),
            None => self.spec().code()?.name(),
        }
    }

    /// A page about this kind of error.
    fn help(&self) -> Option<&str> {
        match self.nested() {
            Some(nested) => nested.help(),
            None => self.spec().help(),
        }
    }

    /// The problem type (RFC 9457 §3.1.1).
    fn type_uri(&self) -> Option<&str> {
        match self.nested() {
            Some(nested) => nested.type_uri(),
            None => self.spec().type_uri(),
        }
    }

    /// Who owns the name.
    fn domain(&self) -> Option<&str> {
        match self.nested() {
            Some(nested) => nested.domain(),
            None => self.spec().domain(),
        }
    }

    /// The canonical google.rpc code.
    fn grpc(&self) -> GrpcCode {
        match self.nested() {
            Some(nested) => nested.grpc(),
            None => self.spec().grpc(),
        }
    }

    /// Whether the unchanged request may be sent again.
    fn is_retryable(&self) -> bool {
        match self.nested() {
            Some(nested) => nested.is_retryable(),
            None => self.spec().retryable(),
        }
    }

    /// The whole response, in the declared envelope, with nothing known of the request. Where an
    /// `ApiErrorLayer` has its service answer a request it is what the layer makes of the
    /// error, and the log has it.
    fn to_response(&self) -> Response<Bytes> {
        #[cfg(any(feature = "tower", feature = "actix", feature = "poem"))]
        if let Some(response) = crate::layer::scope::answer_within(&self) {
            return response;
        }
        self.render(&Context::new())
    }
}

macro_rules! forward {
    () => {
        fn spec(&self) -> &'static ErrorSpec {
            (**self).spec()
        }

        fn message(&self) -> Message<'_> {
            (**self).message()
        }

        fn nested(&self) -> Option<&dyn ApiError> {
            (**self).nested()
        }

        fn data(&self) -> Data<'_> {
            (**self).data()
        }

        fn issues(&self) -> &dyn Issues {
            (**self).issues()
        }

        fn retry_after(&self) -> Option<RetryAfter> {
            (**self).retry_after()
        }

        fn append_headers(&self, headers: &mut HeaderMap) {
            (**self).append_headers(headers);
        }

        fn render(&self, context: &Context) -> Response<Bytes> {
            (**self).render(context)
        }

        fn status(&self) -> StatusCode {
            (**self).status()
        }

        fn name(&self) -> &str {
            (**self).name()
        }

        fn title(&self) -> &str {
            (**self).title()
        }

        fn code_number(&self) -> Option<i64> {
            (**self).code_number()
        }

        fn code_name(&self) -> Option<&str> {
            (**self).code_name()
        }

        fn help(&self) -> Option<&str> {
            (**self).help()
        }

        fn type_uri(&self) -> Option<&str> {
            (**self).type_uri()
        }

        fn domain(&self) -> Option<&str> {
            (**self).domain()
        }

        fn grpc(&self) -> GrpcCode {
            (**self).grpc()
        }

        fn is_retryable(&self) -> bool {
            (**self).is_retryable()
        }

        fn to_response(&self) -> Response<Bytes> {
            (**self).to_response()
        }
    };
}

impl<E: ApiError + ?Sized> ApiError for &E {
    forward! {}
}

impl<E: ApiError> ApiError for Box<E> {
    forward! {}
}

impl<E: ApiError + ?Sized> ApiError for Arc<E> {
    forward! {}
}

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

/// For a service without a framework: the response in the format of the
/// [`ApiErrorLayer`](crate::ApiErrorLayer) around it, else in the one that the error declares.
#[cfg(feature = "tower")]
impl From<Error> for Response<Bytes> {
    fn from(error: Error) -> Self {
        crate::layer::respond(Arc::<dyn ApiError + Send + Sync>::from(error))
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
        response::render::<Problem>(self, context)
    }
}
