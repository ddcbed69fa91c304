//! What HTTP (RFC 9110) and this library let a declared header be.

use crate::template::{Part, Template};

/// Written from what else is declared, or by the server.
const OWNED: [(&str, &str); 10] = [
    ("content-type", "the envelope writes it"),
    ("content-length", "the server writes it"),
    ("content-encoding", "the body is not encoded here"),
    ("transfer-encoding", "the server writes it"),
    ("connection", "it belongs to the server's connection"),
    ("keep-alive", "it belongs to the server's connection"),
    ("proxy-connection", "it belongs to the server's connection"),
    ("te", "it belongs to the server's connection"),
    ("trailer", "it belongs to the server's connection"),
    ("date", "the server writes it"),
];

/// Headers without which a status is not a valid response.
const REQUIRED: [(u16, &str, &str, &str); 3] = [
    (405, "Allow", "15.5.6", "GET, POST"),
    (407, "Proxy-Authenticate", "15.5.8", "Basic realm=\\\"proxy\\\""),
    (426, "Upgrade", "15.5.22", "HTTP/2.0"),
];

/// `retry_after` is what to write instead of a `Retry-After` header.
pub(crate) fn check_name(name: &str, retry_after: &str) -> Result<(), String> {
    if name.is_empty() {
        return Err("a header name can not be empty".to_owned());
    }
    if let Some(c) = name.chars().find(|&c| !is_token(c)) {
        return Err(format!(
            "a header name can not contain {c:?}; letters, digits and `-` are safe",
        ));
    }
    let lower = name.to_ascii_lowercase();
    if lower == "retry-after" {
        return Err(format!("write `{retry_after}` instead of a `{name}` header"));
    }
    match OWNED.iter().find(|owned| owned.0 == lower) {
        Some((_, reason)) => Err(format!("`{name}` can not be declared: {reason}")),
        None => Ok(()),
    }
}

/// Judges what is literal in a header value.
pub(crate) fn check_value(value: &Template) -> Result<(), String> {
    let is_space = |c| c == ' ' || c == '\t';
    let text = |part: Option<&'_ Part>| match part {
        Some(Part::Literal(text)) => text.clone(),
        _ => String::new(),
    };
    for part in &value.parts {
        if let Part::Literal(text) = part
            && let Some(c) = text.chars().find(|&c| !c.is_ascii_graphic() && !is_space(c))
        {
            return Err(format!(
                "a header value can not contain {c:?}; only visible ASCII, space and tab",
            ));
        }
    }
    if text(value.parts.first()).starts_with(is_space)
        || text(value.parts.last()).ends_with(is_space)
    {
        return Err("a header value can not begin or end with white space".to_owned());
    }
    Ok(())
}

/// What to say when a response of this status lacks a header that it must have.
pub(crate) fn missing(status: u16, mut is_declared: impl FnMut(&str) -> bool) -> Option<String> {
    let (_, name, section, example) = REQUIRED.iter().find(|required| required.0 == status)?;
    let text = format!(
        "a {status} must have the header `{name}` (RFC 9110 section {section}): write \
         `#[api_error(header(\"{name}\", \"{example}\"))]` here, or \
         `#[api_error(header = \"{name}\")]` on a field",
    );
    (!is_declared(name)).then_some(text)
}

/// `tchar` of RFC 9110 section 5.6.2.
fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
}
