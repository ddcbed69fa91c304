//! The reference as JSON.

use super::entry::{Entry, message};
use super::model::{Model, Type};
use crate::catalog::Catalog;
use serde_json::{Value, json as value};

/// The JSON schema (draft 2020-12) of what [`json`] gives.
pub const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// The reference as JSON, for tools of your own. Its schema is [`JSON_SCHEMA`].
///
/// ```
/// use api_error_core::{Catalog, ErrorSpec, reference};
///
/// static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// let reference = reference::json(&Catalog::new("ItemError", &SPECS));
/// assert_eq!(reference["types"][0]["errors"][0]["status"], 404);
/// ```
#[must_use]
pub fn json(catalog: &Catalog) -> Value {
    let model = Model::of(catalog);
    let types: Vec<_> = model.types.iter().map(of_type).collect();
    let mut reference = value!({ "name": model.name, "types": types });
    set(&mut reference, "description", model.description);
    reference
}

fn of_type(ty: &Type) -> Value {
    let catalog = &ty.catalog;
    let errors: Vec<_> = ty.entries.iter().map(of_entry).collect();
    let mut object = value!({
        "name": catalog.name(),
        "path": catalog.path(),
        "envelope": catalog.envelope().name(),
        "content_type": catalog.envelope().media_type(),
        "errors": errors,
    });
    set(&mut object, "description", catalog.description());
    set(&mut object, "domain", catalog.domain());
    object
}

fn of_entry(entry: &Entry) -> Value {
    let spec = entry.spec;
    let data: Vec<_> = entry
        .fields
        .iter()
        .map(|field| {
            let mut object = value!({
                "name": field.name,
                "type": field.notation,
                "optional": field.is_optional,
                "schema": field.schema,
            });
            set(&mut object, "description", field.description);
            object
        })
        .collect();
    let headers: Vec<_> = entry
        .headers
        .iter()
        .map(|header| {
            let mut object = value!({ "name": header.name });
            set(&mut object, "value", header.value.as_deref());
            object
        })
        .collect();
    let mut object = value!({
        "name": spec.name(),
        "named": spec.has_own_name(),
        "variant": spec.variant(),
        "anchor": entry.anchor,
        "status": spec.status().as_u16(),
        "title": spec.title(),
        "message": message(spec),
        "retryable": spec.retryable(),
        "issues": spec.has_issues(),
        "grpc": spec.grpc().as_str(),
        "data": data,
        "headers": headers,
        "schema": entry.schema(),
        "example": entry.example.to_value(),
    });
    if let Some(code) = spec.code() {
        object["code"] = value!({ "number": code.number() });
        set(&mut object["code"], "name", code.name());
    }
    if let Some(seconds) = spec.retry_after() {
        object["retry_after"] = seconds.into();
    }
    set(&mut object, "description", spec.description());
    set(&mut object, "type_uri", spec.type_uri());
    set(&mut object, "help", spec.help());
    set(&mut object, "domain", spec.domain());
    set(&mut object, "deprecated", spec.deprecated());
    object
}

fn set(object: &mut Value, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        object[key] = text.into();
    }
}
