//! A response as text, and the example response of each error.

use super::contract::ordered_value::OrderedValue;
use crate::model::reason_phrase;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use std::fmt::Write;

/// Returns the response as text: the status line, the headers and the body. A JSON body is
/// indented.
pub(crate) fn response_text(response: &Response<Bytes>) -> String {
    let body = match OrderedValue::parse(response.body()) {
        Some(value) => value.pretty(),
        None => String::from_utf8_lossy(response.body()).into_owned(),
    };
    let headers: Vec<_> = response.headers().iter().collect();
    format!("{}\n{body}\n", head_text(response.status(), headers))
}

/// Returns the status line and the headers. Each header is one line.
pub(crate) fn head_text<'a>(
    status: StatusCode,
    headers: impl IntoIterator<Item = (&'a HeaderName, &'a HeaderValue)>,
) -> String {
    let mut text = format!("HTTP/1.1 {} {}\n", status.as_u16(), reason_phrase(status));
    for (name, value) in headers {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    text
}

/// Returns the key (such as `ItemError.NotFound`), the spec and the example response of each error,
/// in declaration order.
#[cfg(feature = "testing")]
pub(crate) fn example_responses(
    catalog: &crate::catalog::Catalog,
) -> Vec<(String, &'static crate::model::ErrorSpec, Response<Bytes>)> {
    let contract = super::contract::Contract::new(catalog);
    let entries = contract.types.into_iter().flat_map(|ty| ty.entries);
    entries.map(|entry| (entry.key, entry.spec.spec(), entry.response)).collect()
}
