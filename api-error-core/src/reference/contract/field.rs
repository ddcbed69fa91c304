//! The documented facts about one data field.

use super::example::example_value;
use super::schema::{normalized, sorted};
use super::type_text::{sized_type_text, type_text};
use crate::model::FieldSpec;
use crate::reference::field_type::{Seconds, StdType as _};
use serde_json::{Value, json};

pub(crate) struct Field {
    pub(crate) name: &'static str,
    /// The name of the field in the placeholders of a message.
    pub(super) ident: &'static str,
    pub(crate) description: Option<&'static str>,
    pub(crate) is_optional: bool,
    /// The schema of the values that are sent, with the definitions that it refers to.
    pub(crate) schema: Value,
    /// The type as a short text for tables: the Rust type, if the schema allows any value.
    pub(crate) type_text: String,
    /// The schema as a short text, for the comparison with locks of earlier versions.
    pub(crate) schema_text: String,
    /// The schema as a short text with the sizes of integers, for the lock.
    pub(crate) sized_text: String,
    /// The declared example, or a value that the schema allows.
    pub(crate) example: Value,
}

impl Field {
    pub(super) fn new(spec: &FieldSpec) -> Self {
        let known = if spec.is_in_seconds() {
            Some(Seconds::schema())
        } else {
            spec.schema().or_else(|| spec.declared_schema())
        };
        let schema = normalized(&known.unwrap_or_else(|| json!({})));
        let schema_text = type_text(&schema);
        let type_text = match schema_text.as_str() {
            "any" => type_in_option(spec.rust_type()),
            text => text.to_owned(),
        };
        Self {
            name: spec.name(),
            ident: spec.ident(),
            description: spec.description(),
            is_optional: spec.is_optional()
                || spec.schema().is_some_and(|schema| has_float(&schema)),
            example: if spec.is_in_seconds() {
                delay_in_seconds(spec.example().as_ref()).into()
            } else {
                declared_example(spec).unwrap_or_else(|| example_value(&schema, &type_text))
            },
            sized_text: sized_type_text(&schema),
            schema: with_facts(schema, spec),
            type_text,
            schema_text,
        }
    }
}

/// Returns whether a value of this schema can contain a NaN or an infinity. JSON cannot represent
/// them, so a field with such a value is left out.
fn has_float(schema: &Value) -> bool {
    match schema {
        Value::Object(members) => {
            members.get("type").is_some_and(|ty| ty == "number") || members.values().any(has_float)
        }
        Value::Array(items) => items.iter().any(has_float),
        _ => false,
    }
}

/// Returns the declared example with sorted members. The order does not depend on the features of
/// `serde_json`.
pub(super) fn declared_example(spec: &FieldSpec) -> Option<Value> {
    spec.example().as_ref().map(sorted)
}

/// Adds the description and the declared example.
fn with_facts(mut schema: Value, spec: &FieldSpec) -> Value {
    if let Some(text) = spec.description() {
        schema["description"] = text.into();
    }
    if let Some(example) = declared_example(spec) {
        let example =
            if spec.is_in_seconds() { delay_in_seconds(Some(&example)).into() } else { example };
        schema["examples"] = json!([example]);
    }
    schema
}

/// The delay in the example of an error with a `retry_after` field, in seconds.
const SAMPLE_DELAY: u64 = 30;

/// Returns the sample value of a `retry_after` field as whole seconds, rounded up. `example` is a
/// number, or a `Duration` as serde writes it.
pub(super) fn delay_in_seconds(example: Option<&Value>) -> u64 {
    let seconds = |value: &Value| match value {
        Value::Object(members) => {
            let nanos = members.get("nanos")?.as_u64()?;
            Some(members.get("secs")?.as_u64()? + u64::from(nanos > 0))
        }
        plain => plain.as_u64(),
    };
    example.and_then(seconds).unwrap_or(SAMPLE_DELAY)
}

/// Returns the declared type. For an `Option`, returns the type of its value.
fn type_in_option(text: &str) -> String {
    let inner = text.strip_prefix("Option<").and_then(|text| text.strip_suffix('>'));
    inner.unwrap_or(text).to_owned()
}
