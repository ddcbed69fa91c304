//! The headers of a response.

use super::escape::code;
use super::table::Table;
use crate::reference::contract::{Entry, ErrorType, Header, SAMPLE_REQUEST_ID, plain_text};

/// The meanings of standard headers, for a header that has no doc comment in the declaration.
const STANDARD: [(&str, &str); 8] = [
    ("accept", "The media types that the server supports (RFC 9110 §12.5.1)."),
    ("allow", "The methods that the path supports (RFC 9110 §10.2.1)."),
    ("cache-control", "Whether a cache may store the response (RFC 9111 §5.2)."),
    ("content-range", "The length of the content (RFC 9110 §14.4)."),
    ("pragma", "Whether a cache of HTTP/1.0 may store the response (RFC 9111 §5.4)."),
    ("proxy-authenticate", "The credentials that the proxy requires (RFC 9110 §11.7.1)."),
    ("upgrade", "The protocols that the server requires (RFC 9110 §7.8)."),
    ("www-authenticate", "The credentials that the server requires (RFC 9110 §11.6.1)."),
];

/// Returns the table of the headers that the error has. It does not contain `Content-Type`, which
/// every response with a body has.
pub(crate) fn header_table(entry: &Entry) -> Option<Table> {
    let mut table = Table::new("Headers", ["Header", "Value", "Description"]);
    let mut names: Vec<&str> = Vec::new();
    for header in &entry.headers {
        // A response can contain a header several times. The table has one row for it.
        if names.iter().any(|name| name.eq_ignore_ascii_case(&header.name)) {
            continue;
        }
        names.push(&header.name);
        let lines = entry.headers.iter().filter(|its| its.name.eq_ignore_ascii_case(&header.name));
        let values: Vec<_> = lines.filter_map(value).collect();
        let optional = if header.is_optional { ", optional" } else { "" };
        table.push([
            format!("{}{optional}", code(&header.name)),
            values.join(" and "),
            meaning(header).to_owned(),
        ]);
    }
    table.filled()
}

/// Returns the example, unless it is empty.
fn example(header: &Header) -> Option<String> {
    header.example.as_ref().map(plain_text).filter(|text| !text.is_empty())
}

fn value(header: &Header) -> Option<String> {
    let text = example(header)?;
    Some(if header.is_fixed { code(&text) } else { format!("such as {}", code(&text)) })
}

fn meaning(header: &Header) -> &str {
    let is_standard = |(name, _): &&(&str, &str)| header.name.eq_ignore_ascii_case(name);
    let standard = STANDARD.iter().find(is_standard).map(|(_, text)| *text);
    header.description().or(standard).unwrap_or_default()
}

/// Returns the names and the values of the headers in the example response, with the request id
/// that `ApiErrorLayer` adds. The layer does not change a redirect.
pub(crate) fn example_headers(ty: &ErrorType, entry: &Entry) -> Vec<(String, String)> {
    let own = entry.headers.iter().filter_map(|header| {
        // The value of an optional header without an example is unknown, so the header is left out.
        let text = example(header).or_else(|| (!header.is_optional).then(|| "value".to_owned()))?;
        Some((header.name.clone(), text))
    });
    if entry.is_redirect {
        return own.collect();
    }
    let content_type = ("Content-Type".to_owned(), ty.catalog.envelope().media_type().to_owned());
    let request_id = (ty.catalog.request_id_header().to_owned(), SAMPLE_REQUEST_ID.to_owned());
    [content_type].into_iter().chain(own).chain([request_id]).collect()
}
