//! The reference as TypeScript.

mod convert;
mod mark;
mod names;
mod types;

use crate::catalog::Catalog;
use crate::model::Name;
use crate::reference::Append;
use crate::reference::contract::{Contract, Definitions, Entry, ErrorType, Header, ends_line};
use convert::{body_type, description, schema_type};
pub(super) use mark::body_marks;
use mark::mark_literals;
use names::ModuleNames;
use std::collections::BTreeSet;
use types::{Names, Type, doc_comment};
pub(super) use types::{member_access, string_literal};

/// Returns a TypeScript module without imports, for clients of the API. `tsc --strict` compiles it.
///
/// For each error type `ItemError` the module exports:
/// - `ItemErrorNotFound`: for each error, an interface of its body, as the envelope writes it. The
///   interface of a struct `ItemMissing` is `ItemMissingBody`.
/// - `ItemError`: the union of these interfaces and of the interfaces of its transparent variants.
/// - `isItemError(body)`: a type guard. It checks every member that the type has.
/// - `ItemErrorName`: the union of the error names.
/// - `ItemErrorCase`: the union of the values that `decodeItemError` returns.
/// - `decodeItemError(status, body)`: returns `{ name, status, body }`, a union that a `switch`
///   over `name` narrows. It returns `undefined` for any other response, and for a response that
///   two errors can have.
///
/// If the errors of `ItemError` are sent in a redirect, the interfaces describe the parameters. The
/// module then exports `ItemErrorRedirect` and `decodeItemErrorRedirect(parameters)` instead of
/// `ItemErrorCase`, `isItemError` and `decodeItemError`. A union with errors of both kinds has all
/// of these items.
///
/// The catalog of an API, `STORE`, adds the same items for all of its errors: `Store`, `isStore`,
/// ..
///
/// The module also exports each named data type, and `Issue`, the type of a nested error. If
/// another declaration or the language already uses a name, the name gets a suffix.
///
/// Some envelopes, such as [`MessageOnly`], do not send a name or another value that identifies an
/// error. The decoder then identifies errors with the same status by their documented messages.
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
    let mut names = ModuleNames::new();
    let (unions, api) = union_names(&contract, &mut names);
    let mut definitions = Definitions::new("", BTreeSet::new());
    let mut bodies: Vec<Body<'_>> = Vec::new();
    for (ty, union) in contract.types.iter().zip(&unions) {
        for entry in &ty.entries {
            let interface = names.single(&match entry.key.split_once('.') {
                Some((_, variant)) => format!("{union}{variant}"),
                None => format!("{union}Body"),
            });
            let request_id_header = ty.catalog.request_id_header();
            let ty = body_type(entry, &mut definitions);
            bodies.push(Body { entry, request_id_header, interface, ty });
        }
    }
    let definitions = definitions.into_schemas();
    let definition_names: Names =
        definitions.keys().map(|key| (key.clone(), names.single(key))).collect();

    let title: String =
        contract.title.chars().map(|c| if ends_line(c) { ' ' } else { c }).collect();
    let mut out = format!(
        "/* eslint-disable */\n// {title}. Generated from their declarations: do not edit.\n{HEAD}"
    );
    for (key, schema) in &definitions {
        if let Some(name) = definition_names.get(key) {
            let ty = schema_type(schema);
            out.append(format_args!("\n{}", doc_comment(&ty.described(description(schema)), "")));
            write_type(name, &ty, &definition_names, &mut out);
        }
    }
    for body in &bodies {
        out.append(format_args!("\n{}", doc_comment(&documentation(body), "")));
        write_type(&body.interface, &body.ty, &definition_names, &mut out);
    }
    out.push_str("\nconst marksOf: { readonly [body: string]: readonly Mark[] } = {\n");
    for body in &bodies {
        let marks = mark_literals(body.entry).join(", ");
        out.append(format_args!("  {}: [{marks}],\n", body.interface));
    }
    out.push_str("};\n\nconst checksOf: { readonly [type: string]: Check } = {\n");
    let types = definitions.iter().filter_map(|(key, schema)| {
        Some((definition_names.get(key)?, schema_type(schema).check(&definition_names)))
    });
    let checks = bodies.iter().map(|body| (&body.interface, body.ty.check(&definition_names)));
    for (name, check) in types.chain(checks) {
        out.append(format_args!("  {name}: {check},\n"));
    }
    out.push_str("};\n");
    let of_type = |ty: &ErrorType| -> Vec<&Body<'_>> {
        let entries = contract.entries_of(ty);
        entries
            .filter_map(|entry| bodies.iter().find(|body| std::ptr::eq(body.entry, entry)))
            .collect()
    };
    for (name, ty) in unions.iter().zip(&contract.types) {
        let mut contained: Vec<&Body<'_>> = Vec::new();
        let indexes = contract.with_contained(ty);
        for body in indexes.iter().filter_map(|index| contract.types.get(*index)).flat_map(of_type)
        {
            if !contained.iter().any(|known| std::ptr::eq(*known, body)) {
                contained.push(body);
            }
        }
        write_union(name, ty.catalog.description().unwrap_or_default(), &contained, &mut out);
    }
    if let Some(name) = api {
        let all: Vec<_> = bodies.iter().collect();
        write_union(&name, contract.description.unwrap_or_default(), &all, &mut out);
    }
    out
}

