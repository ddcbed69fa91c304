//! The static contract of one variant.

mod code;
mod field;
mod header;

pub use code::Code;
pub use field::FieldSpec;
pub use header::HeaderSpec;

use crate::model::{GrpcCode, Identity, Message, identity_getters, reason_phrase};
use http::StatusCode;
use std::fmt::Display;

/// What is known of an error before it happens: one per variant, made by the derive.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, set by a name")]
pub struct ErrorSpec {
    variant: &'static str,
    identity: Identity<'static>,
    pub(crate) message: MessageSource,
    message_template: Option<&'static str>,
    description: Option<&'static str>,
    fields: &'static [FieldSpec],
    headers: &'static [HeaderSpec],
    retry_after: Option<u64>,
    deprecated: Option<&'static str>,
    pub(crate) constant: bool,
    issues: bool,
    timed: bool,
    repeats_source: bool,
}

/// Where the text for the client comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MessageSource {
    Display,
    ReasonPhrase,
    Literal(&'static str),
    Template,
}

impl ErrorSpec {
    /// The spec of a variant that declares only what it must: the identifier of the variant, the
    /// error's name, its title, its HTTP status. What else it declares is added by the methods
    /// named `with_..`.
    ///
    /// # Panics
    /// When `status` is outside 400..=599, in const evaluation a compile error.
    #[must_use]
    #[track_caller]
    pub const fn new(
        variant: &'static str,
        name: &'static str,
        title: &'static str,
        status: u16,
    ) -> Self {
        assert!(status >= 400 && status <= 599, "an error's status is within 400..=599");
        Self::declared(variant, name, title, status)
    }

    /// As [`ErrorSpec::new`], for the derive: it has checked the status. An enum may have
    /// thousands of variants, so const evaluation does as little as it can for each.
    #[doc(hidden)]
    #[must_use]
    pub const fn declared(
        variant: &'static str,
        name: &'static str,
        title: &'static str,
        status: u16,
    ) -> Self {
        let mut spec = Self::BLANK;
        spec.variant = variant;
        spec.identity.name = name;
        spec.identity.title = title;
        spec.identity.status = status;
        if status >= 500 {
            spec.message = MessageSource::ReasonPhrase;
        }
        spec
    }

    /// As [`ErrorSpec::declared`], for the many variants that have a named code.
    #[doc(hidden)]
    #[must_use]
    pub const fn coded(
        variant: &'static str,
        name: &'static str,
        title: &'static str,
        status: u16,
        number: i64,
        code_name: &'static str,
    ) -> Self {
        let mut spec = Self::declared(variant, name, title, status);
        spec.identity.code_number = Some(number);
        spec.identity.code_name = Some(code_name);
        spec
    }

    const BLANK: Self = Self {
        variant: "",
        identity: Identity::BLANK,
        message: MessageSource::Display,
        message_template: None,
        description: None,
        fields: &[],
        headers: &[],
        retry_after: None,
        deprecated: None,
        constant: false,
        issues: false,
        timed: false,
        repeats_source: false,
    };

