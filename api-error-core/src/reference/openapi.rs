//! The reference as OpenAPI 3.1 components.

use super::Append;
use super::body::shape::Shape;
use super::contract::{Contract, Entry, ErrorType, documented_message};
use crate::catalog::Catalog;
use crate::model::reason_phrase;
use http::StatusCode;
use serde_json::{Map, Value, json};

/// Returns an OpenAPI 3.1 document that contains only components. Refer to it from your document,
/// or merge it into your document.
///
/// | part | content |
/// |---|---|
/// | `components.schemas` | The body of each error, as its envelope writes it. The key is type and variant: `ItemError.NotFound`. |
/// | `components.responses` | One response per status, with an example per error and the headers. The key is the status. |
/// | `x-error` in a schema | The name, status, code and retry advice of the error. |
/// | `info.version` | The version of this document's structure, not of your API. |
///
/// If several errors have one status, the schema of the response is `oneOf` their bodies. It is
/// `anyOf` where the bodies do not identify the error.
///
/// To get the responses of the handlers that return one type, pass its
/// [`CATALOG`](crate::Catalogued::CATALOG).
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let document = reference::openapi(&Catalog::new("ItemError", &SPECS));
/// let content = &document["components"]["responses"]["404"]["content"];
/// assert_eq!(
///     content["application/problem+json"]["schema"]["$ref"],
///     "#/components/schemas/ItemError.NotFound"
/// );
/// ```
#[must_use]
pub fn openapi(catalog: &Catalog) -> Value {
    let contract = Contract::new(catalog);
    let mut info = json!({ "title": contract.name, "version": "1.0.0" });
    if let Some(text) = contract.description {
        info["description"] = text.into();
    }
    json!({
        "openapi": "3.1.0",
        "info": info,
        "components": { "schemas": schemas(&contract), "responses": responses(&contract) },
    })
}

/// Returns the schema of each error's body, and the schemas that it refers to, by key.
pub(super) fn schemas(contract: &Contract) -> Map<String, Value> {
    let mut schemas = Map::new();
    for (_, entry) in contract.entries() {
        let mut schema = entry.schema();
        let definitions = schema.as_object_mut().and_then(|schema| schema.remove("$defs"));
        for (name, mut definition) in
            definitions.as_ref().and_then(Value::as_object).cloned().unwrap_or_default()
        {
            let key = format!("{}.{name}", entry.key);
            move_references(&mut definition, &entry.key);
            schemas.insert(key, definition);
        }
        move_references(&mut schema, &entry.key);
        schema["x-error"] = error_facts(entry);
        schemas.insert(entry.key.clone(), schema);
    }
    schemas
}

/// Changes references to `$defs` into references to the components that replace them.
fn move_references(schema: &mut Value, owner: &str) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref")
                && let Some(name) = target.strip_prefix("#/$defs/")
            {
                *target = format!("#/components/schemas/{owner}.{name}");
            }
            members.values_mut().for_each(|member| move_references(member, owner));
        }
        Value::Array(items) => {
            for item in items {
                move_references(item, owner);
            }
        }
        _ => {}
    }
}

/// Returns the facts about an error that a schema cannot express.
fn error_facts(entry: &Entry) -> Value {
    let spec = entry.spec;
    let mut facts = json!({
        "name": spec.name(),
        "status": spec.status().as_u16(),
        "retryable": spec.retryable(),
    });
    if let Some(code) = spec.code() {
        facts["code"] = code.number().into();
    }
    if let Some(seconds) = spec.retry_after() {
        facts["retryAfter"] = seconds.into();
    }
    facts
}

/// Returns one response per status, by status.
pub(super) fn responses(contract: &Contract) -> Map<String, Value> {
    let statuses = contract.by_status().into_iter();
    statuses
        .map(|(status, entries)| {
            (status.as_str().to_owned(), response_with_status(status, &entries))
        })
        .collect()
}

