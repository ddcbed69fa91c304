//! A JSON value that preserves the order of members. The order does not depend on the features of
//! `serde_json`.

use crate::json::{Document, Raw};
use serde_json::{Number, Value};

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OrderedValue {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Self>),
    Object(Vec<(String, Self)>),
}

impl OrderedValue {
    /// Parses a body that this library wrote. A `Deserialize` impl would not work: if the feature
    /// `arbitrary_precision` of `serde_json` is enabled, such an impl gets a number as an object.
    pub(crate) fn parse(body: &[u8]) -> Option<Self> {
        let document = Document::parse_written(body);
        document.json()?;
        Some(Self::from_raw(document.root()))
    }

    fn from_raw(value: Raw<'_>) -> Self {
        if value.is_object() {
            let members = value.members();
            return Self::Object(
                members.map(|(key, value)| ((*key).to_owned(), Self::from_raw(value))).collect(),
            );
        }
        if value.is_array() {
            return Self::Array(value.elements().map(Self::from_raw).collect());
        }
        if let Some(text) = value.text() {
            return Self::String((*text).to_owned());
        }
        match value.as_json() {
            "true" => Self::Bool(true),
            "false" => Self::Bool(false),
            number => number.parse().map_or(Self::Null, Self::Number),
        }
    }

    /// Returns the member of an object.
    pub(crate) fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// Returns whether the value is this text, or contains it at any depth.
    pub(crate) fn has_text(&self, text: &str) -> bool {
        match self {
            Self::String(its) => its == text,
            Self::Array(items) => items.iter().any(|item| item.has_text(text)),
            Self::Object(members) => members.iter().any(|(_, value)| value.has_text(text)),
            _ => false,
        }
    }

    /// Returns the first element of an array.
    pub(crate) fn first(&self) -> Option<&Self> {
        let Self::Array(items) = self else { return None };
        items.first()
    }

    /// Returns the value as a `serde_json` value, which does not guarantee the order of members.
    pub(crate) fn to_value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => Value::Bool(*value),
            Self::Number(number) => Value::Number(number.clone()),
            Self::String(text) => Value::String(text.clone()),
            Self::Array(items) => items.iter().map(Self::to_value).collect(),
            Self::Object(members) => {
                members.iter().map(|(key, value)| (key.clone(), value.to_value())).collect()
            }
        }
    }

    /// Returns the value with its members in the order of `serde_json`.
    #[cfg(feature = "testing")]
    pub(crate) fn from_value(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::String(text),
            Value::Array(items) => Self::Array(items.into_iter().map(Self::from_value).collect()),
            Value::Object(members) => Self::Object(
                members.into_iter().map(|(key, value)| (key, Self::from_value(value))).collect(),
            ),
        }
    }

    /// Returns the JSON text, indented by two spaces.
    pub(crate) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out
    }

    fn write(&self, out: &mut String, depth: usize) {
        let line = |out: &mut String, depth: usize| {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        };
        match self {
            Self::Array(items) if !items.is_empty() => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    line(out, depth + 1);
                    item.write(out, depth + 1);
                }
                line(out, depth);
                out.push(']');
            }
            Self::Object(members) if !members.is_empty() => {
                out.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    line(out, depth + 1);
                    out.push_str(&Value::from(key.as_str()).to_string());
                    out.push_str(": ");
                    value.write(out, depth + 1);
                }
                line(out, depth);
                out.push('}');
            }
            leaf => out.push_str(&leaf.to_value().to_string()),
        }
    }
}