/// Returns the name of the union of each type, and the name of the union of the API.
fn union_names(contract: &Contract, names: &mut ModuleNames) -> (Vec<String>, Option<String>) {
    let has_redirect = |types: &[ErrorType]| {
        types.iter().flat_map(|ty| &ty.entries).any(|entry| entry.is_redirect)
    };
    let union_of =
        |ty: &ErrorType| names.union(ty.catalog.name(), has_redirect(std::slice::from_ref(ty)));
    let unions: Vec<_> = contract.types.iter().map(union_of).collect();
    let api = contract.is_api.then(|| {
        let pascal = Name::pascal(contract.name).to_string();
        let name = if unions.contains(&pascal) { format!("{pascal}Api") } else { pascal };
        names.union(&name, has_redirect(&contract.types))
    });
    (unions, api)
}

/// The names of the decoders that the examples call.
pub(super) struct DecoderNames {
    /// The decoder of the API, or, without an API, the decoder of the first type.
    pub(super) body: Option<String>,
    /// The decoder for errors in redirects: of the API, or, without an API, of the first type with
    /// such errors.
    pub(super) redirect: Option<String>,
}

pub(super) fn decoder_names(contract: &Contract) -> DecoderNames {
    let (unions, api) = union_names(contract, &mut ModuleNames::new());
    let has_redirect = |ty: &ErrorType| ty.entries.iter().any(|entry| entry.is_redirect);
    let union_of = |index: usize| api.as_ref().or_else(|| unions.get(index));
    let first_redirect = contract.types.iter().position(has_redirect);
    DecoderNames {
        body: union_of(0).map(|name| format!("decode{name}")),
        redirect: first_redirect
            .and_then(|index| Some(format!("decode{}Redirect", union_of(index)?))),
    }
}

/// An error, with the type of its body and the name of the interface for this type.
struct Body<'a> {
    entry: &'a Entry,
    request_id_header: &'static str,
    interface: String,
    ty: Type,
}

const HEAD: &str = include_str!("head.ts");

fn write_type(name: &str, ty: &Type, names: &Names, out: &mut String) {
    let text = ty.to_typescript(names, 0);
    match ty {
        Type::Object(_) | Type::OpenObject(_) => {
            out.append(format_args!("export interface {name} {text}\n"));
        }
        _ => out.append(format_args!("export type {name} = {text};\n")),
    }
}

