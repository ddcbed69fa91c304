//! The reference as OpenAPI 3.1 components.

mod distinguish;
mod headers;
#[cfg(any(feature = "aide", feature = "utoipa"))]
mod inline;

use super::Append;
use super::contract::{Contract, Definitions, Entry, ErrorType, plain_key, sorted, unique_key};
use crate::catalog::Catalog;
use crate::model::{Name, reason_phrase};
use distinguish::{are_distinguishable, discriminator};
use headers::headers;
use http::StatusCode;
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) use inline::Components;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// The start of a reference to a schema.
const SCHEMAS: &str = "#/components/schemas/";

/// Returns an OpenAPI 3.1 document that contains only components. Refer to it from your document,
/// or merge it into your document.
///
/// The parts of the document are:
/// - `components.schemas`: the body of each error, as its envelope writes it. The key consists of
///   the type and the variant: `ItemError.NotFound`. Data types, nested errors (`Issue`) and the
///   forms of a body with and without nested errors have their own schemas.
/// - `components.responses`: one response for each status, with an example of each error and the
///   headers. The key consists of the name of the catalog and the status: `Store404`.
/// - `x-error` in a schema: the name, status, code, title and `since` of the error, whether it is
///   retryable, and its delay in seconds.
/// - `x-errors` in a response: the same facts about each error that is sent in a redirect. Such a
///   response has no body.
/// - `info.title`: the title of the catalog, as on the HTML page: "Store errors" for `STORE`.
/// - `info.version`: the version of this document's structure, not of your API.
///
/// The `title` of a schema is unique in the document, because generators use it as the name of a
/// class. The keys match `[a-zA-Z0-9._-]+`.
///
/// If several errors have one status, the schema of the response is `oneOf` their bodies. It has a
/// `discriminator` if one member at the top of the bodies identifies the error. If the bodies do
/// not identify the error, the schema is `anyOf`.
///
/// To get the responses of the handlers that return one type, pass its
/// [`CATALOG`](crate::Catalogued::CATALOG).
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let document = reference::openapi(&Catalog::new("ItemError", &SPECS));
/// let content = &document["components"]["responses"]["ItemError404"]["content"];
/// assert_eq!(
///     content["application/problem+json"]["schema"]["$ref"],
///     "#/components/schemas/ItemError.NotFound"
/// );
/// ```
#[must_use]
pub fn openapi(catalog: &Catalog) -> Value {
    let contract = Contract::new(catalog);
    let mut info = json!({ "title": contract.title, "version": "1.0.0" });
    if let Some(text) = contract.description {
        info["description"] = text.into();
    }
    let name = response_prefix(&contract);
    let responses: Map<_, _> = responses(&contract)
        .into_iter()
        .map(|(status, response)| (format!("{name}{status}"), response))
        .collect();
    sorted(&json!({
        "openapi": "3.1.0",
        "info": info,
        "components": { "schemas": schemas(&contract), "responses": responses },
    }))
}

/// Returns the start of the keys of the responses: `Store` for a catalog named `STORE`.
fn response_prefix(contract: &Contract) -> String {
    let name = if contract.is_api {
        Name::pascal(contract.name).to_string()
    } else {
        contract.name.to_owned()
    };
    let plain = plain_key(&name);
    if plain.starts_with(|c: char| c.is_ascii_alphabetic()) { plain } else { format!("Api{plain}") }
}

/// Returns the schema of each error's body, and the schemas that it refers to, by key.
fn schemas(contract: &Contract) -> Map<String, Value> {
    let keys: BTreeSet<_> = contract.entries().map(|(_, entry)| entry.key.clone()).collect();
    let mut definitions = Definitions::new(SCHEMAS, keys);
    let mut bodies = Map::new();
    for (_, entry) in contract.entries_with_body() {
        let schema = match entry.shape.forms() {
            [form] => entry.body_schema(form, &mut definitions),
            forms => {
                let names = ["WithoutIssues", "WithIssues"].iter();
                let forms = forms.iter().zip(names).map(|(form, name)| {
                    let schema = entry.body_schema(form, &mut definitions);
                    definitions.define(&format!("{}.{name}", entry.key), schema)
                });
                json!({ "anyOf": forms.collect::<Vec<_>>() })
            }
        };
        let mut schema = entry.described(schema);
        schema.insert("x-error".to_owned(), error_facts(entry));
        bodies.insert(entry.key.clone(), schema.into());
    }
    let mut schemas = definitions.into_schemas();
    schemas.extend(bodies);
    let mut titles = BTreeSet::new();
    for (key, schema) in &mut schemas {
        let title: String = key.chars().filter(char::is_ascii_alphanumeric).collect();
        schema["title"] = unique_key(&title, &mut titles).into();
    }
    schemas
}

