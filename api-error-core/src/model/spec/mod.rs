//! The static contract of one variant.

mod builder;
mod code;
mod constraint;
mod field;
mod field_type;
mod forwarded;
mod header;
mod log_level;
mod member;

pub use code::Code;
pub use constraint::{Constraint, ConstraintKind};
pub use field::{FieldFacts, FieldSpec};
#[cfg(feature = "reference")]
pub(crate) use field_type::Schema;
pub use field_type::{AnyFieldType, FieldType};
pub(crate) use forwarded::forwarded_spec;
#[cfg(feature = "tower")]
pub(crate) use forwarded::is_forwarded;
pub use header::HeaderSpec;
pub use log_level::LogLevel;
pub use member::MemberSpec;

use crate::model::{Identity, Issue, Message, identity_getters, reason_phrase};
use http::StatusCode;
use std::fmt::Display;

/// The static contract of one variant. The derive creates it.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent fact, set by a method")]
pub struct ErrorSpec {
    variant: &'static str,
    identity: Identity<'static>,
    pub(crate) message: MessageSource,
    message_template: Option<&'static str>,
    description: Option<&'static str>,
    fields: &'static [FieldSpec],
    headers: &'static [HeaderSpec],
    constraints: &'static [Constraint],
    retry_after: Option<u64>,
    deprecated: Option<&'static str>,
    pub(crate) constant: bool,
    issues: bool,
    requires_issues: bool,
    timed: bool,
    always_timed: bool,
    in_seconds: bool,
    repeats_source: bool,
    code_has_any_status: bool,
    code_is_optional: bool,
    members: &'static [MemberSpec],
    since: Option<&'static str>,
    log_level: Option<LogLevel>,
    examples: &'static [FieldSpec],
    #[cfg_attr(
        not(feature = "reference"),
        allow(dead_code, reason = "only documents contain the examples")
    )]
    issue_examples: Option<fn() -> Vec<Issue>>,
}

/// The source of the text for the client.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MessageSource {
    Display,
    ReasonPhrase,
    Literal(&'static str),
    Template,
}

impl ErrorSpec {
    /// Creates a spec from the required facts: the identifier of the variant, the name, the title
    /// and the HTTP status of the error. The methods named `with_..` add the other facts.
    ///
    /// # Panics
    /// Panics if `status` is outside 400..=599. In const evaluation this is a compile error.
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

    /// Creates the same spec as [`ErrorSpec::new`], without the check of the status, which the
    /// derive already did. An enum can have thousands of variants, so const evaluation does as
    /// little as possible for each variant.
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

    /// Creates the same spec as [`ErrorSpec::declared`], with a named code.
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

    /// Creates the same spec as [`ErrorSpec::coded`] and [`ErrorSpec::constant`] together. One call
    /// costs the compiler less than two calls.
    #[doc(hidden)]
    #[must_use]
    pub const fn coded_constant(
        variant: &'static str,
        name: &'static str,
        title: &'static str,
        status: u16,
        number: i64,
        code_name: &'static str,
    ) -> Self {
        let mut spec = Self::coded(variant, name, title, status, number, code_name);
        spec.constant = true;
        spec
    }

    /// Creates the same spec as [`ErrorSpec::coded`] and [`ErrorSpec::with_fields`] together.
    #[doc(hidden)]
    #[must_use]
    pub const fn coded_with_fields(
        variant: &'static str,
        name: &'static str,
        title: &'static str,
        status: u16,
        number: i64,
        code_name: &'static str,
        fields: &'static [FieldSpec],
    ) -> Self {
        let mut spec = Self::coded(variant, name, title, status, number, code_name);
        spec.fields = fields;
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
        constraints: &[],
        retry_after: None,
        deprecated: None,
        constant: false,
        issues: false,
        requires_issues: false,
        timed: false,
        always_timed: false,
        in_seconds: false,
        repeats_source: false,
        code_has_any_status: false,
        code_is_optional: false,
        members: &[],
        since: None,
        log_level: None,
        examples: &[],
        issue_examples: None,
    };

    /// Returns the Rust identifier of the variant, for documentation. It is never sent.
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

    /// Returns false if the status determines the name, as for a 5xx without a declared name.
    #[must_use]
    pub const fn has_own_name(&self) -> bool {
        self.identity.has_own_name
    }

    /// Returns the status as a number, without the conversion to a [`StatusCode`]. Const evaluation
    /// reads the status of thousands of specs.
    pub(crate) const fn status_number(&self) -> u16 {
        self.identity.status
    }

