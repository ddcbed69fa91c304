//! A schema as a short text, for tables and for the lock.

use super::schema::DEFINITIONS;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Returns a schema as a short text: `integer`, `[string]`, `{string: number}`, .. Inside a type that
/// contains itself, the text is the name of that type.
pub(super) fn type_text(schema: &Value) -> String {
    let none = Map::new();
    let definitions = schema.get("$defs").and_then(Value::as_object).unwrap_or(&none);
    TypeText { definitions, open: Vec::new() }.text(schema)
}

struct TypeText<'a> {
    definitions: &'a Map<String, Value>,
    /// The definitions that the current schema is a part of.
    open: Vec<String>,
}

impl TypeText<'_> {
    fn text(&mut self, schema: &Value) -> String {
        let member = |name: &str| schema.get(name);
        if let Some(target) = member("$ref").and_then(Value::as_str) {
            return self.definition(target.strip_prefix(DEFINITIONS).unwrap_or(target));
        }
        if let Some(list) = member("anyOf").or(member("oneOf")).and_then(Value::as_array) {
            let parts: Vec<_> = list.iter().map(|schema| self.text(schema)).collect();
            return union(parts.into_iter());
        }
        if let Some(values) = member("enum").and_then(Value::as_array) {
            return union(values.iter().map(literal));
        }
        if let Some(value) = member("const") {
            return literal(value);
        }
        match member("type") {
            Some(Value::Array(types)) => {
                let parts: Vec<_> = types.iter().map(|ty| self.single(schema, ty)).collect();
                union(parts.into_iter())
            }
            Some(ty) => self.single(schema, ty),
            None => "any".to_owned(),
        }
    }

    fn single(&mut self, schema: &Value, ty: &Value) -> String {
        match ty.as_str() {
            Some("array") => self.array(schema),
            Some("object") => self.object(schema),
            plain => plain.unwrap_or("any").to_owned(),
        }
    }

    fn definition(&mut self, name: &str) -> String {
        let definition = self.definitions.get(name);
        let Some(definition) = definition.filter(|_| !self.open.iter().any(|open| open == name))
        else {
            return name.to_owned();
        };
        self.open.push(name.to_owned());
        let text = self.text(definition);
        self.open.pop();
        text
    }

    fn array(&mut self, schema: &Value) -> String {
        if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
            let items: Vec<_> = items.iter().map(|item| self.text(item)).collect();
            return format!("[{}]", items.join(", "));
        }
        let item = schema.get("items").map_or_else(|| "any".to_owned(), |item| self.text(item));
        match (schema.get("minItems"), schema.get("maxItems")) {
            (Some(min), Some(max)) if min == max => format!("[{item}; {min}]"),
            _ => format!("[{item}]"),
        }
    }

    fn object(&mut self, schema: &Value) -> String {
        let properties = schema.get("properties").and_then(Value::as_object);
        match (properties, schema.get("additionalProperties")) {
            (Some(properties), _) => {
                let required = |name: &str| {
                    let list = schema.get("required").and_then(Value::as_array);
                    list.is_some_and(|list| list.iter().any(|required| required == name))
                };
                // Sorted, whichever features `serde_json` has.
                let properties: BTreeMap<_, _> = properties.iter().collect();
                let members: Vec<_> = properties
                    .into_iter()
                    .map(|(name, schema)| {
                        let mark = if required(name) { "" } else { "?" };
                        format!("{}{mark}: {}", member_name(name), self.text(schema))
                    })
                    .collect();
                format!("{{{}}}", members.join(", "))
            }
            (None, Some(values)) if values.is_object() => {
                format!("{{string: {}}}", self.text(values))
            }
            _ => "object".to_owned(),
        }
    }
}

fn literal(value: &Value) -> String {
    if value.is_array() || value.is_object() { "any".to_owned() } else { value.to_string() }
}

/// Returns the name of a member, quoted unless it is a word.
pub(crate) fn member_name(name: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@');
    if !name.is_empty() && name.chars().all(is_word) {
        name.to_owned()
    } else {
        Value::from(name).to_string()
    }
}

fn union(parts: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    seen.join(" | ")
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
                json!({
                    "$ref": "#/$defs/Node",
                    "$defs": {
                        "Node": {
                            "type": "object",
                            "properties": {
                                "list": { "type": "array", "items": { "$ref": "#/$defs/Node" } },
                            },
                        },
                    },
                }),
                "{list?: [Node]}",
            ),
            (
                json!({ "type": "object", "properties": { "a": {}, "b": {} }, "required": ["b"] }),
                "{a?: any, b: any}",
            ),
        ] {
            assert_eq!(type_text(&schema), text);
        }
    }
}
