//! The static contract of one variant.

use crate::response::reason_phrase;
use crate::{GrpcCode, Message};
use http::StatusCode;
use std::fmt::Display;

/// An application's own number for an error, and its symbolic name.
///
/// ```
/// use api_error_core::Code;
///
/// const DUPLICATED: Code = Code::new(42, "DuplicatedError");
/// assert_eq!(DUPLICATED.number(), 42);
/// assert_eq!(DUPLICATED.name(), Some("DuplicatedError"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Code {
    number: i64,
    name: Option<&'static str>,
}

impl Code {
    /// A number with a symbolic name.
    #[must_use]
    pub const fn new(number: i64, name: &'static str) -> Self {
        Self { number, name: Some(name) }
    }

    /// A number alone. It agrees with any name that another variant gives the number.
    #[must_use]
    pub const fn unnamed(number: i64) -> Self {
        Self { number, name: None }
    }

    /// The number.
    #[must_use]
    pub const fn number(&self) -> i64 {
        self.number
    }

    /// The symbolic name.
    #[must_use]
    pub const fn name(&self) -> Option<&'static str> {
        self.name
    }
}

/// What is known of an error before it happens: one per variant, made by the derive.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, set by a name")]
pub struct ErrorSpec {
    variant: &'static str,
    name: &'static str,
    named: bool,
    title: &'static str,
    status: u16,
    code: Option<Code>,
    pub(crate) message: MessageSource,
    message_template: Option<&'static str>,
    description: Option<&'static str>,
    fields: &'static [FieldSpec],
    headers: &'static [HeaderSpec],
    /// What was declared, else it goes by the status.
    retry: Option<bool>,
    retry_after: Option<u64>,
    help: Option<&'static str>,
    type_uri: Option<&'static str>,
    domain: Option<&'static str>,
    grpc: Option<GrpcCode>,
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
        spec.name = name;
        spec.title = title;
        spec.status = status;
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
        spec.code = Some(Code { number, name: Some(code_name) });
        spec
    }

    const BLANK: Self = Self {
        variant: "",
        name: "",
        named: true,
        title: "",
        status: 500,
        code: None,
        message: MessageSource::Display,
        message_template: None,
        description: None,
        fields: &[],
        headers: &[],
        retry: None,
        retry_after: None,
        help: None,
        type_uri: None,
        domain: None,
        grpc: None,
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

    /// The error's identity, e.g. `DUPLICATED_ITEM_ID`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// False for a 5xx that was given no name and goes by its status' name.
    #[must_use]
    pub const fn is_named(&self) -> bool {
        self.named
    }

    /// The static summary of this kind of error.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        self.title
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match StatusCode::from_u16(self.status) {
            Ok(status) => status,
            // No constructor lets such a number in.
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The status in const evaluation of thousands of specs.
    pub(crate) const fn status_number(&self) -> u16 {
        self.status
    }

    /// The application's own number for it.
    #[must_use]
    pub const fn code(&self) -> Option<Code> {
        self.code
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

    /// Whether the unchanged request may be sent again.
    #[must_use]
    pub const fn retryable(&self) -> bool {
        match self.retry {
            Some(retryable) => retryable,
            None => is_retryable(self.status),
        }
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

    /// A page about this kind of error.
    #[must_use]
    pub const fn help(&self) -> Option<&'static str> {
        self.help
    }

    /// The problem type (RFC 9457 §3.1.1).
    #[must_use]
    pub const fn type_uri(&self) -> Option<&'static str> {
        self.type_uri
    }

    /// Who owns the name.
    #[must_use]
    pub const fn domain(&self) -> Option<&'static str> {
        self.domain
    }

    /// The canonical google.rpc code: the declared one, else by status.
    #[must_use]
    pub const fn grpc(&self) -> GrpcCode {
        match self.grpc {
            Some(code) => code,
            None => GrpcCode::of_status(self.status()),
        }
    }

    /// The note of `#[deprecated]`, empty when it has none.
    #[must_use]
    pub const fn deprecated(&self) -> Option<&'static str> {
        self.deprecated
    }

    /// Marks the name as the status' own.
    #[must_use]
    pub const fn without_own_name(mut self) -> Self {
        self.named = false;
        self
    }

    /// Sets the code.
    #[must_use]
    pub const fn with_code(mut self, code: Code) -> Self {
        self.code = Some(code);
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
        self.retry = Some(retryable);
        self
    }

    /// Sets the delay before a retry, in seconds.
    #[must_use]
    pub const fn with_retry_after(mut self, seconds: u64) -> Self {
        self.retry = Some(true);
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
        self.help = Some(uri);
        self
    }

    /// Sets the problem type.
    #[must_use]
    pub const fn with_type_uri(mut self, uri: &'static str) -> Self {
        self.type_uri = Some(uri);
        self
    }

    /// Sets who owns the name.
    #[must_use]
    pub const fn with_domain(mut self, domain: &'static str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Sets the canonical google.rpc code.
    #[must_use]
    pub const fn with_grpc(mut self, code: GrpcCode) -> Self {
        self.grpc = Some(code);
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

/// Whether a request that was answered with this status may be sent again, where the error itself
/// says nothing of it.
pub(crate) const fn is_retryable(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// One data field of an error.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    name: &'static str,
    rust_type: &'static str,
    description: Option<&'static str>,
    type_name: Option<fn() -> &'static str>,
    schema: Option<fn() -> Option<serde_json::Value>>,
    in_seconds: bool,
}

impl FieldSpec {
    /// A field that is sent as `name`.
    #[must_use]
    pub const fn new(name: &'static str, rust_type: &'static str) -> Self {
        Self {
            name,
            rust_type,
            description: None,
            type_name: None,
            schema: None,
            in_seconds: false,
        }
    }

    /// Says that it is sent as whole seconds, whatever its type: it is the `retry_after`.
    #[must_use]
    pub const fn in_seconds(mut self) -> Self {
        self.in_seconds = true;
        self
    }

    /// Says what its type is: documentation knows the JSON of `std` types.
    ///
    /// ```
    /// use api_error_core::FieldSpec;
    ///
    /// const LIMIT: FieldSpec = FieldSpec::new("limit", "Option<u32>").with_type::<Option<u32>>();
    /// assert!(LIMIT.is_optional());
    /// ```
    #[must_use]
    pub const fn with_type<T: ?Sized>(mut self) -> Self {
        self.type_name = Some(std::any::type_name::<T>);
        self
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn with_schema(mut self, schema: fn() -> Option<serde_json::Value>) -> Self {
        self.schema = Some(schema);
        self
    }

    /// Sets the description.
    #[must_use]
    pub const fn with_description(mut self, text: &'static str) -> Self {
        self.description = Some(text);
        self
    }

    /// The name it is sent under.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Its type as written in the source.
    #[must_use]
    pub const fn rust_type(&self) -> &'static str {
        self.rust_type
    }

    /// The field's doc comment.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.description
    }

    /// The full name of its type, with aliases resolved; none for a type with parameters.
    #[must_use]
    pub fn type_name(&self) -> Option<&'static str> {
        self.type_name.map(|name| name())
    }

    /// Whether it may be left out: an `Option`, or a type that is not known.
    #[must_use]
    pub fn is_optional(&self) -> bool {
        self.type_name().is_none_or(|name| {
            let plain = name.trim_start_matches(['&', ' ']).trim_start_matches("mut ");
            plain.starts_with("core::option::Option<")
        })
    }

    /// Whether it is sent as whole seconds, whatever its type.
    #[must_use]
    pub const fn is_in_seconds(&self) -> bool {
        self.in_seconds
    }

    /// The JSON schema that the type itself declares.
    #[cfg(feature = "reference")]
    pub(crate) fn declared_schema(&self) -> Option<serde_json::Value> {
        self.schema.and_then(|schema| schema())
    }
}

/// One response header of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderSpec {
    name: &'static str,
    value: Option<&'static str>,
    fixed: bool,
}

impl HeaderSpec {
    /// A header that always has this value.
    #[must_use]
    pub const fn fixed(name: &'static str, value: &'static str) -> Self {
        Self { name, value: Some(value), fixed: true }
    }

    /// A header whose value is formatted from the error's fields; `template` documents it.
    #[must_use]
    pub const fn formatted(name: &'static str, template: &'static str) -> Self {
        Self { name, value: Some(template), fixed: false }
    }

    /// A header whose value is a field of the error.
    #[must_use]
    pub const fn field(name: &'static str) -> Self {
        Self { name, value: None, fixed: false }
    }

    /// The header's name as declared.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The value or its template; none for the value of a field.
    #[must_use]
    pub const fn value(&self) -> Option<&'static str> {
        self.value
    }

    /// Whether every such error has this very value.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        self.fixed
    }
}