    /// Returns the application's own number and its symbolic name.
    #[must_use]
    pub const fn code(&self) -> Option<Code> {
        let code = match (self.identity.code_number, self.identity.code_name) {
            (Some(number), Some(name)) => Code::new(number, name),
            (Some(number), None) => Code::unnamed(number),
            (None, _) => return None,
        };
        let code = if self.code_has_any_status { code.any_status() } else { code };
        Some(if self.code_is_optional { code.optional() } else { code })
    }

    /// Returns the message of an error that has this spec and the `Display` text `display`.
    ///
    /// | the error declares | result |
    /// |---|---|
    /// | a `message` without placeholders | this message |
    /// | a `message` with placeholders | the reason phrase, because a spec has no values for them |
    /// | a 5xx without `message` and without `expose` | the reason phrase of the status |
    /// | anything else | `display` |
    ///
    /// [`ApiError::message`](crate::ApiError::message) replaces the placeholders by values.
    #[must_use]
    #[inline]
    pub fn message<'a>(&self, display: &'a dyn Display) -> Message<'a> {
        match self.message {
            MessageSource::Display => Message::display(display),
            // The `Display` text can contain private facts, so it is not sent.
            MessageSource::ReasonPhrase | MessageSource::Template => {
                Message::literal(reason_phrase(self.status()))
            }
            MessageSource::Literal(text) => Message::literal(text),
        }
    }

    /// Returns the message for documents, with placeholders. For a 5xx that sends only the reason
    /// phrase, it is this phrase. In a response, the placeholders are replaced by values.
    #[must_use]
    pub const fn message_template(&self) -> Option<&'static str> {
        self.message_template
    }

    /// Returns the doc comment of the variant.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// Returns the data fields, in the order in which they are sent.
    #[must_use]
    pub const fn fields(&self) -> &'static [FieldSpec] {
        self.fields
    }

    /// Returns the declared response headers.
    #[must_use]
    pub const fn headers(&self) -> &'static [HeaderSpec] {
        self.headers
    }

    /// Returns the database constraints whose violation becomes this error.
    #[must_use]
    pub const fn constraints(&self) -> &'static [Constraint] {
        self.constraints
    }

    /// Returns the declared delay before a retry, in seconds.
    #[must_use]
    pub const fn retry_after(&self) -> Option<u64> {
        self.retry_after
    }

    /// Returns whether the error has a `retry_after` field, so that each response can have its own
    /// `Retry-After` header.
    #[must_use]
    pub const fn has_retry_field(&self) -> bool {
        self.timed
    }

    /// Returns whether the error can have nested errors.
    #[must_use]
    pub const fn has_issues(&self) -> bool {
        self.issues
    }

    /// Returns whether each error of this spec has nested errors.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::ErrorSpec;
    ///
    /// // An error of this spec can also have no nested errors.
    /// const SPEC: ErrorSpec = ErrorSpec::new("Invalid", "INVALID", "Invalid", 422).with_issues();
    /// assert!(!SPEC.requires_issues());
    /// assert!(SPEC.with_required_issues().requires_issues());
    /// ```
    #[must_use]
    pub const fn requires_issues(&self) -> bool {
        self.requires_issues
    }

    /// Returns whether the status of a response identifies the error, unless the response contains
    /// the name of another error. This is true if the code is optional, and the status determines
    /// the name.
    pub(crate) const fn is_identified_by_status(&self) -> bool {
        self.code_is_optional && !self.identity.has_own_name
    }

    /// Returns whether the message for the client contains the `Display` text of a source.
    #[must_use]
    pub const fn repeats_source(&self) -> bool {
        self.repeats_source
    }

    /// Returns the note of `#[deprecated]`. It is empty if the attribute has no note.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.deprecated
    }
}

impl ErrorSpec {
    /// Sets the domain if the spec has none, and the problem type if the spec has none.
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

    /// Returns the index of this spec in the table `specs`. Returns `None` if `self` does not refer
    /// to an element of this table.
    #[inline]
    pub(crate) fn position(&'static self, specs: &'static [Self]) -> Option<usize> {
        let offset = std::ptr::from_ref(self).addr().checked_sub(specs.as_ptr().addr())?;
        let index = offset / size_of::<Self>();
        specs.get(index).filter(|found| std::ptr::eq(*found, self)).map(|_| index)
    }
}
