//! The reference as TypeScript.

mod mark;
mod types;

use crate::catalog::Catalog;
use crate::model::Name;
use crate::reference::Append;
use crate::reference::body::shape::Shape;
use crate::reference::contract::{Contract, Entry, ErrorType, documented_message};
use mark::mark_literals;
use types::{doc_comment, object_type, shape_type, string_literal};

/// Returns a TypeScript module without imports, for clients of the API. `tsc --strict` compiles it.
///
/// For each error type `ItemError` the module exports:
/// - `ItemErrorNotFound`: for each error, an interface of its body, as the envelope writes it.
/// - `ItemError`: the union of these interfaces and of those of its transparent variants.
/// - `isItemError(body)`: a type guard.
/// - `ItemErrorName`: the union of the error names.
/// - `decodeItemError(status, body)`: returns `{ name, status, body }`, a union that a `switch`
///   over `name` narrows. It returns `undefined` for any other response.
///
/// The catalog of an API, `STORE`, adds the same items for all of its errors: `Store`, `isStore`, ..
///
/// Some envelopes, such as [`MessageOnly`], do not send what identifies an error. Errors with the
/// same status are then identified by their documented messages.
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
    let contract = Contract::new(catalog);
    let mut out = String::from(HEAD);
    let mut modules: Vec<Module<'_>> = Vec::new();
    for ty in &contract.types {
        let mut name = to_identifier(ty.catalog.name());
        while modules.iter().any(|module| module.name == name) {
            name.push('_');
        }
        modules.push(Module::new(ty, name));
    }
    for module in &modules {
        module.write_bodies(&mut out);
    }
    for (module, ty) in modules.iter().zip(&contract.types) {
        let contained = contract.with_contained(ty);
        let contained: Vec<_> = contained.iter().filter_map(|index| modules.get(*index)).collect();
        let description = ty.catalog.description().unwrap_or_default();
        write_union(&module.name, description, &contained, &mut out);
    }
    if contract.is_api {
        let mut name = to_identifier(&Name::pascal(contract.name).to_string());
        while modules.iter().any(|module| module.name == name) {
            name.push_str("Api");
        }
        let all: Vec<_> = modules.iter().collect();
        write_union(&name, contract.description.unwrap_or_default(), &all, &mut out);
    }
    out
}

/// An error type with the names of its interfaces.
struct Module<'a> {
    ty: &'a ErrorType,
    name: String,
    interfaces: Vec<String>,
}

const HEAD: &str = r"/* eslint-disable */
// The errors of an API. Generated from their declarations: do not edit.

/** The values and the text that identify a body. */
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
    fn new(ty: &'a ErrorType, name: String) -> Self {
        let mut interfaces: Vec<String> = Vec::new();
        for entry in &ty.entries {
            let mut interface = match entry.key.split_once('.') {
                Some((_, variant)) => format!("{name}{}", to_identifier(variant)),
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
            out.append(format_args!("\n{}", doc_comment(&documentation(entry), "")));
            match &entry.shape {
                Shape::Object(object) => {
                    let body = object_type(object, &fields, 0);
                    out.append(format_args!("export interface {interface} {body}\n"));
                }
                shape => {
                    let body = shape_type(shape, &fields, 0);
                    out.append(format_args!("export type {interface} = {body};\n"));
                }
            }
        }
    }
}

/// Writes the union of the errors of these types, with its names, type guard and decoder.
fn write_union(name: &str, description: &str, modules: &[&Module<'_>], out: &mut String) {
    let entries = || modules.iter().flat_map(|module| module.entries());
    let bodies = union_type(entries().map(|(_, interface)| interface.clone()));
    out.append(format_args!("\n{}export type {name} ={bodies};\n", doc_comment(description, "")));
    let names = union_type(entries().map(|(entry, _)| string_literal(entry.spec.name())));
    out.append(format_args!("\nexport type {name}Name ={names};\n"));
    let cases = union_type(entries().map(|(entry, interface)| {
        let (name, status) = (string_literal(entry.spec.name()), entry.spec.status().as_u16());
        format!(
            "{{ readonly name: {name}; readonly status: {status}; readonly body: {interface} }}"
        )
    }));
    out.append(format_args!(
        r"
/** A {{@link {name}}} with its status, for a `switch` over `name`. */
export type {name}Case ={cases};

const marksOf{name}: readonly Mark[] = [
"
    ));
    for mark in mark_literals(&entries().map(|(entry, _)| entry).collect::<Vec<_>>()) {
        out.append(format_args!("  {mark},\n"));
    }
    out.append(format_args!(
        r"];

/** Returns whether the JSON body of a response is a {{@link {name}}}. */
export function is{name}(body: unknown): body is {name} {{
  return marksOf{name}.some((mark) => has(body, mark));
}}

/** Returns the {{@link {name}}} of a response, or undefined if it is another response. */
export function decode{name}(status: number, body: unknown): {name}Case | undefined {{
  const mark = marksOf{name}.find((mark) => mark.status === status && has(body, mark));
  return mark && ({{ name: mark.name, status, body }} as {name}Case);
}}
"
    ));
}

fn documentation(entry: &Entry) -> String {
    let spec = entry.spec;
    let mut text = spec.description().map_or_else(String::new, |text| format!("{text}\n\n"));
    text.append(format_args!(
        "{} `{}`: {}",
        spec.status().as_u16(),
        spec.name(),
        documented_message(spec)
    ));
    text.append(format_args!("\nRetry: {}.", entry.retry()));
    if let Some(note) = spec.deprecated() {
        text.append(format_args!("\n@deprecated {note}"));
    }
    text
}

fn union_type(parts: impl Iterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for part in parts {
        if !seen.contains(&part) {
            seen.push(part);
        }
    }
    match seen.as_slice() {
        [] => " never".to_owned(),
        [single] => format!(" {single}"),
        several => format!("\n  | {}", several.join("\n  | ")),
    }
}

/// Returns the text as a TypeScript identifier.
fn to_identifier(text: &str) -> String {
    let plain: String =
        text.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    if plain.starts_with(|c: char| c.is_ascii_digit()) { format!("_{plain}") } else { plain }
}
