//! Adds examples to the schemas of texts that can change, such as a title.

use super::field::Field;
use super::ordered_value::OrderedValue;
use serde_json::{Value, json};

/// Adds the text in `example` to each schema that is only `{"type": "string"}`. The example of a
/// data field is not added here: if it is declared, the schema of the field contains it.
pub(super) fn add_texts(schema: &mut Value, example: &OrderedValue, fields: &[Field]) {
    let value = example.to_value();
    if fields.iter().any(|field| field.example == value) {
        return;
    }
    if let OrderedValue::String(text) = example
        && *schema == json!({ "type": "string" })
    {
        schema["examples"] = json!([text]);
    }
    if let Some(Value::Array(alternatives)) = schema.get_mut("anyOf") {
        for schema in alternatives {
            add_texts(schema, example, fields);
        }
    }
    if let (Some(items), Some(item)) = (schema.get_mut("items"), example.first()) {
        add_texts(items, item, fields);
    }
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, schema) in properties.into_iter().flatten() {
        if let Some(value) = example.member(name) {
            add_texts(schema, value, fields);
        }
    }
}
