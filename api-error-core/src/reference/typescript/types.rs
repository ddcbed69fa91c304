//! TypeScript types of bodies and of JSON schemas.

use crate::reference::Append;
use crate::reference::body::shape::{Object, Shape};
use serde_json::{Value, json};

/// Returns the TypeScript type of a body or of a part of it.
pub(super) fn shape_type(shape: &Shape, fields: &[Value], depth: usize) -> String {
    match shape {
        Shape::Const(node) => value_literal(&node.to_value()),
        Shape::Field(index) => {
            fields.get(*index).map_or_else(unknown_type, |schema| schema_type(schema, depth))
        }
        Shape::String => "string".to_owned(),
        Shape::Integer | Shape::Number => "number".to_owned(),
        Shape::Bool => "boolean".to_owned(),
        Shape::Any => unknown_type(),
        Shape::Object(object) => object_type(object, fields, depth),
        Shape::Array(items, _) => {
            let items: Vec<_> = items.iter().map(|item| shape_type(item, fields, depth)).collect();
            format!("({})[]", if items.is_empty() { unknown_type() } else { items.join(" | ") })
        }
        Shape::AnyOf(shapes) => {
            let shapes: Vec<_> =
                shapes.iter().map(|shape| shape_type(shape, fields, depth)).collect();
            shapes.join(" | ")
        }
    }
}

/// Returns the TypeScript type of an object.
pub(super) fn object_type(object: &Object, fields: &[Value], depth: usize) -> String {
    let indent = "  ".repeat(depth + 1);
    let mut out = String::from("{\n");
    for member in &object.members {
        let mark = if member.is_required { "" } else { "?" };
        let ty = shape_type(&member.shape, fields, depth + 1);
        if let Shape::Field(index) = member.shape
            && let Some(text) = fields.get(index).and_then(|schema| schema.get("description"))
        {
            out.push_str(&doc_comment(text.as_str().unwrap_or_default(), &indent));
        }
        out.append(format_args!("{indent}{}{mark}: {ty};\n", string_literal(&member.name)));
    }
    if object.is_open {
        out.append(format_args!("{indent}[member: string]: unknown;\n"));
    }
    out.push_str(&"  ".repeat(depth));
    out.push('}');
    out
}

fn schema_type(schema: &Value, depth: usize) -> String {
    let list = |key: &str| schema.get(key).and_then(Value::as_array);
    let joined = |schemas: &[Value], separator: &str| {
        let types: Vec<_> = schemas.iter().map(|schema| schema_type(schema, depth)).collect();
        format!("({})", types.join(separator))
    };
    if let Some(value) = schema.get("const") {
        return value_literal(value);
    }
    if let Some(values) = list("enum") {
        return values.iter().map(value_literal).collect::<Vec<_>>().join(" | ");
    }
    if let Some(schemas) = list("anyOf").or(list("oneOf")) {
        return joined(schemas, " | ");
    }
    if let Some(schemas) = list("allOf") {
        return joined(schemas, " & ");
    }
    match schema.get("type") {
        Some(Value::Array(types)) => {
            let types: Vec<_> = types
                .iter()
                .map(|ty| {
                    let mut single = schema.clone();
                    single["type"] = ty.clone();
                    schema_type(&single, depth)
                })
                .collect();
            types.join(" | ")
        }
        Some(Value::String(ty)) => match ty.as_str() {
            "string" => "string".to_owned(),
            "integer" | "number" => "number".to_owned(),
            "boolean" => "boolean".to_owned(),
            "null" => "null".to_owned(),
            "array" => {
                if let Some(items) = list("prefixItems") {
                    let items: Vec<_> = items.iter().map(|item| schema_type(item, depth)).collect();
                    return format!("[{}]", items.join(", "));
                }
                let item =
                    schema.get("items").map_or_else(unknown_type, |item| schema_type(item, depth));
                format!("({item})[]")
            }
            "object" => object_schema_type(schema, depth),
            _ => unknown_type(),
        },
        _ => unknown_type(),
    }
}

fn object_schema_type(schema: &Value, depth: usize) -> String {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let values = schema.get("additionalProperties").filter(|values| values.is_object());
        let values = values.map_or_else(unknown_type, |values| schema_type(values, depth));
        return format!("Record<string, {values}>");
    };
    let required = schema.get("required").and_then(Value::as_array);
    let indent = "  ".repeat(depth + 1);
    let mut out = String::from("{\n");
    for (name, schema) in properties {
        let is_required = required.is_some_and(|list| list.contains(&json!(name)));
        let mark = if is_required { "" } else { "?" };
        let ty = schema_type(schema, depth + 1);
        out.append(format_args!("{indent}{}{mark}: {ty};\n", string_literal(name)));
    }
    out.push_str(&"  ".repeat(depth));
    out.push('}');
    out
}

fn value_literal(value: &Value) -> String {
    if value.is_array() || value.is_object() { unknown_type() } else { value.to_string() }
}

fn unknown_type() -> String {
    "unknown".to_owned()
}

/// Returns a documentation comment.
pub(super) fn doc_comment(text: &str, indent: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut out = format!("{indent}/**\n");
    for line in text.replace("*/", "*\\/").lines() {
        out.push_str(format!("{indent} * {line}").trim_end());
        out.push('\n');
    }
    out.append(format_args!("{indent} */\n"));
    out
}

/// Returns a string literal.
pub(super) fn string_literal(text: &str) -> String {
    Value::from(text).to_string()
}
