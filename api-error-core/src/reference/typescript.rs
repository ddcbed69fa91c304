//! The reference as TypeScript.

use super::entry::{Entry, message};
use super::model::{Model, Type};
use super::node::Node;
use super::put::Put;
use super::shape::{Object, Shape, Step};
use crate::catalog::Catalog;
use crate::model::Name;
use serde_json::{Value, json};

/// A TypeScript module without imports, for clients of the API: `tsc --strict` compiles it.
///
/// For each error type `ItemError` it exports
/// - an interface per error (`ItemErrorNotFound`): its body, exactly as the envelope writes it
/// - the union of them and of those that its transparent variants contain, `ItemError`, and a type
///   guard, `isItemError(body)`
/// - `ItemErrorName`, the union of their names
/// - `decodeItemError(status, body)`, which gives `{ name, status, body }`: a union that a
///   `switch` over `name` narrows, or `undefined` for what is no such error.
///
/// The catalog of an API, `STORE`, adds the same for all of its errors: `Store`, `isStore`, ..
///
/// Where an envelope does not send what tells its errors apart, as [`MessageOnly`] does not, those
/// of one status are told apart by their documented messages.
///
/// [`MessageOnly`]: crate::envelope::MessageOnly
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let module = reference::typescript(&Catalog::new("ItemError", &SPECS));
/// assert!(module.contains("export type ItemError = ItemErrorNotFound;"));
/// ```
#[must_use]
pub fn typescript(catalog: &Catalog) -> String {
    let model = Model::of(catalog);
    let mut out = String::from(HEAD);
    let mut modules: Vec<Module<'_>> = Vec::new();
    for ty in &model.types {
        let mut name = identifier(ty.catalog.name());
        while modules.iter().any(|module| module.name == name) {
            name.push('_');
        }
        modules.push(Module::new(ty, name));
    }
    for module in &modules {
        module.write_bodies(&mut out);
    }
    for (module, ty) in modules.iter().zip(&model.types) {
        let contained = model.with_contained(ty);
        let contained: Vec<_> = contained.iter().filter_map(|index| modules.get(*index)).collect();
        let description = ty.catalog.description().unwrap_or_default();
        write_union(&module.name, description, &contained, &mut out);
    }
    if model.is_api {
        let mut name = identifier(&Name::pascal(model.name).to_string());
        while modules.iter().any(|module| module.name == name) {
            name.push_str("Api");
        }
        let all: Vec<_> = modules.iter().collect();
        write_union(&name, model.description.unwrap_or_default(), &all, &mut out);
    }
    out
}

/// One type with the names that its interfaces have.
struct Module<'a> {
    ty: &'a Type,
    name: String,
    interfaces: Vec<String>,
}

const HEAD: &str = r"/* eslint-disable */
// The errors of an API. Generated from their declarations: do not edit.

/** A body that has these values at these places, and whose text matches. */
interface Mark {
  readonly status: number;
  readonly name: string;
  readonly constants: readonly (readonly [readonly (string | number)[], unknown])[];
  readonly text?: readonly [readonly (string | number)[], RegExp];
}

