//! Example values that a schema allows.

use super::schema::DEFINITIONS;
use serde_json::{Map, Value, json};

/// Returns an example value for a schema. If the schema allows any value, the example is the name
/// of the type in angle brackets.
pub(super) fn example_value(schema: &Value, type_text: &str) -> Value {
    let none = Map::new();
    let definitions = schema.get("$defs").and_then(Value::as_object).unwrap_or(&none);
    Examples { definitions, open: Vec::new() }.value(schema, type_text)
}

struct Examples<'a> {
    definitions: &'a Map<String, Value>,
    /// The definitions that contain the current value.
    open: Vec<&'a str>,
}

impl<'a> Examples<'a> {
    fn value(&mut self, schema: &'a Value, type_text: &str) -> Value {
        let fixed = ["const", "default"].iter().find_map(|key| schema.get(key));
        let listed = ["examples", "enum"].iter().find_map(|key| schema.get(key)?.get(0));
        if let Some(value) = fixed.or(listed) {
            return value.clone();
        }
        let variants = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array());
        if let Some(variants) = variants {
            let direct = variants.iter().find(|variant| !self.is_recursive(variant));
            let variant = direct.or(variants.first());
            return variant.map_or(Value::Null, |variant| self.value(variant, type_text));
        }
        if let Some(name) = definition_name(schema) {
            let Some(definition) =
                self.definitions.get(name).filter(|_| !self.open.contains(&name))
            else {
                return Value::Null;
            };
            self.open.push(name);
            let value = self.value(definition, type_text);
            self.open.pop();
            return value;
        }
        let ty = match schema.get("type") {
            Some(Value::Array(types)) => types.first().and_then(Value::as_str),
            Some(ty) => ty.as_str(),
            None => None,
        };
        match ty {
            Some("string") => example_text(schema).into(),
            Some("integer") => {
                schema.get("minimum").and_then(Value::as_i64).map_or(1, |m| m.max(1)).into()
            }
            Some("number") => schema.get("minimum").cloned().unwrap_or_else(|| 1.5.into()),
            Some("boolean") => true.into(),
            Some("null") => Value::Null,
            Some("array") => self.array(schema),
            Some("object") => self.object(schema),
            _ => format!("<{type_text}>").into(),
        }
    }

    fn array(&mut self, schema: &'a Value) -> Value {
        let limit = |key: &str| schema.get(key).and_then(Value::as_u64);
        if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
            return items.iter().map(|item| self.value(item, "value")).collect();
        }
        let Some(items) = schema.get("items") else { return json!([]) };
        if self.is_recursive(items) && limit("minItems").is_none() {
            return json!([]);
        }
        let item = self.value(items, "value");
        let count = limit("minItems").unwrap_or(1).min(limit("maxItems").unwrap_or(64));
        (0..count.min(64)).map(|_| item.clone()).collect()
    }

    fn object(&mut self, schema: &'a Value) -> Value {
        let properties = schema.get("properties").and_then(Value::as_object);
        let required = schema.get("required").and_then(Value::as_array);
        let is_required = |name: &str| required.is_some_and(|list| list.contains(&name.into()));
        let mut members = Map::new();
        for (name, schema) in properties.into_iter().flatten() {
            if is_required(name) || !self.is_recursive(schema) {
                members.insert(name.clone(), self.value(schema, "value"));
            }
        }
        members.into()
    }

    /// Returns whether a schema refers to a type that contains the current value.
    fn is_recursive(&self, schema: &Value) -> bool {
        let alternatives = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array());
        definition_name(schema).is_some_and(|name| self.open.contains(&name))
            || alternatives.is_some_and(|list| list.iter().any(|schema| self.is_recursive(schema)))
    }
}

fn definition_name(schema: &Value) -> Option<&str> {
    schema.get("$ref")?.as_str()?.strip_prefix(DEFINITIONS)
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
