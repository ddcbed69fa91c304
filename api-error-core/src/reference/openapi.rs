//! The reference as OpenAPI 3.1 components.

use super::entry::{Entry, message};
use super::model::{Model, Type};
use super::put::Put;
use super::shape::Shape;
use crate::catalog::Catalog;
use crate::model::reason_phrase;
use http::StatusCode;
use serde_json::{Map, Value, json};

/// An OpenAPI 3.1 document of components alone, to refer to or to merge into your own.
///
/// `components.schemas` has the body of each error, exactly as the declared envelope writes it,
/// under `ItemError.NotFound` (type and variant). `components.responses` has one response per
/// status, under the status: `oneOf` the bodies when several errors share it (`anyOf` where bodies
/// do not tell errors apart), an example per error, and the headers.
/// `x-error` on a schema says what a schema cannot: name, code, retry. `info.version` is that of
/// this form, not of your API.
///
/// Give it the [`CATALOG`](crate::Catalogued::CATALOG) of one type to get the responses of the
/// handlers that return it.
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
    let model = Model::of(catalog);
    let mut info = json!({ "title": model.name, "version": "1.0.0" });
    if let Some(text) = model.description {
        info["description"] = text.into();
    }
    json!({
        "openapi": "3.1.0",
        "info": info,
        "components": { "schemas": schemas(&model), "responses": responses(&model) },
    })
}

/// The schema of each error's body by its key, and those that they refer to.
pub(super) fn schemas(model: &Model) -> Map<String, Value> {
    let mut schemas = Map::new();
    for (_, entry) in model.entries() {
        let mut schema = entry.schema();
        let definitions = schema.as_object_mut().and_then(|schema| schema.remove("$defs"));
        for (name, mut definition) in
            definitions.as_ref().and_then(Value::as_object).cloned().unwrap_or_default()
        {
            let key = format!("{}.{name}", entry.key);
            relocate(&mut definition, &entry.key);
            schemas.insert(key, definition);
        }
        relocate(&mut schema, &entry.key);
        schema["x-error"] = facts(entry);
        schemas.insert(entry.key.clone(), schema);
    }
    schemas
}

/// Points references into `$defs` at the components that these become.
fn relocate(schema: &mut Value, owner: &str) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref")
                && let Some(name) = target.strip_prefix("#/$defs/")
            {
                *target = format!("#/components/schemas/{owner}.{name}");
            }
            members.values_mut().for_each(|member| relocate(member, owner));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| relocate(item, owner)),
        _ => {}
    }
}

/// What clients want to know of an error and a schema does not say.
fn facts(entry: &Entry) -> Value {
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

/// One response per status, by the status.
pub(super) fn responses(model: &Model) -> Map<String, Value> {
    let statuses = model.by_status().into_iter();
    statuses
        .map(|(status, entries)| (status.as_str().to_owned(), response_of(status, &entries)))
        .collect()
}

fn response_of(status: StatusCode, entries: &[(&Type, &Entry)]) -> Value {
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
                |(ty, _): &&(&Type, &Entry)| ty.catalog.envelope().media_type() == media_type;
            let alike: Vec<_> = entries.iter().filter(of_type).map(|(_, entry)| *entry).collect();
            content.insert(media_type.to_owned(), media(&alike));
        }
    }
    response["content"] = content.into();
    response
}

fn description(status: StatusCode, entries: &[(&Type, &Entry)]) -> String {
    let mut text = reason_phrase(status).to_owned();
    for (_, entry) in entries {
        let spec = entry.spec;
        let summary = spec.description().and_then(|text| text.lines().next());
        let retry =
            if spec.retryable() { format!(" Retry {}.", entry.retry()) } else { String::new() };
        text.put(format_args!("\n- `{}`: {}{retry}", spec.name(), summary.unwrap_or(spec.title())));
    }
    text
}

fn media(entries: &[&Entry]) -> Value {
    let reference =
        |entry: &Entry| json!({ "$ref": format!("#/components/schemas/{}", entry.key) });
    let schema = match entries {
        [one] => reference(one),
        several => {
            let list: Vec<_> = several.iter().map(|entry| reference(entry)).collect();
            let keyword = if are_told_apart(several) { "oneOf" } else { "anyOf" };
            json!({ keyword: list })
        }
    };
    let examples: Map<_, _> =
        entries.iter().map(|entry| (entry.key.clone(), example(entry))).collect();
    json!({ "schema": schema, "examples": examples })
}

fn example(entry: &Entry) -> Value {
    let mut example = json!({ "summary": message(entry.spec), "value": entry.example.to_value() });
    if let Some(text) = entry.spec.description() {
        example["description"] = text.into();
    }
    example
}

/// Whether no body is of two errors, because some constant differs.
fn are_told_apart(entries: &[&Entry]) -> bool {
    let alternatives = |shape: &Shape| match shape {
        Shape::AnyOf(shapes) => shapes.iter().map(Shape::constants).collect(),
        shape => vec![shape.constants()],
    };
    let constants: Vec<Vec<_>> = entries.iter().map(|entry| alternatives(&entry.shape)).collect();
    constants.iter().enumerate().all(|(index, one)| {
        constants[index + 1..].iter().all(|other| {
            one.iter().all(|one| {
                other.iter().all(|other| {
                    one.iter().any(|(path, value)| {
                        other.iter().any(|(its, found)| its == path && found != value)
                    })
                })
            })
        })
    })
}

/// The headers of all these errors; those that each has are required.
fn headers(entries: &[(&Type, &Entry)]) -> Map<String, Value> {
    let mut headers: Map<String, Value> = Map::new();
    for header in entries.iter().flat_map(|(_, entry)| &entry.headers) {
        let has_it = |(_, entry): &(&Type, &Entry)| {
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
            // Documentation cannot know whether an occurrence has a value.
            object["required"] =
                entries.iter().all(|(_, entry)| entry.spec.retry_after().is_some()).into();
        } else if let Some(value) = &header.value {
            object["example"] = value.as_str().into();
        }
        headers.insert(header.name.clone(), object);
    }
    headers
}