function at(body: unknown, path: readonly (string | number)[]): unknown {
  let value: unknown = body;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

function has(body: unknown, mark: Mark): boolean {
  if (typeof body !== 'object' || body === null) return false;
  for (const [path, value] of mark.constants) {
    if (at(body, path) !== value) return false;
  }
  if (mark.text === undefined) return true;
  const [path, pattern] = mark.text;
  const text = at(body, path);
  return typeof text === 'string' && pattern.test(text);
}
";

impl<'a> Module<'a> {
    fn new(ty: &'a Type, name: String) -> Self {
        let mut interfaces: Vec<String> = Vec::new();
        for entry in &ty.entries {
            let mut interface = match entry.key.split_once('.') {
                Some((_, variant)) => format!("{name}{}", identifier(variant)),
                None => format!("{name}Body"),
            };
            while interfaces.contains(&interface) {
                interface.push('_');
            }
            interfaces.push(interface);
        }
        Self { ty, name, interfaces }
    }

    fn entries(&self) -> impl Iterator<Item = (&'a Entry, &String)> {
        self.ty.entries.iter().zip(&self.interfaces)
    }

    fn write_bodies(&self, out: &mut String) {
        for (entry, interface) in self.entries() {
            let fields: Vec<_> = entry.fields.iter().map(|field| field.schema.clone()).collect();
            out.put(format_args!("\n{}", comment(&documentation(entry), "")));
            match &entry.shape {
                Shape::Object(object) => {
                    let body = object_type(object, &fields, 0);
                    out.put(format_args!("export interface {interface} {body}\n"));
                }
                shape => {
                    let body = type_of(shape, &fields, 0);
                    out.put(format_args!("export type {interface} = {body};\n"));
                }
            }
        }
    }
}

/// The union of the errors of these types under one name, with all that goes with it.
fn write_union(name: &str, description: &str, modules: &[&Module<'_>], out: &mut String) {
    let entries = || modules.iter().flat_map(|module| module.entries());
    let bodies = union(entries().map(|(_, interface)| interface.clone()));
    out.put(format_args!("\n{}export type {name} ={bodies};\n", comment(description, "")));
    let names = union(entries().map(|(entry, _)| string(entry.spec.name())));
    out.put(format_args!("\nexport type {name}Name ={names};\n"));
    let cases = union(entries().map(|(entry, interface)| {
        let (name, status) = (string(entry.spec.name()), entry.spec.status().as_u16());
        format!(
            "{{ readonly name: {name}; readonly status: {status}; readonly body: {interface} }}"
        )
    }));
    out.put(format_args!(
        r"
/** A {{@link {name}}} and what tells it from the others: narrow by `name`. */
export type {name}Case ={cases};

const marksOf{name}: readonly Mark[] = [
"
    ));
    for mark in marks(&entries().map(|(entry, _)| entry).collect::<Vec<_>>()) {
        out.put(format_args!("  {mark},\n"));
    }
    out.put(format_args!(
        r"];

/** Whether a response's JSON body is a {{@link {name}}}. */
export function is{name}(body: unknown): body is {name} {{
  return marksOf{name}.some((mark) => has(body, mark));
}}

/** The {{@link {name}}} that a response is, or undefined. */
export function decode{name}(status: number, body: unknown): {name}Case | undefined {{
  const mark = marksOf{name}.find((mark) => mark.status === status && has(body, mark));
  return mark && ({{ name: mark.name, status, body }} as {name}Case);
}}
"
    ));
}

/// What bodies are recognized by: those that say more come first.
fn marks(entries: &[&Entry]) -> Vec<String> {
    let mut marks: Vec<(usize, String)> = Vec::new();
    for entry in entries {
        let alternatives = match &entry.shape {
            Shape::AnyOf(shapes) => shapes.iter().collect(),
            shape => vec![shape],
        };
        for shape in alternatives {
            marks.push(mark(entry, shape));
        }
    }
    marks.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    marks.dedup();
    marks.into_iter().map(|(_, mark)| mark).collect()
}

fn mark(entry: &Entry, shape: &Shape) -> (usize, String) {
    let spec = entry.spec;
    let constants = shape.constants();
    let is_name =
        |node: &Node| matches!(node, Node::String(text) if words(text) == words(spec.name()));
    let named: Vec<_> = constants.iter().filter(|(_, node)| is_name(node)).collect();
    // The name alone, where it is sent: all else may be worded anew. A title or a code of the same
    // words may be another error's too, so one of them is not enough.
    let used = if named.is_empty() { constants.iter().collect() } else { named.clone() };
    let list: Vec<_> = used
        .iter()
        .map(|(path, node)| format!("[{}, {}]", path_literal(path), node.to_value()))
        .collect();
    let mut mark = format!(
        "{{ status: {}, name: {}, constants: [{}]",
        spec.status().as_u16(),
        string(spec.name()),
        list.join(", ")
    );
    let mut weight = 1_000_000;
    if named.is_empty() {
        weight = 0;
        // `description` beside a constant `message` and the like: the text that the message is in.
        let texts = message_paths(&entry.example, &message(spec));
        if let (Some(path), Some((pattern, literal))) =
            (texts.first(), pattern(&message(spec), spec.message_template().is_some()))
        {
            mark.put(format_args!(", text: [{}, {pattern}]", path_literal(path)));
            weight = 1 + literal;
        }
    }
    mark.push_str(" }");
    (weight, mark)
}

/// Where the message stands in an example body.
fn message_paths(example: &Node, message: &str) -> Vec<Vec<Step>> {
    match example {
        Node::String(text) if text == message => vec![Vec::new()],
        Node::Object(members) => members
            .iter()
            .flat_map(|(name, node)| {
                let paths = message_paths(node, message).into_iter();
                paths.map(|path| [vec![Step::Member(name.clone())], path].concat())
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// A regular expression of a documented message, and how many characters it fixes.
fn pattern(message: &str, is_documented: bool) -> Option<(String, usize)> {
    if !is_documented {
        return None;
    }
    let mut regex = String::from("/^");
    let mut literal = 0;
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        let (_, after) = after.split_once('}')?;
        push_escaped(&mut regex, before);
        literal += before.len();
        regex.push_str("[^]*");
        rest = after;
    }
    push_escaped(&mut regex, rest);
    regex.push_str("$/");
    Some((regex, literal + rest.len()))
}

fn push_escaped(regex: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '\\' | '^' | '$' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => {
                regex.push('\\');
                regex.push(character);
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => {
                regex.put(format_args!("\\u{:04x}", u32::from(c)));
            }
            c => regex.push(c),
        }
    }
}

fn words(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn path_literal(path: &[Step]) -> String {
    let steps: Vec<_> = path
        .iter()
        .map(|step| match step {
            Step::Member(name) => string(name),
            Step::First => "0".to_owned(),
        })
        .collect();
    format!("[{}]", steps.join(", "))
}

fn documentation(entry: &Entry) -> String {
    let spec = entry.spec;
    let mut text = spec.description().map_or_else(String::new, |text| format!("{text}\n\n"));
    text.put(format_args!("{} `{}`: {}", spec.status().as_u16(), spec.name(), message(spec)));
    text.put(format_args!("\nRetry: {}.", entry.retry()));
    if let Some(note) = spec.deprecated() {
        text.put(format_args!("\n@deprecated {note}"));
    }
    text
}

fn comment(text: &str, indent: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let mut out = format!("{indent}/**\n");
    for line in text.replace("*/", "*\\/").lines() {
        out.push_str(format!("{indent} * {line}").trim_end());
        out.push('\n');
    }
    out.put(format_args!("{indent} */\n"));
    out
}

fn union(parts: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    match seen.as_slice() {
        [] => " never".to_owned(),
        [one] => format!(" {one}"),
        several => format!("\n  | {}", several.join("\n  | ")),
    }
}

fn type_of(shape: &Shape, fields: &[Value], depth: usize) -> String {
    match shape {
        Shape::Const(node) => literal(&node.to_value()),
        Shape::Field(index) => {
            fields.get(*index).map_or_else(unknown, |schema| of_schema(schema, depth))
        }
        Shape::String => "string".to_owned(),
        Shape::Integer | Shape::Number => "number".to_owned(),
        Shape::Bool => "boolean".to_owned(),
        Shape::Any => unknown(),
        Shape::Object(object) => object_type(object, fields, depth),
        Shape::Array(items, _) => {
            let items: Vec<_> = items.iter().map(|item| type_of(item, fields, depth)).collect();
            format!("({})[]", if items.is_empty() { unknown() } else { items.join(" | ") })
        }
        Shape::AnyOf(shapes) => {
            let shapes: Vec<_> = shapes.iter().map(|shape| type_of(shape, fields, depth)).collect();
            shapes.join(" | ")
        }
    }
}

fn object_type(object: &Object, fields: &[Value], depth: usize) -> String {
    let indent = "  ".repeat(depth + 1);
    let mut out = String::from("{\n");
    for member in &object.members {
        let mark = if member.is_required { "" } else { "?" };
        let ty = type_of(&member.shape, fields, depth + 1);
        if let Shape::Field(index) = member.shape
            && let Some(text) = fields.get(index).and_then(|schema| schema.get("description"))
        {
            out.push_str(&comment(text.as_str().unwrap_or_default(), &indent));
        }
        out.put(format_args!("{indent}{}{mark}: {ty};\n", string(&member.name)));
    }
    if object.is_open {
        out.put(format_args!("{indent}[member: string]: unknown;\n"));
    }
    out.push_str(&"  ".repeat(depth));
    out.push('}');
    out
}

fn of_schema(schema: &Value, depth: usize) -> String {
    let list = |key: &str| schema.get(key).and_then(Value::as_array);
    let joined = |schemas: &[Value], separator: &str| {
        let types: Vec<_> = schemas.iter().map(|schema| of_schema(schema, depth)).collect();
        format!("({})", types.join(separator))
    };
    if let Some(value) = schema.get("const") {
        return literal(value);
    }
    if let Some(values) = list("enum") {
        return values.iter().map(literal).collect::<Vec<_>>().join(" | ");
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
                    let mut one = schema.clone();
                    one["type"] = ty.clone();
                    of_schema(&one, depth)
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
                    let items: Vec<_> = items.iter().map(|item| of_schema(item, depth)).collect();
                    return format!("[{}]", items.join(", "));
                }
                let item = schema.get("items").map_or_else(unknown, |item| of_schema(item, depth));
                format!("({item})[]")
            }
            "object" => of_object_schema(schema, depth),
            _ => unknown(),
        },
        _ => unknown(),
    }
}

fn of_object_schema(schema: &Value, depth: usize) -> String {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
        let values = schema.get("additionalProperties").filter(|values| values.is_object());
        let values = values.map_or_else(unknown, |values| of_schema(values, depth));
        return format!("Record<string, {values}>");
    };
    let required = schema.get("required").and_then(Value::as_array);
    let indent = "  ".repeat(depth + 1);
    let mut out = String::from("{\n");
    for (name, schema) in properties {
        let is_required = required.is_some_and(|list| list.contains(&json!(name)));
        let mark = if is_required { "" } else { "?" };
        let ty = of_schema(schema, depth + 1);
        out.put(format_args!("{indent}{}{mark}: {ty};\n", string(name)));
    }
    out.push_str(&"  ".repeat(depth));
    out.push('}');
    out
}

fn literal(value: &Value) -> String {
    if value.is_array() || value.is_object() { unknown() } else { value.to_string() }
}

fn unknown() -> String {
    "unknown".to_owned()
}

/// A string literal.
fn string(text: &str) -> String {
    Value::from(text).to_string()
}

/// What TypeScript takes as a name.
fn identifier(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if plain.starts_with(|c: char| c.is_ascii_digit()) { format!("_{plain}") } else { plain }
}
