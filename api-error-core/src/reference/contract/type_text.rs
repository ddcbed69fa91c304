//! A schema as a short text, for tables and for the lock.

use super::schema::DEFINITIONS;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Returns a schema as a short text: `integer`, `[string]`, `{string: number}`, .. If a type
/// contains itself, the inner text is the name of the type.
pub(super) fn type_text(schema: &Value) -> String {
    text_of(schema, false)
}

/// Returns the text of [`type_text`] with the size of each integer: `uint32`, `[int64]`, ..
pub(super) fn sized_type_text(schema: &Value) -> String {
    text_of(schema, true)
}

fn text_of(schema: &Value, has_sizes: bool) -> String {
    let none = Map::new();
    let definitions = schema.get("$defs").and_then(Value::as_object).unwrap_or(&none);
    TypeText { definitions, has_sizes, open: Vec::new() }.schema_text(schema)
}

/// The formats of integers, as `schemars` writes them.
pub(crate) const INTEGER_FORMATS: [&str; 10] =
    ["int8", "int16", "int32", "int64", "int128", "uint8", "uint16", "uint32", "uint64", "uint128"];

struct TypeText<'a> {
    definitions: &'a Map<String, Value>,
    /// True if the text contains the size of each integer.
    has_sizes: bool,
    /// The definitions that contain the current schema.
    open: Vec<String>,
}

impl TypeText<'_> {
    fn schema_text(&mut self, schema: &Value) -> String {
        let member = |name: &str| schema.get(name);
        if let Some(target) = member("$ref").and_then(Value::as_str) {
            return self.definition(target.strip_prefix(DEFINITIONS).unwrap_or(target));
        }
        let is_composed = member("properties").is_some()
            && (member("anyOf").is_some() || member("oneOf").is_some());
        if is_composed || member("allOf").is_some() {
            return match self.objects(schema) {
                Some(objects) => union(objects.iter().map(object_text)),
                None => "any".to_owned(),
            };
        }
        if let Some(list) = member("anyOf").or(member("oneOf")).and_then(Value::as_array) {
            let parts: Vec<_> = list.iter().map(|schema| self.schema_text(schema)).collect();
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
            Some("integer") if self.has_sizes => {
                let format = schema.get("format").and_then(Value::as_str);
                let known = format.filter(|format| INTEGER_FORMATS.contains(format));
                known.unwrap_or("integer").to_owned()
            }
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
        let text = self.schema_text(definition);
        self.open.pop();
        text
    }

    /// Returns the objects that a schema allows: one for each combination of its alternatives. An
    /// object also has the members of the schemas in `allOf`. Returns `None` if a part is not an
    /// object, if a type contains itself, or if there are too many combinations.
    fn objects(&mut self, schema: &Value) -> Option<Vec<Members>> {
        if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
            let name = target.strip_prefix(DEFINITIONS)?;
            let definition = self.definitions.get(name)?;
            if self.open.iter().any(|open| open == name) {
                return None;
            }
            self.open.push(name.to_owned());
            let objects = self.objects(definition);
            self.open.pop();
            return objects;
        }
        let list = |key: &str| schema.get(key).and_then(Value::as_array);
        let lists = [list("anyOf"), list("oneOf")];
        let parts = list("allOf").into_iter().flatten();
        let is_object = schema.get("type").is_some_and(|ty| ty == "object");
        let has_parts = lists.iter().any(Option::is_some) || list("allOf").is_some();
        if !is_object && !has_parts && schema.get("properties").is_none() {
            return None;
        }
        let mut objects = vec![self.members(schema)];
        for alternatives in lists.into_iter().flatten() {
            let mut all = Vec::new();
            for alternative in alternatives {
                all.extend(self.objects(alternative)?);
            }
            objects = combined(&objects, &all)?;
        }
        for part in parts {
            objects = combined(&objects, &self.objects(part)?)?;
        }
        Some(objects)
    }

    fn array(&mut self, schema: &Value) -> String {
        if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
            let items: Vec<_> = items.iter().map(|item| self.schema_text(item)).collect();
            return match items.as_slice() {
                [single] => format!("[{single}; 1]"),
                items => format!("[{}]", items.join(", ")),
            };
        }
        let item =
            schema.get("items").map_or_else(|| "any".to_owned(), |item| self.schema_text(item));
        match (schema.get("minItems"), schema.get("maxItems")) {
            (Some(min), Some(max)) if min == max => format!("[{item}; {min}]"),
            _ => format!("[{item}]"),
        }
    }

    fn object(&mut self, schema: &Value) -> String {
        match (schema.get("properties"), schema.get("additionalProperties")) {
            (Some(_), _) => object_text(&self.members(schema)),
            (None, Some(values)) if values.is_object() => {
                format!("{{string: {}}}", self.schema_text(values))
            }
            _ => "object".to_owned(),
        }
    }

    /// Returns the declared members of an object.
    fn members(&mut self, schema: &Value) -> Members {
        let required = schema.get("required").and_then(Value::as_array);
        let is_required =
            |name: &str| required.is_some_and(|list| list.iter().any(|its| its == name));
        let properties = schema.get("properties").and_then(Value::as_object);
        let members = properties.into_iter().flatten().map(|(name, schema)| {
            let mark = if is_required(name) { "" } else { "?" };
            (member_name(name), format!("{mark}: {}", self.schema_text(schema)))
        });
        members.collect()
    }
}