    /// The variant's identifier in Rust, for documentation: it is never on the wire.
    #[must_use]
    pub const fn variant(&self) -> &'static str {
        self.variant
    }

    /// Returns the facts that identify the error.
    #[must_use]
    pub const fn identity(&self) -> &Identity<'static> {
        &self.identity
    }

    /// Returns the HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        self.identity().status()
    }

    identity_getters!([pub const] 'static retryable);

    /// Returns false for a 5xx whose name is that of its status.
    #[must_use]
    pub const fn has_own_name(&self) -> bool {
        self.identity.has_own_name
    }

    /// Returns the status for const evaluation of thousands of specs.
    pub(crate) const fn status_number(&self) -> u16 {
        self.identity.status
    }

    /// Returns the application's own number and its symbolic name.
    #[must_use]
    pub const fn code(&self) -> Option<Code> {
        match (self.identity.code_number, self.identity.code_name) {
            (Some(number), Some(name)) => Some(Code::new(number, name)),
            (Some(number), None) => Some(Code::unnamed(number)),
            (None, _) => None,
        }
    }

    /// The message of an error of this spec that displays as `display`: the text that the spec
    /// fixes, else what is displayed; of a 5xx that is not exposed the reason phrase.
    #[must_use]
    pub fn message<'a>(&self, display: &'a dyn Display) -> Message<'a> {
        match self.message {
            MessageSource::Display | MessageSource::Template => Message::display(display),
            MessageSource::ReasonPhrase => Message::literal(reason_phrase(self.status())),
            MessageSource::Literal(text) => Message::literal(text),
        }
    }

    /// The documented form of the message, with placeholders. What is sent is what `Display`
    /// writes; for the hidden text of a 5xx this is the reason phrase.
    #[must_use]
    pub const fn message_template(&self) -> Option<&'static str> {
        self.message_template
    }

    /// The variant's doc comment.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// The data it carries, in the order they are sent.
    #[must_use]
    pub const fn fields(&self) -> &'static [FieldSpec] {
        self.fields
    }

    /// The response headers it declares.
    #[must_use]
    pub const fn headers(&self) -> &'static [HeaderSpec] {
        self.headers
    }

    /// The declared delay before a retry, in seconds.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u64> {
        self.retry_after
    }

    /// Whether each occurrence says by itself when to retry, and so has a `Retry-After` header.
    #[must_use]
    pub const fn has_retry_field(&self) -> bool {
        self.timed
    }

    /// Whether it can have nested errors.
    #[must_use]
    pub const fn has_issues(&self) -> bool {
        self.issues
    }

    /// Whether the message for the client holds what a source displays.
    #[must_use]
    pub const fn repeats_source(&self) -> bool {
        self.repeats_source
    }

    /// The note of `#[deprecated]`, empty when it has none.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.deprecated
    }

    /// Marks the name as the status' own.
    #[must_use]
    pub const fn without_own_name(mut self) -> Self {
        self.identity.has_own_name = false;
        self
    }

    /// Sets the code.
    #[must_use]
    pub const fn with_code(mut self, code: Code) -> Self {
        self.identity = self.identity.with_code(code);
        self
    }

    /// Sets the documented message.
    #[must_use]
    pub const fn with_template(mut self, template: &'static str) -> Self {
        self.message_template = Some(template);
        self
    }

    /// Sets a message that is always the same.
    #[must_use]
    pub const fn with_message(mut self, message: &'static str) -> Self {
        self.message = MessageSource::Literal(message);
        self
    }

    /// Sends the error's `Display`, of a 5xx too.
    #[must_use]
    pub const fn with_exposed_display(mut self) -> Self {
        self.message = MessageSource::Display;
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_formatted_message(mut self) -> Self {
        self.message = MessageSource::Template;
        self
    }

    /// Sets the description.
    #[must_use]
    pub const fn with_description(mut self, text: &'static str) -> Self {
        self.description = Some(text);
        self
    }

    /// Sets the data fields.
    #[must_use]
    pub const fn with_fields(mut self, fields: &'static [FieldSpec]) -> Self {
        self.fields = fields;
        self
    }

    /// Sets the response headers. Those with a fixed value are sent by
    /// [`ApiError::append_headers`](crate::ApiError::append_headers) as it is provided.
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [HeaderSpec]) -> Self {
        self.headers = headers;
        self
    }

    /// Says whether the unchanged request may be sent again.
    #[must_use]
    pub const fn with_retry(mut self, retryable: bool) -> Self {
        self.identity.retryable = Some(retryable);
        self
    }

    /// Sets the delay before a retry, in seconds.
    #[must_use]
    pub const fn with_retry_after(mut self, seconds: u64) -> Self {
        self.identity.retryable = Some(true);
        self.retry_after = Some(seconds);
        self
    }

    /// Says that each occurrence has a delay of its own.
    #[must_use]
    pub const fn with_retry_field(mut self) -> Self {
        self.timed = true;
        self
    }

    /// Says that it can have nested errors.
    #[must_use]
    pub const fn with_issues(mut self) -> Self {
        self.issues = true;
        self
    }

    /// Says that the message holds what a source displays.
    #[must_use]
    pub const fn with_source_in_message(mut self) -> Self {
        self.repeats_source = true;
        self
    }

    /// Sets the help page.
    #[must_use]
    pub const fn with_help(mut self, uri: &'static str) -> Self {
        self.identity.help = Some(uri);
        self
    }

    /// Sets the problem type.
    #[must_use]
    pub const fn with_type_uri(mut self, uri: &'static str) -> Self {
        self.identity.type_uri = Some(uri);
        self
    }

    /// Sets who owns the name.
    #[must_use]
    pub const fn with_domain(mut self, domain: &'static str) -> Self {
        self.identity.domain = Some(domain);
        self
    }

    /// Sets the canonical google.rpc code.
    #[must_use]
    pub const fn with_grpc(mut self, code: GrpcCode) -> Self {
        self.identity.grpc = Some(code);
        self
    }

    /// Marks it as deprecated.
    #[must_use]
    pub const fn with_deprecation(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }

    /// Says that two errors of this spec with one message have one response.
    #[doc(hidden)]
    #[must_use]
    pub const fn constant(mut self) -> Self {
        self.constant = true;
        self
    }
}

impl ErrorSpec {
    /// Sets the domain and the problem type, unless they are declared.
    pub(crate) const fn set_defaults(
        &mut self,
        domain: Option<&'static str>,
        type_uri: Option<&'static str>,
    ) {
        if self.identity.domain.is_none() {
            self.identity.domain = domain;
        }
        if self.identity.type_uri.is_none() {
            self.identity.type_uri = type_uri;
        }
    }

    /// Returns the index of this spec in `specs`, if it is an element of that table.
    pub(crate) fn position(&'static self, specs: &'static [Self]) -> Option<usize> {
        let offset = std::ptr::from_ref(self).addr().checked_sub(specs.as_ptr().addr())?;
        let index = offset / size_of::<Self>();
        specs.get(index).filter(|found| std::ptr::eq(*found, self)).map(|_| index)
    }
}
