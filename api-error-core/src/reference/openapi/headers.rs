//! The headers of a response.

use crate::reference::Append;
use crate::reference::contract::{Entry, ErrorType, Header, REQUEST_ID_DESCRIPTION};
use serde_json::{Map, Value, json};

/// Returns the headers of all these errors. A header that every response contains is required.
pub(super) fn headers(entries: &[(&ErrorType, &Entry)]) -> Map<String, Value> {
    let mut headers: Map<String, Value> = Map::new();
    for header in entries.iter().flat_map(|(_, entry)| &entry.headers) {
        let is_known = headers.keys().any(|name| name.eq_ignore_ascii_case(&header.name));
        if is_known {
            continue;
        }
        let of_entry = |(_, entry): &(&ErrorType, &Entry)| {
            let mut headers = entry.headers.iter();
            headers.any(|its| its.name.eq_ignore_ascii_case(&header.name) && !its.is_optional)
        };
        let mut object = json!({
            "schema": header.schema.clone().unwrap_or_else(|| json!({ "type": "string" })),
            "required": entries.iter().all(of_entry),
        });
        if let Some(text) = header.description() {
            object["description"] = text.into();
        }
        if is_location(header) {
            describe_location(&mut object, entries);
        } else if let Some(example) = &header.example {
            object["example"] = example.clone();
        }
        headers.insert(header.name.clone(), object);
    }
    // The layer does not change a redirect, so a redirect has no header with the request id.
    for (ty, _) in entries.iter().filter(|(_, entry)| !entry.is_redirect) {
        let request_id = ty.catalog.request_id_header();
        if headers.keys().any(|name| name.eq_ignore_ascii_case(request_id)) {
            continue;
        }
        headers.insert(
            request_id.to_owned(),
            json!({
                "description": REQUEST_ID_DESCRIPTION,
                "schema": { "type": "string" },
                "required": false,
            }),
        );
    }
    headers
}

/// Returns whether the header is the target of a redirect.
fn is_location(header: &Header) -> bool {
    header.name.eq_ignore_ascii_case("location")
}

/// Adds the parameters to the description of the header `Location`, and the URL of each error as an
/// example.
fn describe_location(object: &mut Value, entries: &[(&ErrorType, &Entry)]) {
    let redirects = || entries.iter().filter(|(_, entry)| entry.is_redirect);
    let Some((_, first)) = redirects().next() else { return };
    let mut text = object["description"].as_str().unwrap_or_default().to_owned();
    text.push_str("\n\nThe parameters:");
    for parameter in first.parameters() {
        let optional = if parameter.is_optional { ", optional" } else { "" };
        text.append(format_args!("\n- `{}`{optional}: {}", parameter.name, parameter.description));
    }
    object["description"] = text.into();
    object["schema"] = json!({ "type": "string", "format": "uri" });
    let examples = redirects().filter_map(|(_, entry)| {
        let location = entry.headers.iter().find(|header| is_location(header))?;
        let example = json!({ "summary": entry.example_message, "value": location.example });
        Some((entry.key.clone(), example))
    });
    object["examples"] = Value::Object(examples.collect());
}
