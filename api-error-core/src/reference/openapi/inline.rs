//! Responses without references, for libraries that create the components themselves.

use super::{SCHEMAS, responses, schemas};
use crate::catalog::Catalog;
use crate::reference::contract::Contract;
use serde_json::{Map, Value};

/// Returns one `OpenAPI` response per status, in which schemas replace the references to them.
pub(crate) fn inlined_responses(catalog: &Catalog) -> Map<String, Value> {
    let contract = Contract::new(catalog);
    let schemas = schemas(&contract);
    let mut responses = responses(&contract);
    for response in responses.values_mut() {
        *response = inlined(response, &schemas);
    }
    responses
}

/// Replaces references by the schemas that they point to. Where a type contains itself, the inner
/// schema is open.
pub(crate) fn inlined(value: &Value, schemas: &Map<String, Value>) -> Value {
    let mut value = value.clone();
    inline_references(&mut value, schemas, &mut Vec::new());
    value
}

fn inline_references(value: &mut Value, schemas: &Map<String, Value>, open: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let target = members.get("$ref").and_then(Value::as_str);
            let key = target.and_then(|target| target.strip_prefix(SCHEMAS)).map(str::to_owned);
            if let Some(key) = key {
                members.remove("$ref");
                // The description of a field is more specific than that of its type.
                let target = schemas.get(&key).filter(|_| !open.contains(&key));
                for (name, member) in target.and_then(Value::as_object).into_iter().flatten() {
                    members.entry(name.clone()).or_insert_with(|| member.clone());
                }
                open.push(key);
                members.values_mut().for_each(|member| inline_references(member, schemas, open));
                open.pop();
                return;
            }
            // A discriminator can only name components.
            members.remove("discriminator");
            members.values_mut().for_each(|member| inline_references(member, schemas, open));
        }
        Value::Array(items) => {
            for item in items {
                inline_references(item, schemas, open);
            }
        }
        _ => {}
    }
}
