//! Example values that fit a schema.

use serde_json::{Value, json};

/// Returns a value that the schema allows; for an open schema, a text that names its type.
pub(crate) fn example_value(schema: &Value, type_text: &str) -> Value {
    let fixed = ["const", "default"].iter().find_map(|key| schema.get(key));
    let listed = ["examples", "enum"].iter().find_map(|key| schema.get(key)?.get(0));
    if let Some(value) = fixed.or(listed) {
        return value.clone();
    }
    let variants = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array());
    if let Some(variants) = variants {
        let direct = variants.iter().find(|variant| !is_reference(variant)).or(variants.first());
        return direct.map_or(Value::Null, |variant| example_value(variant, type_text));
    }
    if let Some(referenced) = referenced_schema(schema) {
        return example_value(referenced, type_text);
    }
    let ty = match schema.get("type") {
        Some(Value::Array(types)) => types.first().and_then(Value::as_str),
        Some(ty) => ty.as_str(),
        None => None,
    };
    let minimum = |key: &str| schema.get(key).and_then(Value::as_u64);
    match ty {
        Some("string") => example_text(schema).into(),
        Some("integer") => {
            schema.get("minimum").and_then(Value::as_i64).map_or(1, |m| m.max(1)).into()
        }
        Some("number") => schema.get("minimum").cloned().unwrap_or_else(|| 1.5.into()),
        Some("boolean") => true.into(),
        Some("null") => Value::Null,
        Some("array") => {
            if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
                return items.iter().map(|item| example_value(item, "value")).collect();
            }
            let items = schema.get("items").unwrap_or(&Value::Null);
            if is_reference(items) && minimum("minItems").is_none() {
                return json!([]);
            }
            let item = example_value(items, "value");
            let count = minimum("minItems").unwrap_or(1).min(minimum("maxItems").unwrap_or(64));
            (0..count.min(64)).map(|_| item.clone()).collect()
        }
        Some("object") => {
            let properties = schema.get("properties").and_then(Value::as_object);
            let required = schema.get("required").and_then(Value::as_array);
            let is_required = |name: &str| required.is_some_and(|list| list.contains(&name.into()));
            let members = properties.into_iter().flatten();
            let members =
                members.filter(|(name, schema)| is_required(name) || !is_reference(schema));
            members.map(|(name, schema)| (name.clone(), example_value(schema, "value"))).collect()
        }
        _ => format!("<{type_text}>").into(),
    }
}

/// Returns whether a schema is a reference, as in a type that contains itself.
fn is_reference(schema: &Value) -> bool {
    schema.get("$ref").is_some()
}

/// Returns the schema that a reference points to.
fn referenced_schema(schema: &Value) -> Option<&Value> {
    let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
    schema.get("$defs")?.get(name)
}

fn example_text(schema: &Value) -> &'static str {
    match schema.get("format").and_then(Value::as_str) {
        Some("date-time") => "2026-01-31T12:00:00Z",
        Some("date") => "2026-01-31",
        Some("time") => "12:00:00Z",
        Some("uuid") => "9b2f1c9e-5b7a-4f0e-8d3c-2a6b1e4f7c80",
        Some("email") => "name@example.com",
        Some("uri" | "url" | "uri-reference") => "https://example.com/",
        Some("ipv4" | "ip") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        _ if schema.get("maxLength").and_then(Value::as_u64).is_some_and(|max| max < 4) => "x",
        _ => "text",
    }
}
