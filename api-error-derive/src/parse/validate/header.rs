//! The key `header`: names that HTTP (RFC 9110) and this library permit.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::value::Value;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use syn::LitStr;

/// Headers that an error cannot declare, with the reason.
const RESERVED: [(&str, &str); 10] = [
    ("content-type", "the envelope writes it"),
    ("content-length", "the server writes it"),
    ("content-encoding", "the middleware that compresses the body writes it"),
    ("transfer-encoding", "the server writes it"),
    ("connection", "it belongs to the server's connection"),
    ("keep-alive", "it belongs to the server's connection"),
    ("proxy-connection", "it belongs to the server's connection"),
    // RFC 9110 section 10.1.4.
    ("te", "it is a header of requests"),
    // RFC 9110 section 6.6.2.
    ("trailer", "an error response has no trailers"),
    ("date", "the server writes it"),
];

/// The name of a header, and the format string of its value.
pub(crate) type NameAndValue = (LitStr, LitStr);

/// Reads a header of an error. The stage `model` checks the placeholders of the value, because it
/// knows the fields.
pub(crate) fn header(cx: &Ctxt, entry: &Entry) -> Option<Spanned<NameAndValue>> {
    let arguments = entry.read_arguments(cx)?;
    let (name, value) = match arguments.as_slice() {
        [name, value] => (entry.string_of(cx, name), entry.string_of(cx, value)),
        [_, _, third, ..] => return entry.wrong_value(cx, third[0].span()),
        [first] => return entry.wrong_value(cx, first[0].span()),
        [] => return None,
    };
    let name = name.and_then(|name| header_name(cx, name, "retry_after = 30"));
    let (name, value) = (name?, value?);
    let span = name.span();
    Some(entry.spanned((name, value), span))
}

/// Reads the name of the header that has a field as its value.
pub(crate) fn field_header(cx: &Ctxt, entry: &Entry) -> Option<Spanned<LitStr>> {
    let name = header_name(cx, entry.read_string(cx)?, "retry_after")?;
    let span = name.span();
    Some(entry.spanned(name, span))
}

/// `retry_after` is the code to write instead of a `Retry-After` header.
fn header_name(cx: &Ctxt, literal: LitStr, retry_after: &str) -> Option<LitStr> {
    let name = literal.value();
    let lower = name.to_ascii_lowercase();
    let error = if name.is_empty() {
        Value::EmptyHeaderName
    } else if let Some(found) = name.chars().find(|&c| !is_token(c)) {
        Value::HeaderNameContains { found }
    } else if lower == "retry-after" {
        Value::RetryAfterHeader { name: &name, cure: retry_after }
    } else if let Some((_, reason)) = RESERVED.iter().find(|reserved| reserved.0 == lower) {
        Value::ReservedHeader { name: &name, reason }
    } else {
        return Some(literal);
    };
    cx.error(literal.span(), error);
    None
}

/// Returns whether the character is a `tchar` (RFC 9110 section 5.6.2).
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}
