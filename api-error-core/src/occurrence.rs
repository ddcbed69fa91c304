//! One error as it happened, in its context: what a wire format is written from.

use crate::response::reason_phrase;
use crate::{ApiError, Context, Data, GrpcCode, Issues, Message, Name, RetryAfter};
use http::StatusCode;

/// What an [`Envelope`](crate::Envelope) writes: one error and the facts of the request around it.
#[derive(Clone, Copy)]
pub struct Occurrence<'a> {
    error: &'a dyn ApiError,
    context: &'a Context,
    message: Message<'a>,
}

impl<'a> Occurrence<'a> {
    /// `error` as it happened in `context`.
    #[must_use]
    pub fn new(error: &'a dyn ApiError, context: &'a Context) -> Self {
        Self { error, context, message: error.message() }
    }

    /// The same occurrence with its message written out.
    pub(crate) const fn saying(mut self, text: &'a str) -> Self {
        self.message = Message::literal(text);
        self
    }

    /// The error itself.
    #[must_use]
    pub const fn error(&self) -> &'a dyn ApiError {
        self.error
    }

    /// The HTTP status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.error.status()
    }

    /// The status' reason phrase. A status without one has that of 400 or 500 (RFC 9110 §15).
    #[must_use]
    pub fn reason_phrase(&self) -> &'static str {
        reason_phrase(self.status())
    }

    /// The error's identity as declared.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.error.name()
    }

    /// False for a 5xx that goes by its status' name.
    #[must_use]
    pub fn is_named(&self) -> bool {
        let spec = self.error.spec();
        spec.is_named() || self.name() != spec.name()
    }

    /// The name in `snake_case`.
    #[must_use]
    pub fn snake_case_name(&self) -> Name<'a> {
        Name::snake(self.name())
    }

    /// The name in `SCREAMING_SNAKE_CASE`.
    #[must_use]
    pub fn screaming_snake_case_name(&self) -> Name<'a> {
        Name::screaming_snake(self.name())
    }

    /// The static summary of this kind of error.
    #[must_use]
    pub fn title(&self) -> &'a str {
        self.error.title()
    }

    /// The text for the client.
    #[must_use]
    pub const fn message(&self) -> Message<'a> {
        self.message
    }

    /// The structured data for the client.
    #[must_use]
    pub fn data(&self) -> Data<'a> {
        self.error.data()
    }

    /// The nested errors.
    #[must_use]
    pub fn issues(&self) -> &'a dyn Issues {
        self.error.issues()
    }

    /// The application's own number for the error.
    #[must_use]
    pub fn code_number(&self) -> Option<i64> {
        self.error.code_number()
    }

    /// The symbolic name of that number.
    #[must_use]
    pub fn code_name(&self) -> Option<&'a str> {
        self.error.code_name()
    }

    /// The code's symbolic name, else the error's name in `PascalCase`.
    #[must_use]
    pub fn code_name_or_pascal_name(&self) -> Name<'a> {
        match self.code_name() {
            Some(name) => Name::verbatim(name),
            None => Name::pascal(self.name()),
        }
    }

    /// A page about this kind of error.
    #[must_use]
    pub fn help(&self) -> Option<&'a str> {
        self.error.help()
    }

    /// The problem type (RFC 9457 §3.1.1).
    #[must_use]
    pub fn type_uri(&self) -> Option<&'a str> {
        self.error.type_uri()
    }

    /// Who owns the error's name.
    #[must_use]
    pub fn domain(&self) -> Option<&'a str> {
        self.error.domain().filter(|domain| !domain.is_empty())
    }

    /// The canonical google.rpc code.
    #[must_use]
    pub fn grpc(&self) -> GrpcCode {
        self.error.grpc()
    }

    /// When the unchanged request may be sent again.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.error.retry_after()
    }

    /// Whether the unchanged request may be sent again.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.error.is_retryable()
    }

    /// The id of the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        self.context.request_id_str()
    }

    /// A URI reference of this occurrence (RFC 9457 §3.1.5).
    #[must_use]
    pub fn instance(&self) -> Option<&'a str> {
        self.context.instance_str()
    }
}
