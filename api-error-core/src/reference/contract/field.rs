//! Everything that is documented about one data field.

use super::type_text::type_text;
use crate::model::FieldSpec;
use crate::reference::field_type::StdType as _;
use serde_json::{Value, json};

pub(crate) struct Field {
    pub(crate) name: &'static str,
    pub(crate) description: Option<&'static str>,
    pub(crate) is_optional: bool,
    pub(crate) schema: Value,
    /// The type as a short text for tables.
    pub(crate) type_text: String,
    /// The type as a short text that does not depend on enabled features, for the lock.
    pub(crate) stable_type_text: String,
}

impl Field {
    pub(super) fn new(spec: &FieldSpec) -> Self {
        let known = if spec.is_in_seconds() { Some(u64::schema()) } else { spec.schema() };
        let declared_type = type_in_option(spec.rust_type());
        let stable_type_text = known.as_ref().map_or_else(|| declared_type.clone(), type_text);
        let declared = spec.declared_schema().filter(|_| !spec.is_in_seconds());
        let declared =
            declared.map(|schema| if spec.is_optional() { without_null(schema) } else { schema });
        let type_text = match &declared {
            Some(schema) if schema.get("$ref").is_none() => type_text(schema),
            _ => stable_type_text.clone(),
        };
        Self {
            name: spec.name(),
            description: spec.description(),
            is_optional: spec.is_optional(),
            schema: with_description(declared.or(known).unwrap_or_else(|| json!({})), spec),
            type_text: if type_text == "any" { declared_type } else { type_text },
            stable_type_text,
        }
    }
}

/// Returns the schema without null: a data field that is `None` is left out.
fn without_null(mut schema: Value) -> Value {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|ty| ty != "null");
        if let [single] = types.as_slice() {
            schema["type"] = single.clone();
        }
    }
    if let Some(Value::Array(list)) = schema.get_mut("enum") {
        list.retain(|value| !value.is_null());
    }
    if let Some(Value::Array(list)) = schema.get_mut("anyOf") {
        list.retain(|schema| schema.get("type").is_none_or(|ty| ty != "null"));
    }
    schema
}

fn with_description(mut schema: Value, spec: &FieldSpec) -> Value {
    if let (Some(text), Some(schema)) = (spec.description(), schema.as_object_mut()) {
        schema.insert("description".to_owned(), text.into());
    }
    schema
}

/// Returns the type as it is declared; for an `Option`, the type of its value.
fn type_in_option(text: &str) -> String {
    let inner = text.strip_prefix("Option<").and_then(|text| text.strip_suffix('>'));
    inner.unwrap_or(text).to_owned()
}
