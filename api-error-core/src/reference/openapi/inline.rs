//! The responses and the schemas, for libraries that write the OpenAPI document.

use super::{SCHEMAS, responses, schemas};
use crate::catalog::Catalog;
use crate::reference::contract::{Contract, sorted};
use serde_json::{Map, Value};

/// The responses and the schemas of a catalog.
pub(crate) struct Components {
    schemas: Map<String, Value>,
    responses: Map<String, Value>,
}

impl Components {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let contract = Contract::new(catalog);
        Self { schemas: schemas(&contract), responses: responses(&contract) }
    }

    /// Returns one response for each status. Its schemas are references to the components.
    #[cfg(feature = "aide")]
    pub(crate) fn responses(&self) -> impl Iterator<Item = (&String, Value)> {
        self.responses.iter().map(|(status, response)| (status, sorted(response)))
    }

    /// Returns one response for each status. Each reference is replaced by its schema.
    #[cfg(feature = "utoipa")]
    pub(crate) fn inlined_responses(&self) -> impl Iterator<Item = (&String, Value)> {
        self.responses.iter().map(|(status, response)| (status, sorted(&self.inlined(response))))
    }

    /// Returns the schemas by key.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = (&String, Value)> {
        self.schemas.iter().map(|(key, schema)| (key, sorted(schema)))
    }

    /// Renames each key for which `is_taken` returns true.
    #[cfg(feature = "aide")]
    pub(crate) fn rename(&mut self, is_taken: impl Fn(&str, &Value) -> bool) {
        use crate::reference::contract::{map_references, unique_key};
        let mut keys: std::collections::BTreeSet<String> = self.schemas.keys().cloned().collect();
        let mut renamed = Map::new();
        for (key, schema) in self.schemas() {
            let mut new = key.clone();
            while is_taken(&new, &schema) {
                new = unique_key(key, &mut keys);
            }
            if new != *key {
                renamed.insert(key.clone(), new.into());
            }
        }
        let target = |reference: &str| {
            let key = renamed.get(reference.strip_prefix(SCHEMAS)?)?.as_str()?;
            Some(format!("{SCHEMAS}{key}"))
        };
        let schemas = std::mem::take(&mut self.schemas).into_iter();
        self.schemas = schemas
            .map(|(key, schema)| match renamed.get(&key).and_then(Value::as_str) {
                Some(new) => (new.to_owned(), schema),
                None => (key, schema),
            })
            .collect();
        let responses = self.responses.values_mut();
        for value in self.schemas.values_mut().chain(responses) {
            map_references(value, &target);
            map_mapping(value, &target);
        }
    }

    /// Returns the schemas of the errors by key. Each reference in them is replaced by its schema.
    #[cfg(feature = "utoipa")]
    pub(crate) fn inlined_errors(&self) -> impl Iterator<Item = (&String, Value)> {
        let errors = self.schemas.iter().filter(|(_, schema)| schema.get("x-error").is_some());
        errors.map(|(key, schema)| (key, sorted(&self.inlined(schema))))
    }

    /// Replaces each reference by its schema. If a type contains itself, the inner schema allows
    /// any value.
    #[cfg(feature = "utoipa")]
    fn inlined(&self, value: &Value) -> Value {
        let mut value = value.clone();
        self.inline_references(&mut value, &mut Vec::new());
        value
    }

    #[cfg(feature = "utoipa")]
    fn inline_references(&self, value: &mut Value, open: &mut Vec<String>) {
        match value {
            Value::Object(members) => {
                // A discriminator can refer only to components.
                members.remove("discriminator");
                let target = members.get("$ref").and_then(Value::as_str);
                let key = target.and_then(|target| target.strip_prefix(SCHEMAS)).map(str::to_owned);
                let Some(key) = key else {
                    members.values_mut().for_each(|member| self.inline_references(member, open));
                    return;
                };
                members.remove("$ref");
                let target = self.schemas.get(&key).filter(|_| !open.contains(&key));
                // The description of a field is more specific than the description of its type.
                for (name, member) in target.and_then(Value::as_object).into_iter().flatten() {
                    members.entry(name.clone()).or_insert_with(|| member.clone());
                }
                open.push(key);
                members.values_mut().for_each(|member| self.inline_references(member, open));
                open.pop();
            }
            Value::Array(items) => {
                for item in items {
                    self.inline_references(item, open);
                }
            }
            _ => {}
        }
    }
}

/// Replaces the targets in the mapping of each discriminator.
#[cfg(feature = "aide")]
fn map_mapping(value: &mut Value, target: &dyn Fn(&str) -> Option<String>) {
    match value {
        Value::Object(members) => {
            let mapping = members.get_mut("mapping").and_then(Value::as_object_mut);
            for reference in mapping.into_iter().flat_map(Map::values_mut) {
                if let Some(moved) = reference.as_str().and_then(target) {
                    *reference = moved.into();
                }
            }
            members.values_mut().for_each(|member| map_mapping(member, target));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| map_mapping(item, target)),
        _ => {}
    }
}