/// Returns the facts about an error in `x-error` and in `x-errors`.
fn error_facts(entry: &Entry) -> Value {
    let spec = entry.spec;
    let mut facts = json!({
        "name": spec.name(),
        "status": entry.response_status().as_u16(),
        "title": spec.title(),
        "retryable": spec.retryable(),
    });
    if let Some(code) = spec.code() {
        facts["code"] = code.number().into();
    }
    if let Some(seconds) = spec.retry_after() {
        facts["retryAfter"] = seconds.into();
    }
    if let Some(since) = spec.since() {
        facts["since"] = since.into();
    }
    facts
}

/// Returns one response for each status, by status.
fn responses(contract: &Contract) -> Map<String, Value> {
    let statuses = contract.by_status().into_iter();
    statuses
        .map(|(status, entries)| {
            (status.as_str().to_owned(), response_with_status(status, &entries))
        })
        .collect()
}

fn response_with_status(status: StatusCode, entries: &[(&ErrorType, &Entry)]) -> Value {
    if status.is_redirection() {
        return redirect(status, entries);
    }
    let mut content = Map::new();
    for (ty, _) in entries {
        let media_type = ty.catalog.envelope().media_type();
        if !content.contains_key(media_type) {
            let of_type =
                |(ty, _): &&(&ErrorType, &Entry)| ty.catalog.envelope().media_type() == media_type;
            let alike: Vec<_> = entries.iter().filter(of_type).map(|(_, entry)| *entry).collect();
            content.insert(media_type.to_owned(), media(&alike));
        }
    }
    json!({
        "description": description(status, entries),
        "headers": headers(entries),
        "content": content,
    })
}

/// Returns the response of errors that are sent in a redirect. The header `Location` contains the
/// parameters of the error.
fn redirect(status: StatusCode, entries: &[(&ErrorType, &Entry)]) -> Value {
    let facts = entries.iter().map(|(_, entry)| error_facts(entry));
    json!({
        "description": description(status, entries),
        "headers": headers(entries),
        "x-errors": facts.collect::<Vec<_>>(),
    })
}

fn description(status: StatusCode, entries: &[(&ErrorType, &Entry)]) -> String {
    let mut text = reason_phrase(status).to_owned();
    for (_, entry) in entries {
        let spec = entry.spec;
        text.append(format_args!("\n- `{}`: {}", spec.name(), spec.summary()));
        if spec.retryable() {
            text.append(format_args!(" Retry: {}", entry.retry_advice()));
        }
    }
    text
}

fn media(entries: &[&Entry]) -> Value {
    let target = |entry: &Entry| format!("{SCHEMAS}{}", entry.key);
    let reference = |entry: &Entry| json!({ "$ref": target(entry) });
    let schema = match entries {
        [single] => reference(single),
        several => {
            let list: Vec<_> = several.iter().map(|entry| reference(entry)).collect();
            let keyword = if are_distinguishable(several) { "oneOf" } else { "anyOf" };
            let mut schema = json!({ keyword: list });
            if let Some((member, values)) = discriminator(several) {
                let targets = values.into_iter().zip(several);
                let mapping: Map<_, _> =
                    targets.map(|(value, entry)| (value, target(entry).into())).collect();
                schema["discriminator"] = json!({ "propertyName": member, "mapping": mapping });
            }
            schema
        }
    };
    let examples: Map<_, _> =
        entries.iter().map(|entry| (entry.key.clone(), example(entry))).collect();
    json!({ "schema": schema, "examples": examples })
}

fn example(entry: &Entry) -> Value {
    let mut example =
        json!({ "summary": entry.example_message, "value": entry.full_example.to_value() });
    if let Some(text) = entry.spec.description() {
        example["description"] = text.into();
    }
    example
}
