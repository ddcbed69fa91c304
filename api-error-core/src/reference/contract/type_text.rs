//! A schema as a short text, for tables and for the lock.

use serde_json::Value;

/// Returns a schema as a short text: `integer`, `[string]`, `{string: number}`, ..
pub(super) fn type_text(schema: &Value) -> String {
    let member = |name: &str| schema.get(name);
    if let Some(list) = member("anyOf").or(member("oneOf")).and_then(Value::as_array) {
        return joined(list.iter().map(type_text), " | ");
    }
    if let Some(values) = member("enum").and_then(Value::as_array) {
        return joined(values.iter().map(Value::to_string), " | ");
    }
    if let Some(value) = member("const") {
        return value.to_string();
    }
    match member("type") {
        Some(Value::Array(types)) => {
            joined(types.iter().map(|ty| ty.as_str().unwrap_or("any").to_owned()), " | ")
        }
        Some(Value::String(ty)) => match ty.as_str() {
            "array" => array(schema),
            "object" => object(schema),
            plain => plain.to_owned(),
        },
        _ => "any".to_owned(),
    }
}

fn joined(parts: impl Iterator<Item = String>, separator: &str) -> String {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen.join(separator)
}

fn array(schema: &Value) -> String {
    if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
        let items: Vec<_> = items.iter().map(type_text).collect();
        return format!("[{}]", items.join(", "));
    }
    let item = schema.get("items").map_or_else(|| "any".to_owned(), type_text);
    match (schema.get("minItems"), schema.get("maxItems")) {
        (Some(min), Some(max)) if min == max => format!("[{item}; {min}]"),
        _ => format!("[{item}]"),
    }
}

fn object(schema: &Value) -> String {
    match (schema.get("properties").and_then(Value::as_object), schema.get("additionalProperties"))
    {
        (Some(properties), _) => {
            let required = |name: &str| {
                let list = schema.get("required").and_then(Value::as_array);
                list.is_some_and(|list| list.iter().any(|required| required == name))
            };
            let members: Vec<_> = properties
                .iter()
                .map(|(name, schema)| {
                    let mark = if required(name) { "" } else { "?" };
                    format!("{name}{mark}: {}", type_text(schema))
                })
                .collect();
            format!("{{{}}}", members.join(", "))
        }
        (None, Some(values)) if values.is_object() => format!("{{string: {}}}", type_text(values)),
        _ => "object".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::type_text;
    use serde_json::json;

    #[test]
    fn schemas_are_short() {
        for (schema, text) in [
            (json!({ "type": "integer", "minimum": 0 }), "integer"),
            (json!({}), "any"),
            (json!({ "type": "array", "items": { "type": "string" } }), "[string]"),
            (
                json!({ "type": "object", "additionalProperties": { "type": "number" } }),
                "{string: number}",
            ),
            (json!({ "anyOf": [{ "type": "string" }, { "type": "null" }] }), "string | null"),
            (json!({ "type": ["string", "null"] }), "string | null"),
            (json!({ "enum": ["a", "b"] }), "\"a\" | \"b\""),
            (
                json!({ "type": "object", "properties": { "a": {}, "b": {} }, "required": ["b"] }),
                "{a?: any, b: any}",
            ),
        ] {
            assert_eq!(type_text(&schema), text);
        }
    }
}
