//! The response headers of an error.

use super::field::FieldSpec;
use crate::fault;
use crate::model::ErrorSpec;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use std::fmt::{Display, Write};

/// One response header of an error.
#[derive(Clone, Copy, Debug)]
pub struct HeaderSpec {
    name: &'static str,
    value: Option<&'static str>,
    fixed: bool,
    field: Option<FieldSpec>,
}

impl HeaderSpec {
    /// Creates the spec of a header that always has this value.
    #[must_use]
    pub const fn fixed(name: &'static str, value: &'static str) -> Self {
        Self { name, value: Some(value), fixed: true, field: None }
    }

    /// Creates the spec of a header whose value is formatted from the fields. Documents show
    /// `template`.
    #[must_use]
    pub const fn formatted(name: &'static str, template: &'static str) -> Self {
        Self { name, value: Some(template), fixed: false, field: None }
    }

    /// Creates the spec of a header whose value is a field of the error.
    #[must_use]
    pub const fn field(name: &'static str) -> Self {
        Self { name, value: None, fixed: false, field: None }
    }

    /// Sets the facts about the field whose value is sent: its description, its type, and whether
    /// the type is an `Option`.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{FieldSpec, HeaderSpec};
    ///
    /// const LEFT: FieldSpec = FieldSpec::new("left", "u32").with_description("Requests left.");
    /// const HEADER: HeaderSpec = HeaderSpec::field("X-RateLimit-Remaining").with_field(LEFT);
    /// assert_eq!(HEADER.description(), Some("Requests left."));
    /// ```
    #[must_use]
    pub const fn with_field(mut self, field: FieldSpec) -> Self {
        self.field = Some(field);
        self
    }

    /// Returns the doc comment of the field whose value is sent.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        match &self.field {
            Some(field) => field.description(),
            None => None,
        }
    }

    /// Returns the sample value of the field whose value is sent.
    #[cfg(feature = "reference")]
    pub(crate) fn example(&self) -> Option<serde_json::Value> {
        self.field?.example()
    }

    /// Returns the text that the header contains for the sample value of the field, if this text is
    /// known.
    #[cfg(feature = "reference")]
    pub(crate) fn example_text(&self) -> Option<String> {
        self.field?.example_text()
    }

    /// Returns the name of the field in the placeholders of a message.
    #[cfg(feature = "reference")]
    pub(crate) fn ident(&self) -> Option<&'static str> {
        self.field.as_ref().map(FieldSpec::ident)
    }

    /// Returns true if some responses do not have the header, because its field is an `Option`.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        match &self.field {
            Some(field) => field.is_optional(),
            None => false,
        }
    }

    /// Returns the JSON schema of the values, if the type is a `std` type whose JSON is a string, a
    /// number or a boolean. The value is written with `Display`, so the schemas that other types
    /// declare for JSON do not apply.
    #[cfg(feature = "reference")]
    pub(crate) fn schema(&self) -> Option<serde_json::Value> {
        let schema = self.field?.schema()?;
        let ty = schema.get("type")?.as_str()?;
        matches!(ty, "string" | "integer" | "number" | "boolean").then_some(schema)
    }

    /// Returns the name of the header as declared.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the value or its template. Returns `None` if the value is a field.
    #[must_use]
    pub const fn value(&self) -> Option<&'static str> {
        self.value
    }

    /// Returns whether the value is the same for every error of this spec.
    #[must_use]
    pub const fn is_fixed(&self) -> bool {
        self.fixed
    }
}

impl ErrorSpec {
    /// Appends the headers that have the same value in every response.
    pub(crate) fn append_fixed_headers(&self, headers: &mut HeaderMap) {
        for header in self.headers() {
            if header.is_fixed()
                && let Some(value) = header.value()
            {
                let bytes = Bytes::from_static(value.as_bytes());
                let value = HeaderValue::from_maybe_shared(bytes);
                let value = value.map_err(|_| "its value is not allowed in a header");
                self.insert_header(headers, header.name(), value);
            }
        }
    }

    /// Appends a header with the `Display` text of `value`. A value that HTTP forbids, or that is
    /// not ASCII, is left out and reported to the fault hook.
    pub(crate) fn append_header(&self, headers: &mut HeaderMap, name: &str, value: &dyn Display) {
        let mut text = String::new();
        let value = write!(text, "{value}").map_err(|_| "its `Display` failed").and_then(|()| {
            // RFC 9110 §5.5: a value does not begin or end with white space.
            let text = text.trim_matches([' ', '\t']);
            // `HeaderValue` also accepts bytes that are not ASCII.
            if text.bytes().all(|byte| byte == b'\t' || (0x20..0x7F).contains(&byte)) {
                HeaderValue::from_str(text).map_err(|_| "its value is not allowed in a header")
            } else {
                Err("its value is not visible ASCII")
            }
        });
        self.insert_header(headers, name, value);
    }

    fn insert_header(
        &self,
        headers: &mut HeaderMap,
        name: &str,
        value: Result<HeaderValue, &'static str>,
    ) {
        let result = value.and_then(|value| {
            let name = HeaderName::from_bytes(name.as_bytes());
            let name = name.map_err(|_| "its name is not allowed as a header name")?;
            headers.try_append(name, value).map_err(|_| "too many headers")
        });
        if let Err(cause) = result {
            fault::header(self.variant(), name, &cause);
        }
    }
}
