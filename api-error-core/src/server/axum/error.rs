//! The error of an extractor.

use crate::catalog::{Catalog, Catalogued, HttpError};
use crate::envelope::Problem;
use crate::model::{ApiError, Context, ErrorSpec, Issue, Issues, Message};
use crate::render::render;
use crate::server::layer::DISCONNECTED_TEXT;
use axum::extract::rejection::BytesRejection;
use bytes::Bytes;
use http::{Response, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

/// The error of a request that an extractor refused: an [`HttpError`] with an [`Issue`].
///
/// A layer renders the error as it renders a rejection with the same status: in the same envelope,
/// and with the same name. Outside a layer, the envelope is [`Problem`](crate::envelope::Problem).
/// The client gets the reason phrase and the issue. The source of this error is the error of the
/// parser. Its text is only logged.
///
/// | name of the issue | status | location |
/// |---|---|---|
/// | `malformed` | 400 | the whole body |
/// | `too_large` | 413 | the whole body |
/// | `wrong_media_type` | 415 | the header `content-type` |
/// | any other name, in a body | 422 | JSON Pointer |
/// | any other name, in parameters | 400 | the name of the parameter, if it is known |
///
/// The other names are `missing`, `unknown_field`, `duplicate_field`, `wrong_type` and
/// `invalid_value`.
///
/// The error of a `Valid` has the issues of the validation. Its status is 422 for a body and 400
/// for parameters.
///
/// The catalog of this type is empty. List the errors in your own catalog: `HttpError { BadRequest,
/// ContentTooLarge, UnsupportedMediaType, UnprocessableContent }`.
///
/// If a route does not have the parameters that the handler extracts, the response is a 500 without
/// an issue.
#[cfg_attr(docsrs, doc(cfg(feature = "axum-extract")))]
#[derive(Debug)]
pub struct ExtractError {
    error: HttpError,
    issues: Vec<Issue>,
    cause: Box<dyn StdError + Send + Sync>,
}

impl ExtractError {
    pub(super) fn new(
        status: StatusCode,
        issues: Vec<Issue>,
        cause: impl Into<Box<dyn StdError + Send + Sync>>,
    ) -> Self {
        let error = HttpError::from_status(status).unwrap_or(HttpError::BadRequest);
        Self { error, issues, cause: cause.into() }
    }

    /// Returns the [`HttpError`] that gives this error its status and its name.
    #[must_use]
    pub const fn error(&self) -> HttpError {
        self.error
    }

    /// Returns whether the client closed the connection before the body of its request was
    /// complete.
    pub(in crate::server) fn is_of_disconnected_client(&self) -> bool {
        let rejection = self.cause.downcast_ref::<BytesRejection>();
        rejection.is_some_and(|rejection| rejection.body_text() == DISCONNECTED_TEXT)
    }

    /// Returns the issues. An application can store them in its own error, to send them with it.
    #[must_use]
    pub fn into_issues(self) -> Vec<Issue> {
        self.issues
    }
}

impl Display for ExtractError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.error, formatter)
    }
}

impl StdError for ExtractError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.cause)
    }
}

impl ApiError for ExtractError {
    fn spec(&self) -> &'static ErrorSpec {
        self.error.spec()
    }

    fn message(&self) -> Message<'_> {
        Message::literal(self.spec().title())
    }

    fn issues(&self) -> &dyn Issues {
        &self.issues
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<Problem>(self, context)
    }
}

impl Catalogued for ExtractError {
    const CATALOG: Catalog = Catalog::EMPTY;
}

crate::__axum_impl! { {} {ExtractError} {} }
