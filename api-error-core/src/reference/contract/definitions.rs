//! The named schemas of one document, such as the schema of a data type.

use super::schema::{DEFINITIONS, map_references, plain_key, sorted, unique_key};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// Named schemas. Equal schemas with the same name are merged. If different schemas have the same
/// name, a number is appended to the keys of all except the first.
pub(crate) struct Definitions {
    /// The start of each reference, such as `#/components/schemas/`.
    prefix: &'static str,
    taken: BTreeSet<String>,
    /// The key of each definition, by its name and its content.
    keys: BTreeMap<String, String>,
    schemas: BTreeMap<String, Value>,
}

impl Definitions {
    /// Creates an empty list, whose definitions do not get the keys in `taken`.
    pub(crate) fn new(prefix: &'static str, taken: BTreeSet<String>) -> Self {
        Self { prefix, taken, keys: BTreeMap::new(), schemas: BTreeMap::new() }
    }

    /// Creates an empty list for one schema, which will contain the definitions in `$defs`.
    pub(crate) fn of_one_schema() -> Self {
        Self::new(DEFINITIONS, BTreeSet::new())
    }

    /// Moves the definitions of a schema to this list, and returns the schema with references to
    /// them.
    pub(crate) fn adopt(&mut self, schema: &Value) -> Value {
        let mut schema = schema.clone();
        let own = schema.as_object_mut().and_then(|members| members.remove("$defs"));
        let Some(Value::Object(own)) = own else { return schema };
        let mut moved = BTreeMap::new();
        let mut new = Vec::new();
        for (name, definition) in &own {
            let identity = identity(name, &own);
            let key = if let Some(key) = self.keys.get(&identity) {
                key.clone()
            } else {
                let key = unique_key(&plain_key(name), &mut self.taken);
                self.keys.insert(identity, key.clone());
                new.push((key.clone(), definition.clone()));
                key
            };
            moved.insert(format!("{DEFINITIONS}{name}"), format!("{}{key}", self.prefix));
        }
        let target = |reference: &str| moved.get(reference).cloned();
        for (key, mut definition) in new {
            map_references(&mut definition, &target);
            self.schemas.insert(key, definition);
        }
        map_references(&mut schema, &target);
        schema
    }

    /// Returns a reference to the definition with this name and schema. Adds the definition, unless
    /// an equal one is known.
    pub(crate) fn define(&mut self, name: &str, schema: Value) -> Value {
        let identity = format!("{name} {}", sorted(&schema));
        if let Some(key) = self.keys.get(&identity) {
            return self.reference(key);
        }
        let key = unique_key(&plain_key(name), &mut self.taken);
        let reference = self.reference(&key);
        self.keys.insert(identity, key.clone());
        self.schemas.insert(key, schema);
        reference
    }

    fn reference(&self, key: &str) -> Value {
        json!({ "$ref": format!("{}{key}", self.prefix) })
    }

    /// Returns the definitions by key.
    pub(crate) fn into_schemas(self) -> Map<String, Value> {
        self.schemas.into_iter().collect()
    }
}

/// Returns the name and the content of a definition, with all definitions that it refers to.
fn identity(name: &str, definitions: &Map<String, Value>) -> String {
    let mut reachable: BTreeMap<&str, Value> = BTreeMap::new();
    let mut open = vec![name];
    while let Some(name) = open.pop() {
        if let Some((name, definition)) = definitions.get_key_value(name)
            && !reachable.contains_key(name.as_str())
        {
            reachable.insert(name, sorted(definition));
            collect_targets(definition, &mut open);
        }
    }
    let content: Vec<_> =
        reachable.iter().map(|(name, definition)| format!("{name}={definition}")).collect();
    format!("{name} {}", content.join(" "))
}

fn collect_targets<'a>(schema: &'a Value, targets: &mut Vec<&'a str>) {
    match schema {
        Value::Object(members) => {
            let target = members.get("$ref").and_then(Value::as_str);
            targets.extend(target.and_then(|target| target.strip_prefix(DEFINITIONS)));
            members.values().for_each(|member| collect_targets(member, targets));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_targets(item, targets)),
        _ => {}
    }
}