/// Writes the union of these errors, with its names, type guard and decoder.
fn write_union(name: &str, description: &str, bodies: &[&Body<'_>], out: &mut String) {
    let interfaces = union_type(bodies.iter().map(|body| body.interface.clone()));
    out.append(format_args!(
        "\n{}export type {name} ={interfaces};\n",
        doc_comment(description, "")
    ));
    let error_names = union_type(bodies.iter().map(|body| string_literal(body.entry.spec.name())));
    out.append(format_args!("\nexport type {name}Name ={error_names};\n"));
    let (redirects, bodies): (Vec<_>, Vec<_>) =
        bodies.iter().partition(|body| body.entry.is_redirect);
    if !bodies.is_empty() || redirects.is_empty() {
        write_decoder(name, &bodies, out);
    }
    if !redirects.is_empty() {
        write_redirect_decoder(name, &redirects, out);
    }
}

/// Writes the type guard and the decoder of the errors that are sent in a body.
fn write_decoder(name: &str, bodies: &[&&Body<'_>], out: &mut String) {
    let cases = union_type(bodies.iter().map(|body| {
        let spec = body.entry.spec;
        format!(
            "{{ readonly name: {}; readonly status: {}; readonly body: {} }}",
            string_literal(spec.name()),
            spec.status().as_u16(),
            body.interface
        )
    }));
    let list = list_of(bodies);
    let specs = || bodies.iter().map(|body| body.entry.spec);
    let names: BTreeSet<_> = specs().map(|spec| spec.name()).collect();
    let cases_by_status: BTreeSet<_> = specs().map(|spec| (spec.name(), spec.status())).collect();
    let key = if cases_by_status.len() == names.len() {
        "`name`"
    } else {
        "`name`, and over `status` if errors with several statuses have the same name"
    };
    out.append(format_args!(
        r"
/** A {{@link {name}}} with its status, for a `switch` over {key}. */
export type {name}Case ={cases};

const bodiesOf{name}: readonly string[] = [
{list}];

/**
 * Returns whether a JSON body has the type of a {{@link {name}}}. The status is not checked: use
 * `decode{name}` if errors with other statuses can have such a body.
 */
export function is{name}(body: unknown): body is {name} {{
  return is(bodiesOf{name}, body);
}}

/**
 * Returns the {{@link {name}}} of a response. Returns undefined for any other response, and for a
 * response that two errors can have.
 */
export function decode{name}(status: number, body: unknown): {name}Case | undefined {{
  const name = decode(bodiesOf{name}, status, body);
  return name === undefined ? undefined : ({{ name, status, body }} as {name}Case);
}}
"
    ));
}

/// Writes the decoder of the errors that are sent in a redirect.
fn write_redirect_decoder(name: &str, bodies: &[&&Body<'_>], out: &mut String) {
    let cases = union_type(bodies.iter().map(|body| {
        let name = string_literal(body.entry.spec.name());
        format!("{{ readonly name: {name}; readonly parameters: {} }}", body.interface)
    }));
    let list = list_of(bodies);
    out.append(format_args!(
        r"
/** A {{@link {name}}} that is sent in a redirect, for a `switch` over `name`. */
export type {name}Redirect ={cases};

const redirectsOf{name}: readonly string[] = [
{list}];

/**
 * Returns the {{@link {name}}} in the parameters of a redirect: `new URL(address).searchParams`, or
 * `new URLSearchParams(new URL(address).hash.slice(1))` in the implicit flow. Returns undefined for
 * any other parameters.
 *
 * First compare `state` with the `state` of the authorization request (RFC 6749 §10.12).
 */
export function decode{name}Redirect(
  parameters: Iterable<readonly [string, string]>,
): {name}Redirect | undefined {{
  const values: unknown = Object.fromEntries(parameters);
  const name = decode(redirectsOf{name}, undefined, values);
  return name === undefined ? undefined : ({{ name, parameters: values }} as {name}Redirect);
}}
"
    ));
}

/// Returns the names of the interfaces as the lines of an array.
fn list_of(bodies: &[&&Body<'_>]) -> String {
    let lines: Vec<_> = bodies.iter().map(|body| format!("  '{}',\n", body.interface)).collect();
    lines.concat()
}

/// Returns the documentation of an error: its description, and its facts as a list.
fn documentation(body: &Body<'_>) -> String {
    let entry = body.entry;
    let spec = entry.spec;
    let mut text = spec.description().map_or_else(String::new, |text| format!("{text}\n\n"));
    let status = entry.response_status().as_u16();
    let delivery = if entry.is_redirect { ", the parameters of a redirect" } else { "" };
    text.append(format_args!(
        "- Status: {status}{delivery}\n- Name: `{}`\n- Message: {}\n- Retry: {}",
        spec.name(),
        entry.described_message('`'),
        entry.retry_advice()
    ));
    let mut headers: Vec<_> = entry.headers.iter().map(header).collect();
    if !entry.is_redirect {
        headers.push(format!("`{}` (optional)", body.request_id_header));
    }
    text.append(format_args!("\n- Headers: {}", headers.join(", ")));
    for (tag, value) in [("deprecated", spec.deprecated()), ("since", spec.since())] {
        if let Some(value) = value {
            text.append(format_args!("\n@{tag} {value}"));
        }
    }
    text
}

/// Returns the name of a header, with its value if the value is fixed.
fn header(header: &Header) -> String {
    let value = header.value.as_ref().filter(|_| header.is_fixed);
    let value = value.map_or_else(String::new, |value| format!(": {value}"));
    let optional = if header.is_optional { " (optional)" } else { "" };
    format!("`{}{value}`{optional}", header.name)
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
