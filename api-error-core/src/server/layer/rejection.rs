//! Errors that nobody declared.

use crate::model::{
    ApiError, Context, ErrorSpec, GrpcCode, Message, Name, is_retryable, reason_phrase,
};
use crate::render::render;
use bytes::Bytes;
use http::{Method, Response, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

/// An error response that the framework made by itself, and the request it answers.
#[derive(Clone, Copy, Debug)]
pub struct Rejection<'a> {
    pub(super) status: StatusCode,
    pub(super) text: Option<&'a str>,
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
}

impl<'a> Rejection<'a> {
    /// The status that the framework chose.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// The framework's words about a 4xx, such as what is wrong with the JSON of a body. Those
    /// about a 5xx go to the log alone.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        self.text.filter(|_| self.status.is_client_error())
    }

    /// The method of the request.
    #[must_use]
    pub const fn method(&self) -> &'a Method {
        self.method
    }

    /// The path of the request as the layer sees it: inside a nested router without its prefix.
    #[must_use]
    pub const fn path(&self) -> &'a str {
        self.path
    }
}

/// The error that a rejection is when the application gives it no identity of its own.
#[derive(Debug)]
pub(super) struct RejectionError {
    status: StatusCode,
    name: String,
    text: Option<String>,
}

impl RejectionError {
    pub(super) fn of(rejection: &Rejection<'_>) -> Self {
        let reason: String = reason_phrase(rejection.status)
            .chars()
            .filter(|character| *character != '\'')
            .collect();
        Self {
            status: rejection.status,
            name: Name::screaming_snake(&reason).to_string(),
            text: rejection.text().map(str::to_owned),
        }
    }
}

impl Display for RejectionError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.text.as_deref().unwrap_or(reason_phrase(self.status)))
    }
}

impl StdError for RejectionError {}

impl ApiError for RejectionError {
    fn spec(&self) -> &'static ErrorSpec {
        static CLIENT: ErrorSpec =
            ErrorSpec::new("RejectionError", "BAD_REQUEST", "Bad Request", 400);
        static SERVER: ErrorSpec =
            ErrorSpec::new("RejectionError", "INTERNAL_SERVER_ERROR", "Internal Server Error", 500)
                .without_own_name();
        if self.status.is_client_error() { &CLIENT } else { &SERVER }
    }

    fn message(&self) -> Message<'_> {
        Message::display(self)
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<crate::envelope::Problem>(self, context)
    }

    fn status(&self) -> StatusCode {
        self.status
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn title(&self) -> &str {
        reason_phrase(self.status)
    }

    fn grpc(&self) -> GrpcCode {
        GrpcCode::from_status(self.status)
    }

    fn is_retryable(&self) -> bool {
        is_retryable(self.status.as_u16())
    }
}
