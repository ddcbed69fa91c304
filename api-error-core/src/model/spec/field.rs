//! The data fields of an error.

use super::field_type::Schema;

/// The static contract of one data field.
#[derive(Clone, Copy, Debug)]
pub struct FieldSpec {
    /// The name under which the field is sent.
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub facts: FieldFacts,
}

/// All facts about a data field except its name.
///
/// The compiler needs time to find the associated constants of the type of a field. So the derive's
/// output has one constant for each type, and each field is a struct literal that contains this
/// constant. A literal costs the compiler less than a call.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct FieldFacts {
    /// The name of the field in placeholders, if it differs from the sent name.
    ident: Option<&'static str>,
    rust_type: &'static str,
    description: Option<&'static str>,
    is_optional: bool,
    in_seconds: bool,
    schema: Option<Schema>,
    declared_schema: Option<Schema>,
    example: Option<fn() -> Option<serde_json::Value>>,
    /// The `Display` text of the sample value, if its type implements `Display`.
    example_text: Option<fn() -> Option<String>>,
}

impl FieldSpec {
    /// Creates the spec of a field that is sent as `name` and whose type is written `rust_type`.
    /// The field may be left out, and its values may be any JSON.
    #[must_use]
    pub const fn new(name: &'static str, rust_type: &'static str) -> Self {
        Self { name, facts: FieldFacts::new(rust_type, true) }
    }

    /// Marks the field as always sent. By default, it may be left out.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::FieldSpec;
    ///
    /// const KEY: FieldSpec = FieldSpec::new("key", "u64").required();
    /// assert!(!KEY.is_optional());
    /// ```
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.facts.is_optional = false;
        self
    }

    /// Returns the name of the field in the placeholders of a message.
    #[cfg(feature = "reference")]
    pub(crate) const fn ident(&self) -> &'static str {
        match self.facts.ident {
            Some(ident) => ident,
            None => self.name,
        }
    }

    /// Marks the field as a `retry_after`. It is sent as whole seconds, even if its type is a
    /// `Duration` or a `SystemTime`.
    #[must_use]
    pub const fn in_seconds(mut self) -> Self {
        self.facts.in_seconds = true;
        self
    }

    /// Sets the JSON schema of the values that are sent. The default allows any JSON.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::FieldSpec;
    /// use serde_json::json;
    ///
    /// const KEY: FieldSpec =
    ///     FieldSpec::new("key", "u64").with_schema(|| json!({ "type": "integer" }));
    /// ```
    #[must_use]
    pub const fn with_schema(mut self, schema: fn() -> serde_json::Value) -> Self {
        self.facts.schema = Some(schema);
        self
    }

    /// Sets the function that returns a sample value, or `None` if the value is not JSON. By
    /// default, there is no sample value.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::FieldSpec;
    ///
    /// const KEY: FieldSpec = FieldSpec::new("key", "u64").with_example(|| Some(7.into()));
    /// assert_eq!(KEY.example(), Some(7.into()));
    /// ```
    #[must_use]
    pub const fn with_example(mut self, example: fn() -> Option<serde_json::Value>) -> Self {
        self.facts.example = Some(example);
        self
    }

    /// Returns the sample value for documents.
    #[must_use]
    pub fn example(&self) -> Option<serde_json::Value> {
        self.facts.example.and_then(|example| example())
    }

    /// Returns the text that a message contains for the sample value, if this text is known.
    #[cfg(feature = "reference")]
    pub(crate) fn example_text(&self) -> Option<String> {
        self.facts.example_text.and_then(|text| text())
    }

    /// Sets the text that a message contains for the sample value.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_example_text(mut self, text: fn() -> Option<String>) -> Self {
        self.facts.example_text = Some(text);
        self
    }

    /// Sets the description.
    #[must_use]
    pub const fn with_description(mut self, text: &'static str) -> Self {
        self.facts.description = Some(text);
        self
    }

    /// Returns the name under which the field is sent.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the type as written in the source.
    #[must_use]
    pub const fn rust_type(&self) -> &'static str {
        self.facts.rust_type
    }

    /// Returns the field's doc comment.
    #[must_use]
    pub const fn description(&self) -> Option<&'static str> {
        self.facts.description
    }

    /// Returns true if the field may be left out, because its type is an `Option` or is not known.
    #[must_use]
    pub const fn is_optional(&self) -> bool {
        self.facts.is_optional
    }

    /// Returns whether the field is sent as whole seconds.
    #[must_use]
    pub const fn is_in_seconds(&self) -> bool {
        self.facts.in_seconds
    }

    /// Returns the JSON schema of the field's values. The schema does not depend on optional
    /// features.
    #[cfg(feature = "reference")]
    pub(crate) fn schema(&self) -> Option<serde_json::Value> {
        self.facts.schema.map(|schema| schema())
    }

    /// Returns the JSON schema that the type itself declares with `schemars`.
    #[cfg(feature = "reference")]
    pub(crate) fn declared_schema(&self) -> Option<serde_json::Value> {
        self.facts.declared_schema.map(|schema| schema())
    }
}

impl FieldFacts {
    #[must_use]
    pub const fn new(rust_type: &'static str, is_optional: bool) -> Self {
        Self {
            ident: None,
            rust_type,
            description: None,
            is_optional,
            in_seconds: false,
            schema: None,
            declared_schema: None,
            example: None,
            example_text: None,
        }
    }

    /// Sets the schemas that are known from the type: the schema of a `std` type, the schema that
    /// the type declares, and the schema that the type in an `Option` declares.
    #[must_use]
    pub const fn with_type_schemas(
        mut self,
        std: Option<Schema>,
        declared: Option<Schema>,
        in_option: Option<Schema>,
    ) -> Self {
        self.schema = std;
        self.declared_schema = if in_option.is_some() { in_option } else { declared };
        self
    }

    /// Sets the name of the field in Rust, or its index, which placeholders use.
    #[must_use]
    pub const fn with_ident(mut self, ident: &'static str) -> Self {
        self.ident = Some(ident);
        self
    }

    /// Has the effect of [`FieldSpec::in_seconds`].
    #[must_use]
    pub const fn in_seconds(mut self) -> Self {
        self.in_seconds = true;
        self
    }

    /// Has the effect of [`FieldSpec::with_example`].
    #[must_use]
    pub const fn with_example(mut self, example: fn() -> Option<serde_json::Value>) -> Self {
        self.example = Some(example);
        self
    }

    /// Has the effect of [`FieldSpec::with_example_text`].
    #[must_use]
    pub const fn with_example_text(mut self, text: fn() -> Option<String>) -> Self {
        self.example_text = Some(text);
        self
    }

    /// Has the effect of [`FieldSpec::with_description`].
    #[must_use]
    pub const fn with_description(mut self, text: &'static str) -> Self {
        self.description = Some(text);
        self
    }
}