fn response_with_status(status: StatusCode, entries: &[(&ErrorType, &Entry)]) -> Value {
    let mut response = json!({ "description": description(status, entries) });
    let headers = headers(entries);
    if !headers.is_empty() {
        response["headers"] = headers.into();
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
    response["content"] = content.into();
    response
}

fn description(status: StatusCode, entries: &[(&ErrorType, &Entry)]) -> String {
    let mut text = reason_phrase(status).to_owned();
    for (_, entry) in entries {
        let spec = entry.spec;
        let summary = spec.description().and_then(|text| text.lines().next());
        let retry =
            if spec.retryable() { format!(" Retry {}.", entry.retry()) } else { String::new() };
        text.append(format_args!(
            "\n- `{}`: {}{retry}",
            spec.name(),
            summary.unwrap_or(spec.title())
        ));
    }
    text
}

fn media(entries: &[&Entry]) -> Value {
    let reference =
        |entry: &Entry| json!({ "$ref": format!("#/components/schemas/{}", entry.key) });
    let schema = match entries {
        [single] => reference(single),
        several => {
            let list: Vec<_> = several.iter().map(|entry| reference(entry)).collect();
            let keyword = if are_distinguishable(several) { "oneOf" } else { "anyOf" };
            json!({ keyword: list })
        }
    };
    let examples: Map<_, _> =
        entries.iter().map(|entry| (entry.key.clone(), example(entry))).collect();
    json!({ "schema": schema, "examples": examples })
}

fn example(entry: &Entry) -> Value {
    let mut example =
        json!({ "summary": documented_message(entry.spec), "value": entry.example.to_value() });
    if let Some(text) = entry.spec.description() {
        example["description"] = text.into();
    }
    example
}

/// Returns whether no body fits two errors, because each pair of errors has a constant that differs.
fn are_distinguishable(entries: &[&Entry]) -> bool {
    let alternatives = |shape: &Shape| match shape {
        Shape::AnyOf(shapes) => shapes.iter().map(Shape::constants).collect(),
        shape => vec![shape.constants()],
    };
    let constants: Vec<Vec<_>> = entries.iter().map(|entry| alternatives(&entry.shape)).collect();
    constants.iter().enumerate().all(|(index, this)| {
        constants[index + 1..].iter().all(|other| {
            this.iter().all(|this| {
                other.iter().all(|other| {
                    this.iter().any(|(path, value)| {
                        other.iter().any(|(its, found)| its == path && found != value)
                    })
                })
            })
        })
    })
}

/// Returns the headers of all these errors. A header that every error has is required.
fn headers(entries: &[(&ErrorType, &Entry)]) -> Map<String, Value> {
    let mut headers: Map<String, Value> = Map::new();
    for header in entries.iter().flat_map(|(_, entry)| &entry.headers) {
        let has_it = |(_, entry): &(&ErrorType, &Entry)| {
            entry.headers.iter().any(|its| its.name.eq_ignore_ascii_case(&header.name))
        };
        if headers.keys().any(|name| name.eq_ignore_ascii_case(&header.name)) {
            continue;
        }
        let is_seconds = header.name.eq_ignore_ascii_case("retry-after");
        let mut object = json!({
            "schema": { "type": "string" },
            "required": entries.iter().all(has_it),
        });
        if is_seconds {
            object["description"] = "Seconds, or an HTTP-date (RFC 9110 §10.2.3).".into();
            // An occurrence may have no value for this header.
            object["required"] =
                entries.iter().all(|(_, entry)| entry.spec.retry_after().is_some()).into();
        } else if let Some(value) = &header.value {
            object["example"] = value.as_str().into();
        }
        headers.insert(header.name.clone(), object);
    }
    headers
}

/// Returns one `OpenAPI` response per status, in which schemas replace the references to them. aide
/// and utoipa have no place for additional components.
#[cfg(any(feature = "aide", feature = "utoipa"))]
pub(crate) fn inlined_responses(catalog: &Catalog) -> Map<String, Value> {
    let contract = Contract::new(catalog);
    let schemas = schemas(&contract);
    let mut responses = responses(&contract);
    for response in responses.values_mut() {
        inline_references(response, &schemas, &mut Vec::new());
    }
    responses
}

/// Replaces references by the schemas that they point to. Where a type contains itself, the inner
/// schema is open.
#[cfg(any(feature = "aide", feature = "utoipa"))]
fn inline_references(value: &mut Value, schemas: &Map<String, Value>, open: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            let target = members.get("$ref").and_then(Value::as_str);
            let key = target.and_then(|target| target.strip_prefix("#/components/schemas/"));
            if let Some(key) = key.map(str::to_owned) {
                *value = schemas
                    .get(&key)
                    .filter(|_| !open.contains(&key))
                    .cloned()
                    .unwrap_or_else(|| json!({}));
                open.push(key);
                inline_references(value, schemas, open);
                open.pop();
                return;
            }
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
