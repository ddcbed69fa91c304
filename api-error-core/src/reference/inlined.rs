//! The responses of a type in one piece, for setups that have no place for components of ours.

use super::model::Model;
use super::openapi::{responses, schemas};
use crate::catalog::Catalog;
use serde_json::{Map, Value, json};

/// One `OpenAPI` response per status, by the status, with every schema in its place.
pub(crate) fn inlined_responses(catalog: &Catalog) -> Map<String, Value> {
    let model = Model::of(catalog);
    let schemas = schemas(&model);
    let mut responses = responses(&model);
    for response in responses.values_mut() {
        inline(response, &schemas, &mut Vec::new());
    }
    responses
}

/// Puts what references point at in their places. A type that contains itself is left open where
/// it comes again.
fn inline(value: &mut Value, schemas: &Map<String, Value>, open: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let target = members.get("$ref").and_then(Value::as_str);
            let key = target.and_then(|target| target.strip_prefix("#/components/schemas/"));
            if let Some(key) = key.map(str::to_owned) {
                *value = schemas
                    .get(&key)
                    .filter(|_| !open.contains(&key))
                    .cloned()
                    .unwrap_or_else(|| json!({}));
                open.push(key);
                inline(value, schemas, open);
                open.pop();
                return;
            }
            members.values_mut().for_each(|member| inline(member, schemas, open));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| inline(item, schemas, open)),
        _ => {}
    }
}