/// The members of an object by name. A value is `: type` or `?: type`. The map is sorted, so the
/// order does not depend on the features of `serde_json`.
type Members = BTreeMap<String, String>;

/// The largest number of objects in the text of one schema.
const OBJECT_LIMIT: usize = 64;

/// Returns one object for each pair of an object in `left` and an object in `right`. Returns `None`
/// if there are too many.
fn combined(left: &[Members], right: &[Members]) -> Option<Vec<Members>> {
    (left.len() * right.len() <= OBJECT_LIMIT).then(|| {
        let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
        pairs.map(|(one, other)| one.clone().into_iter().chain(other.clone()).collect()).collect()
    })
}

fn object_text(members: &Members) -> String {
    if members.is_empty() {
        return "object".to_owned();
    }
    let members: Vec<_> = members.iter().map(|(name, ty)| format!("{name}{ty}")).collect();
    format!("{{{}}}", members.join(", "))
}

fn literal(value: &Value) -> String {
    if value.is_array() || value.is_object() { "any".to_owned() } else { value.to_string() }
}

/// Returns the name of a member. The name is quoted, unless it is a word.
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
    fn schemas_become_short_texts() {
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
            (json!({ "type": "array", "prefixItems": [{ "type": "string" }] }), "[string; 1]"),
            (json!({ "type": "object", "properties": {} }), "object"),
            // The schema of a struct that contains an enum with `#[serde(flatten)]`.
            (
                json!({
                    "type": "object",
                    "properties": { "id": { "type": "integer" } },
                    "required": ["id"],
                    "oneOf": [
                        { "properties": { "kind": { "const": "a" } }, "required": ["kind"] },
                        { "$ref": "#/$defs/B" },
                    ],
                    "$defs": { "B": { "type": "object", "properties": { "kind": { "const": "b" } } } },
                }),
                r#"{id: integer, kind: "a"} | {id: integer, kind?: "b"}"#,
            ),
            (
                json!({ "allOf": [
                    { "type": "object", "properties": { "a": {} } },
                    { "type": "object", "properties": { "b": {} }, "required": ["b"] },
                ] }),
                "{a?: any, b: any}",
            ),
            (json!({ "allOf": [{ "type": "string" }, {}] }), "any"),
        ] {
            assert_eq!(type_text(&schema), text);
        }
    }
}
