//! The reference as JSON.

use super::contract::{Contract, Entry, ErrorType, REQUEST_ID_DESCRIPTION, sorted};
use super::title::catalog_title;
use crate::catalog::Catalog;
use serde_json::{Value, json as value};

/// The JSON schema (draft 2020-12) of the value that [`json`] returns.
pub const JSON_SCHEMA: &str = include_str!("json.schema.json");

/// Returns the reference as JSON, for your tools. [`JSON_SCHEMA`] is its schema.
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
    let contract = Contract::new(catalog);
    let types: Vec<_> = contract.types.iter().map(|ty| type_to_json(&contract, ty)).collect();
    let mut reference = value!({ "name": contract.name, "title": contract.title, "types": types });
    set_text(&mut reference, "description", contract.description);
    sorted(&reference)
}

fn type_to_json(contract: &Contract, ty: &ErrorType) -> Value {
    let catalog = &ty.catalog;
    let errors: Vec<_> = contract.entries_of(ty).map(|entry| entry_to_json(ty, entry)).collect();
    let mut object = value!({
        "name": catalog.name(),
        "title": catalog_title(catalog),
        "path": catalog.path(),
        "envelope": catalog.envelope().name(),
        "content_type": catalog.envelope().media_type(),
        "errors": errors,
    });
    set_text(&mut object, "description", catalog.description());
    set_text(&mut object, "domain", catalog.domain());
    object
}

fn entry_to_json(ty: &ErrorType, entry: &Entry) -> Value {
    let spec = entry.spec;
    let members = spec.members().iter().map(|member| {
        value!({
            "name": member.name(),
            "type": Value::from(member.value()).to_string(),
            "optional": false,
            "schema": { "type": "string", "const": member.value() },
        })
    });
    let fields = entry.fields.iter().map(|field| {
        let mut object = value!({
            "name": field.name,
            "type": field.type_text,
            "optional": field.is_optional,
            "schema": field.schema,
        });
        set_text(&mut object, "description", field.description);
        object
    });
    let data: Vec<_> = members.chain(fields).collect();
    let mut headers: Vec<_> = entry
        .headers
        .iter()
        .map(|header| {
            let mut object = value!({ "name": header.name, "optional": header.is_optional });
            set_text(&mut object, "value", header.value.as_deref());
            if let Some(example) = &header.example {
                object["example"] = example.clone();
            }
            set_text(&mut object, "description", header.description());
            object
        })
        .collect();
    if !entry.is_redirect {
        headers.push(value!({
            "name": ty.catalog.request_id_header(),
            "optional": true,
            "description": REQUEST_ID_DESCRIPTION,
        }));
    }
    let mut object = value!({
        "name": spec.name(),
        "named": spec.has_own_name(),
        "variant": spec.variant(),
        "anchor": entry.anchor,
        "status": spec.status().as_u16(),
        "title": spec.title(),
        "message": entry.message(),
        "message_example": entry.example_message,
        "retryable": spec.retryable(),
        "issues": spec.has_issues(),
        "grpc": spec.grpc().as_str(),
        "data": data,
        "headers": headers,
        "schema": entry.schema(),
        "example": entry.example.to_value(),
    });
    if entry.is_redirect {
        object["redirect"] = redirect_to_json(entry);
    }
    if let Some(code) = spec.code() {
        object["code"] = value!({ "number": code.number() });
        set_text(&mut object["code"], "name", code.name());
    }
    if let Some(seconds) = spec.retry_after() {
        object["retry_after"] = seconds.into();
    }
    set_text(&mut object, "description", spec.description());
    set_text(&mut object, "type_uri", spec.type_uri());
    set_text(&mut object, "help", spec.help());
    set_text(&mut object, "domain", spec.domain());
    set_text(&mut object, "deprecated", spec.deprecated());
    set_text(&mut object, "since", spec.since());
    object
}

fn redirect_to_json(entry: &Entry) -> Value {
    let parameters: Vec<_> = entry
        .parameters()
        .into_iter()
        .map(|parameter| {
            let mut object = value!({
                "name": parameter.name,
                "optional": parameter.is_optional,
                "description": parameter.description,
            });
            set_text(&mut object, "example", parameter.example.as_deref());
            object
        })
        .collect();
    value!({ "status": entry.response_status().as_u16(), "parameters": parameters })
}

fn set_text(object: &mut Value, key: &str, text: Option<&str>) {
    if let Some(text) = text {
        object[key] = text.into();
    }
}
