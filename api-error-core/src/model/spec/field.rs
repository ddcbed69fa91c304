//! The data fields of an error.

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
