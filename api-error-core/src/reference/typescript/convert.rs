//! Converts the structure of a body, or a JSON schema, to a TypeScript type.

use super::types::{Member, Type, string_literal};
use crate::reference::body::shape::{Object, Parts, Shape};
use crate::reference::contract::ordered_value::OrderedValue;
use crate::reference::contract::{Definitions, Entry};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Returns the type of the body of an error.
pub(super) fn body_type(entry: &Entry, definitions: &mut Definitions) -> Type {
    let fields: Vec<_> =
        entry.fields.iter().map(|field| definitions.adopt(&field.schema)).collect();
    let message = json!({ "type": "string" });
    let parts = Parts { fields, message, issue_examples: entry.issue_examples() };
    let forms = entry.shape.forms().iter().map(|form| {
        let message = entry.identity_of(form).message.and_then(|_| message_type(entry));
        Body { parts: &parts, message, definitions }.type_of(form)
    });
    one_or(forms.collect(), Type::Union)
}

/// Returns the type of a message that identifies an error.
fn message_type(entry: &Entry) -> Option<Type> {
    let literals = entry.spec.message().literals()?;
    Some(match literals.as_slice() {
        [text] => Type::Literal(string_literal(text)),
        _ => Type::Template(literals.into_iter().map(Cow::into_owned).collect()),
    })
}

struct Body<'a> {
    parts: &'a Parts,
    /// The type of the message, if it identifies the error.
    message: Option<Type>,
    definitions: &'a mut Definitions,
}

impl Body<'_> {
    fn type_of(&mut self, shape: &Shape) -> Type {
        match shape {
            Shape::Const(OrderedValue::Array(_) | OrderedValue::Object(_)) | Shape::Any => UNKNOWN,
            Shape::Const(value) => Type::Literal(value.to_value().to_string()),
            Shape::String => Type::Plain("string"),
            Shape::Message => self.message.clone().unwrap_or(Type::Plain("string")),
            Shape::Field(index) => self.parts.fields.get(*index).map_or(UNKNOWN, schema_type),
            Shape::Integer | Shape::Number => Type::Plain("number"),
            Shape::Bool => Type::Plain("boolean"),
            Shape::Object(object) => self.object(object),
            Shape::Array(items, _) => Type::List(Box::new(self.union(items))),
            Shape::AnyOf(shapes) => self.union(shapes),
            Shape::Issue(_) | Shape::Map(_) => {
                schema_type(&shape.to_schema(self.parts, self.definitions))
            }
        }
    }

    fn union(&mut self, shapes: &[Shape]) -> Type {
        one_or(shapes.iter().map(|shape| self.type_of(shape)).collect(), Type::Union)
    }

    fn object(&mut self, object: &Object) -> Type {
        let mut members = Vec::new();
        for member in &object.members {
            let ty = self.type_of(&member.shape);
            let description = match member.shape {
                Shape::Field(index) => {
                    self.parts.fields.get(index).map_or(String::new(), description)
                }
                _ => String::new(),
            };
            let (name, is_required) = (member.name.clone(), member.is_required);
            members.push(Member { name, ty, is_required, description });
        }
        if object.is_open { Type::OpenObject(members) } else { Type::Object(members) }
    }
}

/// The largest integer that a `number` represents exactly.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

const UNKNOWN: Type = Type::Plain("unknown");

/// Returns the type of the values that a schema allows.
pub(super) fn schema_type(schema: &Value) -> Type {
    let list = |key: &str| schema.get(key).and_then(Value::as_array);
    let mut parts = Vec::new();
    if let Some(key) = schema.get("$ref").and_then(Value::as_str) {
        parts.push(Type::Named(key.to_owned()));
    }
    if let Some(value) = schema.get("const") {
        parts.push(literal(value));
    }
    if let Some(values) = list("enum") {
        parts.push(one_or(values.iter().map(literal).collect(), Type::Union));
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(schemas) = list(key) {
            parts.push(one_or(schemas.iter().map(schema_type).collect(), Type::Union));
        }
    }
    if let Some(schemas) = list("allOf") {
        parts.extend(schemas.iter().map(schema_type));
    }
    if parts.is_empty() || schema.get("properties").is_some() {
        parts.push(plain_type(schema));
    }
    one_or(parts, Type::Intersection)
}

fn plain_type(schema: &Value) -> Type {
    match schema.get("type") {
        Some(Value::Array(types)) => {
            one_or(types.iter().map(|ty| single_type(schema, ty)).collect(), Type::Union)
        }
        Some(ty) => single_type(schema, ty),
        None if schema.get("properties").is_some() => object_type(schema),
        None => UNKNOWN,
    }
}

fn single_type(schema: &Value, ty: &Value) -> Type {
    match ty.as_str() {
        Some("string") => Type::Plain("string"),
        Some("integer") => {
            let is_large = |format: &str| format.ends_with("64") || format.ends_with("128");
            let format = schema.get("format").and_then(Value::as_str);
            let limit = |key: &str| schema.get(key).and_then(Value::as_i64);
            let has_small_limits = limit("maximum").is_some_and(|max| max <= MAX_SAFE_INTEGER)
                && limit("minimum").is_some_and(|min| min >= -MAX_SAFE_INTEGER);
            if format.is_some_and(is_large) && !has_small_limits {
                Type::LargeInteger
            } else {
                Type::Plain("number")
            }
        }
        Some("number") => Type::Plain("number"),
        Some("boolean") => Type::Plain("boolean"),
        Some("null") => Type::Plain("null"),
        Some("array") => match schema.get("prefixItems").and_then(Value::as_array) {
            Some(items) => Type::Tuple(items.iter().map(schema_type).collect()),
            None => Type::List(Box::new(schema.get("items").map_or(UNKNOWN, schema_type))),
        },
        Some("object") => object_type(schema),
        _ => UNKNOWN,
    }
}

fn object_type(schema: &Value) -> Type {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let values = schema.get("additionalProperties").filter(|values| values.is_object());
        return Type::Map(Box::new(values.map_or(UNKNOWN, schema_type)));
    };
    let required = schema.get("required").and_then(Value::as_array);
    let is_required = |name: &str| required.is_some_and(|list| list.contains(&name.into()));
    // The properties are sorted, because their order depends on the feature `preserve_order` of
    // `serde_json`.
    let properties: BTreeMap<_, _> = properties.iter().collect();
    let members = properties.into_iter().map(|(name, schema)| Member {
        name: name.clone(),
        ty: schema_type(schema),
        is_required: is_required(name),
        description: member_description(schema),
    });
    let is_open = schema.get("additionalProperties").is_some_and(Value::is_object);
    if is_open { Type::OpenObject(members.collect()) } else { Type::Object(members.collect()) }
}

/// Returns the description of a schema. The text is empty if there is none.
pub(super) fn description(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Returns the description of a member of a data type or of a nested error. Without a description,
/// returns the values in the example.
fn member_description(schema: &Value) -> String {
    let text = description(schema);
    match schema.get("examples").and_then(Value::as_array) {
        Some(examples) if text.is_empty() => {
            let examples: Vec<_> = examples.iter().map(|value| format!("`{value}`")).collect();
            format!("Such as {}.", examples.join(", "))
        }
        _ => text,
    }
}

fn literal(value: &Value) -> Type {
    match value {
        Value::Array(_) | Value::Object(_) => UNKNOWN,
        plain => Type::Literal(plain.to_string()),
    }
}

fn one_or(mut types: Vec<Type>, several: fn(Vec<Type>) -> Type) -> Type {
    match types.len() {
        0 => UNKNOWN,
        1 => types.swap_remove(0),
        _ => several(types),
    }
}
