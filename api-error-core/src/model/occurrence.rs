//! One error and its context: the input of an envelope.

use crate::model::{
    ApiError, Context, Data, Identity, Issues, Message, Name, RetryAfter, identity_getters,
    reason_phrase,
};
use http::StatusCode;

/// One error and the facts about its request: the input of an [`Envelope`](crate::Envelope).
#[derive(Clone, Copy)]
pub struct Occurrence<'a> {
    error: &'a dyn ApiError,
    identity: Identity<'a>,
    context: &'a Context,
    message: Message<'a>,
}

impl<'a> Occurrence<'a> {
    /// Creates the occurrence of `error` in `context`.
    #[must_use]
    pub fn new(error: &'a dyn ApiError, context: &'a Context) -> Self {
        let mut message = error.message();
        if let Some(translation) = context.translation() {
            message = Message::literal(&translation.message);
        }
        Self { error, identity: error.identity(), context, message }
    }

    /// Returns the same occurrence with this message.
    pub(crate) const fn with_message(mut self, text: &'a str) -> Self {
        self.message = Message::literal(text);
        self
    }

    /// Returns the error.
    #[must_use]
    pub const fn error(&self) -> &'a dyn ApiError {
        self.error
    }

    /// Returns the reason phrase of the status. A status without a reason phrase has the phrase of
    /// 400 or 500 (RFC 9110 §15).
    #[must_use]
    pub fn reason_phrase(&self) -> &'static str {
        reason_phrase(self.status())
    }

    /// Returns the facts that identify the error.
    #[must_use]
    pub const fn identity(&self) -> &Identity<'a> {
        &self.identity
    }

    /// Returns the HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.identity().status()
    }

    identity_getters!([pub const] 'a is_retryable);

    /// Returns false if the status determines the name, as for a 5xx without a declared name.
    #[must_use]
    pub const fn has_own_name(&self) -> bool {
        self.identity.has_own_name()
    }

    /// Returns the name in `snake_case`.
    #[must_use]
    pub fn snake_case_name(&self) -> Name<'a> {
        Name::snake(self.name())
    }

    /// Returns the name in `SCREAMING_SNAKE_CASE`.
    #[must_use]
    pub fn screaming_snake_case_name(&self) -> Name<'a> {
        Name::screaming_snake(self.name())
    }

    /// Returns the text for the client. If the layer translated it, this is the translation.
    #[must_use]
    pub const fn message(&self) -> Message<'a> {
        self.message
    }

    /// Returns the message that the error declares, even if the layer translated it.
    #[must_use]
    pub fn untranslated_message(&self) -> Message<'a> {
        match self.context.translation() {
            Some(_) => self.error.message(),
            None => self.message,
        }
    }

    /// Returns the language tag of the message (RFC 5646). Returns `None` for a message that the
    /// layer did not translate.
    #[must_use]
    pub fn language(&self) -> Option<&'a str> {
        self.context.translation()?.language.as_deref()
    }

    /// Returns the structured data for the client.
    #[must_use]
    #[inline]
    pub fn data(&self) -> Data<'a> {
        self.error.data()
    }

    /// Returns the nested errors.
    #[must_use]
    #[inline]
    pub fn issues(&self) -> &'a dyn Issues {
        self.error.issues()
    }

    /// Returns the symbolic name of the code. Without one, returns the name of the error in
    /// `PascalCase`.
    #[must_use]
    #[inline]
    pub fn code_name_or_pascal_name(&self) -> Name<'a> {
        match self.code_name() {
            Some(name) => Name::verbatim(name),
            None => Name::pascal(self.name()),
        }
    }

    /// Returns the time after which the unchanged request may be sent again.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.error.retry_after()
    }

    /// Returns the id of the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&'a str> {
        self.context.request_id()
    }

    /// Returns the URI reference of this occurrence (RFC 9457 §3.1.5).
    #[must_use]
    pub fn instance(&self) -> Option<&'a str> {
        self.context.instance()
    }

    /// Returns the id of the trace that the request belongs to (W3C Trace Context).
    #[must_use]
    pub fn trace_id(&self) -> Option<&'a str> {
        self.context.trace_id()
    }
}
