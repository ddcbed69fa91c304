//! JSON schemas in a form that every tool can read, with their members in a fixed order.

use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// The start of a reference to a definition of the same schema.
pub(super) const DEFINITIONS: &str = "#/$defs/";

/// Returns the value with sorted members. The order does not depend on the features of
/// `serde_json`.
pub(crate) fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members: BTreeMap<_, _> = members.iter().collect();
            Value::Object(
                members.into_iter().map(|(key, value)| (key.clone(), sorted(value))).collect(),
            )
        }
        Value::Array(items) => items.iter().map(sorted).collect(),
        plain => plain.clone(),
    }
}

/// Returns the text as a key of OpenAPI components: letters, digits, `.`, `_` and `-`.
pub(crate) fn plain_key(text: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    text.chars().map(|c| if is_plain(c) { c } else { '_' }).collect()
}

/// Returns `text`. If it is taken, returns `text2`, `text3`, .. instead. Marks the result as taken.
pub(crate) fn unique_key(text: &str, taken: &mut BTreeSet<String>) -> String {
    let mut key = text.to_owned();
    let mut count = 1;
    while !taken.insert(key.clone()) {
        count += 1;
        key = format!("{text}{count}");
    }
    key
}

/// Returns the schema in the form that the documents use:
/// - each schema is an object; `true` is `{}`
/// - titles are left out, because generators use them as names of classes
/// - definitions have plain keys
/// - a tuple also has `items`
/// - `allOf`, `anyOf` or `oneOf` with one element is replaced by this element
pub(super) fn normalized(schema: &Value) -> Value {
    let mut schema = normalize(schema);
    let Some(Value::Object(definitions)) = schema.as_object_mut().and_then(|m| m.remove("$defs"))
    else {
        return schema;
    };
    let mut taken = BTreeSet::new();
    let keys: BTreeMap<String, String> = definitions
        .iter()
        .map(|(name, _)| (name.clone(), unique_key(&plain_key(name), &mut taken)))
        .collect();
    let target = |reference: &str| {
        let name = pointer_token(reference.strip_prefix(DEFINITIONS)?);
        keys.get(&name).map(|key| format!("{DEFINITIONS}{key}"))
    };
    let moved: Map<_, _> = definitions
        .into_iter()
        .filter_map(|(name, mut definition)| {
            map_references(&mut definition, &target);
            Some((keys.get(&name)?.clone(), definition))
        })
        .collect();
    map_references(&mut schema, &target);
    schema["$defs"] = moved.into();
    sorted(&schema)
}

/// Replaces the target of each reference for which `target` returns a new target.
pub(crate) fn map_references(schema: &mut Value, target: &dyn Fn(&str) -> Option<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref")
                && let Some(moved) = target(reference)
            {
                *reference = moved;
            }
            members.values_mut().for_each(|member| map_references(member, target));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| map_references(item, target)),
        _ => {}
    }
}

/// Decodes a part of a JSON Pointer in a URI fragment (RFC 6901 §6).
fn pointer_token(text: &str) -> String {
    super::entry::percent_decoded(text).replace("~1", "/").replace("~0", "~")
}

fn normalize(schema: &Value) -> Value {
    let members = match schema {
        Value::Bool(true) => return json!({}),
        Value::Bool(false) => return json!({ "not": {} }),
        Value::Object(members) => members,
        other => return other.clone(),
    };
    let members: BTreeMap<_, _> = members.iter().collect();
    let mut out = Map::new();
    for (key, value) in members {
        let value = match (key.as_str(), value) {
            ("title" | "$schema", _) => continue,
            (
                "properties" | "patternProperties" | "dependentSchemas" | "$defs",
                Value::Object(map),
            ) => {
                let map: BTreeMap<_, _> = map.iter().collect();
                Value::Object(
                    map.into_iter().map(|(name, its)| (name.clone(), normalize(its))).collect(),
                )
            }
            ("anyOf" | "oneOf" | "allOf" | "prefixItems", Value::Array(list)) => {
                list.iter().map(normalize).collect()
            }
            (
                "additionalProperties" | "unevaluatedProperties" | "unevaluatedItems",
                Value::Bool(_),
            ) => value.clone(),
            (
                "items"
                | "additionalProperties"
                | "unevaluatedProperties"
                | "unevaluatedItems"
                | "contains"
                | "not"
                | "if"
                | "then"
                | "else"
                | "propertyNames",
                _,
            ) => normalize(value),
            _ => sorted(value),
        };
        out.insert(key.clone(), value);
    }
    with_items(&mut out);
    without_lone_alternative(out)
}

/// Adds `items` to a tuple, because some generators require it.
fn with_items(schema: &mut Map<String, Value>) {
    let Some(Value::Array(list)) = schema.get("prefixItems") else { return };
    let mut kinds: Vec<Value> = Vec::new();
    for item in list {
        if !kinds.contains(item) {
            kinds.push(item.clone());
        }
    }
    let items = match kinds.as_slice() {
        [] => json!({}),
        [single] => single.clone(),
        _ => json!({ "anyOf": kinds }),
    };
    schema.insert("items".to_owned(), items);
}

/// Replaces `allOf`, `anyOf` or `oneOf` with one element by this element.
fn without_lone_alternative(mut schema: Map<String, Value>) -> Value {
    for keyword in ["allOf", "anyOf", "oneOf"] {
        if let Some(Value::Array(list)) = schema.get_mut(keyword)
            && let [Value::Object(single)] = list.as_mut_slice()
        {
            let single = std::mem::take(single);
            schema.remove(keyword);
            for (key, value) in single {
                schema.entry(key).or_insert(value);
            }
        }
    }
    sorted(&Value::Object(schema))
}

#[cfg(test)]
mod tests {
    use super::normalized;
    use serde_json::json;

    #[test]
    fn schemas_have_one_form() {
        for (schema, expected) in [
            (json!(true), json!({})),
            (json!(false), json!({ "not": {} })),
            (
                json!({ "title": "T", "properties": { "title": true } }),
                json!({ "properties": { "title": {} } }),
            ),
            (
                json!({ "prefixItems": [{ "type": "string" }, { "type": "string" }] }),
                json!({
                    "prefixItems": [{ "type": "string" }, { "type": "string" }],
                    "items": { "type": "string" },
                }),
            ),
            (
                json!({ "allOf": [{ "$ref": "#/$defs/A%3CB%3E" }], "$defs": { "A<B>": true } }),
                json!({ "$ref": "#/$defs/A_B_", "$defs": { "A_B_": {} } }),
            ),
            (
                json!({
                    "anyOf": [{ "$ref": "#/$defs/a~1b" }, { "$ref": "#/$defs/a_b" }],
                    "$defs": { "a/b": { "type": "string" }, "a_b": { "type": "null" } },
                }),
                json!({
                    "anyOf": [{ "$ref": "#/$defs/a_b" }, { "$ref": "#/$defs/a_b2" }],
                    "$defs": { "a_b": { "type": "string" }, "a_b2": { "type": "null" } },
                }),
            ),
        ] {
            assert_eq!(normalized(&schema), expected);
        }
    }
}
