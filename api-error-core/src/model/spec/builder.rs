//! The builder methods of [`ErrorSpec`].

use super::{Code, Constraint, ErrorSpec, FieldSpec, HeaderSpec, MessageSource};
use crate::model::{GrpcCode, Issue};

impl ErrorSpec {
    /// Declares that the status determines the name, because the error does not declare a name.
    #[must_use]
    pub const fn without_own_name(mut self) -> Self {
        self.identity.has_own_name = false;
        self
    }

    /// Sets the name.
    #[must_use]
    pub(crate) const fn with_name(mut self, name: &'static str) -> Self {
        self.identity.name = name;
        self
    }

    /// Sets the code.
    #[must_use]
    pub const fn with_code(mut self, code: Code) -> Self {
        self.identity = self.identity.with_code(code);
        self.code_has_any_status = code.allows_any_status();
        self.code_is_optional = code.is_optional();
        self
    }

    /// Sets the message for documents, with placeholders.
    #[must_use]
    pub const fn with_template(mut self, template: &'static str) -> Self {
        self.message_template = Some(template);
        self
    }

    /// Sets a fixed message.
    #[must_use]
    pub const fn with_message(mut self, message: &'static str) -> Self {
        self.message = MessageSource::Literal(message);
        self
    }

    /// Sends the `Display` text of the error, also for a 5xx.
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

    /// Sets the response headers. The default implementation of
    /// [`ApiError::append_headers`](crate::ApiError::append_headers) sends only the headers that
    /// have a fixed value.
    #[must_use]
    pub const fn with_headers(mut self, headers: &'static [HeaderSpec]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets the database constraints whose violation becomes this error.
    #[must_use]
    pub const fn with_constraints(mut self, constraints: &'static [Constraint]) -> Self {
        self.constraints = constraints;
        self
    }

    /// Sets whether the unchanged request may be sent again.
    #[must_use]
    pub const fn with_retry(mut self, retryable: bool) -> Self {
        self.identity.retryable = Some(retryable);
        self
    }

    /// Sets the delay before a retry, in seconds, and declares that the error is retryable.
    #[must_use]
    pub const fn with_retry_after(mut self, seconds: u64) -> Self {
        self.identity.retryable = Some(true);
        self.retry_after = Some(seconds);
        self
    }

    /// Marks the error as one with a `retry_after` field.
    #[must_use]
    pub const fn with_retry_field(mut self) -> Self {
        self.timed = true;
        self
    }

    /// Declares that the error has a `retry_after` field, which is an `Option` if `is_option` is
    /// true. If it is not an `Option`, each response has a `Retry-After` header. `is_seconds` is
    /// true if the header never contains a date.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_retry_field_of(mut self, is_option: bool, is_seconds: bool) -> Self {
        self.timed = true;
        self.always_timed = !is_option;
        self.in_seconds = is_seconds;
        self
    }

    /// Sets the fields that have a sample value, but are not data or a header.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_examples(mut self, fields: &'static [FieldSpec]) -> Self {
        self.examples = fields;
        self
    }

    /// Returns the fields that have a sample value, but are not data or a header.
    #[cfg(feature = "reference")]
    pub(crate) const fn examples(&self) -> &'static [FieldSpec] {
        self.examples
    }

    /// Returns whether the header `Retry-After` always contains a number of seconds, never a date.
    #[cfg(feature = "reference")]
    pub(crate) const fn retries_in_seconds(&self) -> bool {
        self.in_seconds || (self.retry_after.is_some() && !self.timed)
    }

    /// Returns whether each response has a `Retry-After` header.
    #[cfg(feature = "reference")]
    pub(crate) const fn always_has_retry_after(&self) -> bool {
        self.always_timed || (self.retry_after.is_some() && !self.timed)
    }

    /// Sets the function that returns sample nested errors. Documents show them, and list the names
    /// and the members that a nested error can have.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ErrorSpec, Issue};
    ///
    /// const SPEC: ErrorSpec = ErrorSpec::new("Invalid", "INVALID", "Invalid", 422)
    ///     .with_issues()
    ///     .with_issue_examples(|| vec![Issue::new("required", "is missing", "/email")]);
    /// assert!(SPEC.has_issues());
    /// ```
    #[must_use]
    pub const fn with_issue_examples(mut self, examples: fn() -> Vec<Issue>) -> Self {
        self.issue_examples = Some(examples);
        self
    }

    /// Returns the sample nested errors. Returns `None` if none are declared.
    #[cfg(feature = "reference")]
    pub(crate) fn issue_examples(&self) -> Option<Vec<Issue>> {
        self.issue_examples.map(|examples| examples())
    }

    /// Marks the error as one that can have nested errors.
    #[must_use]
    pub const fn with_issues(mut self) -> Self {
        self.issues = true;
        self
    }

    /// Marks the error as one that always has nested errors.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::ErrorSpec;
    ///
    /// const SPEC: ErrorSpec =
    ///     ErrorSpec::new("Invalid", "INVALID", "Invalid", 422).with_required_issues();
    /// assert!(SPEC.has_issues());
    /// assert!(SPEC.requires_issues());
    /// ```
    #[must_use]
    pub const fn with_required_issues(mut self) -> Self {
        self.issues = true;
        self.requires_issues = true;
        self
    }

    /// Marks the message as one that contains the `Display` text of a source.
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

    /// Sets the namespace of the error's name.
    #[must_use]
    pub const fn with_domain(mut self, domain: &'static str) -> Self {
        self.identity.domain = Some(domain);
        self
    }

    /// Sets when the error was added, e.g. `2026-03`.
    #[must_use]
    pub const fn with_since(mut self, since: &'static str) -> Self {
        self.since = Some(since);
        self
    }

    /// Returns when the error was added, e.g. `2026-03`.
    #[must_use]
    pub const fn since(&self) -> Option<&'static str> {
        self.since
    }

    /// Sets the canonical google.rpc code.
    #[must_use]
    pub const fn with_grpc(mut self, code: GrpcCode) -> Self {
        self.identity.grpc = Some(code);
        self
    }

    /// Marks the error as deprecated.
    #[must_use]
    pub const fn with_deprecation(mut self, note: &'static str) -> Self {
        self.deprecated = Some(note);
        self
    }

    /// Declares that the response depends only on the spec, the message and the context.
    #[doc(hidden)]
    #[must_use]
    pub const fn constant(mut self) -> Self {
        self.constant = true;
        self
    }
}
