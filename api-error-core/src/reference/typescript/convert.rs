//! The types of bodies and of JSON schemas.

use super::types::{Member, Type};
use crate::reference::body::shape::{Object, Shape, Step};
use crate::reference::contract::ordered_value::OrderedValue;
use crate::reference::contract::{Definitions, Entry};
use serde_json::Value;
use std::collections::BTreeMap;

/// Returns the type of the body of an error.
pub(super) fn body_type(entry: &Entry, definitions: &mut Definitions) -> Type {
    let fields: Vec<_> =
        entry.fields.iter().map(|field| definitions.adopt(&field.schema)).collect();
    let forms = entry.shape.forms().iter().map(|form| {
        let literals = entry.identity_of(form).constants;
        let is_literal = |path: &[Step], value: &OrderedValue| {
            let is_text = matches!(value, OrderedValue::String(text) if entry.is_text(text));
            !is_text || literals.iter().any(|(its, _)| its == path)
        };
        let mut body = Body { fields: &fields, is_literal: &is_literal, definitions };
        body.type_of(form, &mut Vec::new())
    });
    one_or(forms.collect(), Type::Union)
}

struct Body<'a> {
    fields: &'a [Value],
    /// Returns whether the constant at a path always has this value. Other texts may be reworded.
    is_literal: &'a dyn Fn(&[Step], &OrderedValue) -> bool,
    definitions: &'a mut Definitions,
}

impl Body<'_> {
    fn type_of(&mut self, shape: &Shape, path: &mut Vec<Step>) -> Type {
        match shape {
            Shape::Const(OrderedValue::Array(_) | OrderedValue::Object(_)) | Shape::Any => UNKNOWN,
            Shape::Const(value) if (self.is_literal)(path, value) => {
                Type::Literal(value.to_value().to_string())
            }
            Shape::Const(_) | Shape::String => Type::Plain("string"),
            Shape::Field(index) => self.fields.get(*index).map_or(UNKNOWN, schema_type),
            Shape::Integer | Shape::Number => Type::Plain("number"),
            Shape::Bool => Type::Plain("boolean"),
            Shape::Object(object) => self.object(object, path),
            Shape::Array(items, _) => {
                path.push(Step::First);
                let item = self.union(items, path);
                path.pop();
                Type::List(Box::new(item))
            }
            Shape::AnyOf(shapes) => self.union(shapes, path),
            Shape::Issue(_) | Shape::Map(_) => {
                schema_type(&shape.to_schema(self.fields, self.definitions))
            }
        }
    }

    fn union(&mut self, shapes: &[Shape], path: &mut Vec<Step>) -> Type {
        one_or(shapes.iter().map(|shape| self.type_of(shape, path)).collect(), Type::Union)
    }

    fn object(&mut self, object: &Object, path: &mut Vec<Step>) -> Type {
        let mut members = Vec::new();
        for member in &object.members {
            path.push(Step::Member(member.name.clone()));
            let ty = self.type_of(&member.shape, path);
            path.pop();
            let description = match member.shape {
                Shape::Field(index) => self.fields.get(index).map_or(String::new(), description),
                _ => String::new(),
            };
            let (name, is_required) = (member.name.clone(), member.is_required);
            members.push(Member { name, ty, is_required, description });
        }
        if object.is_open { Type::OpenObject(members) } else { Type::Object(members) }
    }
}

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
            if format.is_some_and(is_large) { Type::LargeInteger } else { Type::Plain("number") }
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
    // They are sorted, so the order does not depend on the features of `serde_json`.
    let properties: BTreeMap<_, _> = properties.iter().collect();
    let members = properties.into_iter().map(|(name, schema)| Member {
        name: name.clone(),
        ty: schema_type(schema),
        is_required: is_required(name),
        description: description(schema),
    });
    let is_open = schema.get("additionalProperties").is_some_and(Value::is_object);
    if is_open { Type::OpenObject(members.collect()) } else { Type::Object(members.collect()) }
}

/// Returns the description of a schema, empty if it has none.
pub(super) fn description(schema: &Value) -> String {
    schema.get("description").and_then(Value::as_str).unwrap_or_default().to_owned()
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
