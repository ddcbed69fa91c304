//! The reasons why serde refused a part of a request.

use crate::model::Issue;
use serde::de;
use std::error::Error as StdError;
use std::fmt::{self, Display, Formatter};

/// A failure of deserialization.
///
/// It does not contain texts of serde, which contain names of Rust types. It does not contain the
/// client's value either.
#[derive(Debug)]
pub(super) enum Failure {
    Missing(&'static str),
    Unknown,
    Duplicate(&'static str),
    Variant(&'static [&'static str]),
    Type(Option<Expected>),
    Value,
}

/// The type that a value must have, with the names of JSON Schema.
#[derive(Clone, Copy, Debug)]
pub(super) enum Expected {
    Array,
    Boolean,
    Integer,
    Number,
    Object,
    String,
}

impl Expected {
    const fn name(self) -> &'static str {
        match self {
            Self::Array => "array",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Object => "object",
            Self::String => "string",
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Array => "must be an array",
            Self::Boolean => "must be a boolean",
            Self::Integer => "must be an integer",
            Self::Number => "must be a number",
            Self::Object => "must be an object",
            Self::String => "must be a string",
        }
    }
}

/// The place of an issue: the constructor of the issue, and the pointer or the name.
pub(super) type Place = (fn(String, String, String) -> Issue, String);

impl Failure {
    /// Returns the failure of a text that cannot be parsed.
    pub(super) fn unparsable(text: &str, expected: Expected) -> Self {
        // An integer that the Rust type cannot hold is still an integer, so the failure is about
        // its value.
        let is_out_of_range = matches!(expected, Expected::Integer) && text.parse::<i128>().is_ok();
        if is_out_of_range { Self::Value } else { Self::Type(Some(expected)) }
    }

    /// Adds the expected type, if the failure is about the type and does not contain it.
    pub(super) fn expecting(self, expected: Expected) -> Self {
        match self {
            Self::Type(None) => Self::Type(Some(expected)),
            other => other,
        }
    }

    /// Returns the field that the failure is about, if the path of the failure does not contain it.
    pub(super) const fn field(&self) -> Option<&'static str> {
        match self {
            Self::Missing(field) | Self::Duplicate(field) => Some(field),
            Self::Unknown | Self::Variant(_) | Self::Type(_) | Self::Value => None,
        }
    }

    pub(super) fn into_issue(self, (issue, place): Place) -> Issue {
        let issue = |name: &str, message: &str| issue(name.to_owned(), message.to_owned(), place);
        match self {
            Self::Missing(_) => issue("missing", "is missing"),
            Self::Unknown => issue("unknown_field", "is not a known field"),
            Self::Duplicate(_) => issue("duplicate_field", "occurs more than once"),
            Self::Variant(allowed) => {
                issue("invalid_value", "is not one of the allowed values").with("allowed", allowed)
            }
            Self::Type(Some(expected)) => {
                issue("wrong_type", expected.message()).with("expected", expected.name())
            }
            Self::Type(None) => issue("wrong_type", "has the wrong type"),
            Self::Value => issue("invalid_value", "is not valid"),
        }
    }
}

impl Display for Failure {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("a part of the request is not valid")
    }
}

impl StdError for Failure {}

impl de::Error for Failure {
    fn custom<T: Display>(_: T) -> Self {
        Self::Value
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self::Type(None)
    }

    fn unknown_variant(_: &str, allowed: &'static [&'static str]) -> Self {
        Self::Variant(allowed)
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self::Unknown
    }

    fn missing_field(field: &'static str) -> Self {
        Self::Missing(field)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::Duplicate(field)
    }
}
