//! The headers of a response.

use crate::reference::contract::{Entry, ErrorType};
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
        if let Some(example) = &header.example {
            object["example"] = example.clone();
        }
        headers.insert(header.name.clone(), object);
    }
    for (ty, _) in entries {
        let request_id = ty.catalog.request_id_header();
        if headers.keys().any(|name| name.eq_ignore_ascii_case(request_id)) {
            continue;
        }
        headers.insert(
            request_id.to_owned(),
            json!({
                "description": "The id of the request in the server's log.",
                "schema": { "type": "string" },
                "required": false,
            }),
        );
    }
    headers
}
