//! The response headers of an error: the declared headers, and the headers that rendering or a
//! framework adds.

use super::example::example_value;
use super::placeholders::{Placeholders, plain_text};
use super::redirect::LOCATION;
use super::schema::normalized;
use super::type_text::sized_type_text;
use crate::catalog::Catalog;
use crate::model::{ErrorSpec, HeaderSpec};
use crate::reference::body::sample::Sample;
use bytes::Bytes;
use http::Response;
use serde_json::Value;

/// One header of a response.
#[derive(PartialEq)]
pub(crate) struct Header {
    pub(crate) name: String,
    /// The value that is sent, or its template. `None` if the value is known only at run time.
    pub(crate) value: Option<String>,
    /// A value that a response can have, if it is known.
    pub(crate) example: Option<Value>,
    /// True if the value is the same in each response.
    pub(crate) is_fixed: bool,
    /// True if some responses do not have the header.
    pub(crate) is_optional: bool,
    pub(crate) description: Option<&'static str>,
    pub(crate) schema: Option<Value>,
}

impl Header {
    pub(crate) fn is_retry_after(&self) -> bool {
        self.name.eq_ignore_ascii_case("retry-after")
    }

    /// Returns the type of the value as a short text, with the size of an integer.
    pub(crate) fn type_text(&self) -> Option<String> {
        self.schema.as_ref().map(sized_type_text).filter(|text| text != "any")
    }

    /// Returns the description, or a standard text for `Retry-After`.
    pub(crate) fn description(&self) -> Option<&'static str> {
        let standard = "The seconds to wait, or an HTTP-date (RFC 9110 §10.2.3).";
        self.description.or(self.is_retry_after().then_some(standard))
    }
}

/// The description of a `Retry-After` that never contains a date.
const SECONDS: &str = "The seconds to wait before the next attempt.";

/// The description of the header with the id of the request. The layer adds this header.
pub(crate) const REQUEST_ID_DESCRIPTION: &str = "The id of the request in the server's log.";

/// The headers that frameworks add to their own responses, and that the layer preserves: the
/// status, the name, an example and the description.
const OF_FRAMEWORKS: [(u16, &str, &str, &str); 3] = [
    (
        405,
        "Allow",
        "POST",
        "The methods that the path supports (RFC 9110 §10.2.1), if the server knows them.",
    ),
    (
        416,
        "Content-Range",
        "bytes */1234",
        "The length of the content (RFC 9110 §14.4), if the server knows it.",
    ),
    (426, "Upgrade", "HTTP/2.0", "The protocols that the server requires (RFC 9110 §7.8)."),
];

/// Returns the example of each declared header whose value is not fixed.
pub(super) fn header_examples(
    spec: &ErrorSpec,
    values: &Placeholders<'_>,
) -> Vec<(&'static str, String)> {
    let examples = spec.headers().iter().filter(|header| !header.is_fixed()).map(|header| {
        let example = match header.value() {
            Some(template) => Some(values.header(template)),
            None => field_example(header).as_ref().map(plain_text),
        };
        (HeaderSpec::name(header), example.unwrap_or_else(|| header.name().to_owned()))
    });
    examples.collect()
}

/// Returns an example for a header whose value is a field: the declared example as the header
/// contains it, or a value of the field's type.
pub(super) fn field_example(header: &HeaderSpec) -> Option<Value> {
    let Some(example) = header.example() else {
        return Some(example_value(&header.schema()?, "value"));
    };
    Some(match header.example_text() {
        // `Display` and JSON can write the same number differently: `3` and `3.0`.
        Some(text) if example.is_number() => {
            let number = serde_json::from_str(&text).ok().filter(Value::is_number);
            number.unwrap_or_else(|| text.into())
        }
        Some(text) if plain_text(&example) != text => text.into(),
        _ => example,
    })
}

/// Returns the headers of the error in `sample`. `response` is the example response, and `catalog`
/// is the catalog of the error's type.
pub(super) fn documented_headers(
    sample: &Sample,
    response: &Response<Bytes>,
    catalog: &Catalog,
) -> Vec<Header> {
    let mut headers: Vec<Header> = Vec::new();
    // A redirect does not contain the declared headers of the error.
    let declared = if catalog.redirect().is_some() { &[] } else { sample.spec.headers() };
    for declared in declared {
        let name = HeaderSpec::name(declared);
        let filled = || sample.headers.iter().find(|(its, _)| *its == name);
        headers.push(Header {
            example: match declared.value() {
                Some(value) if declared.is_fixed() => Some(value.into()),
                Some(_) => filled().map(|(_, text)| text.as_str().into()),
                None => field_example(declared),
            },
            name: declared.name().to_owned(),
            value: declared.value().map(str::to_owned),
            is_fixed: declared.is_fixed(),
            is_optional: declared.is_optional(),
            description: declared.description(),
            schema: declared.schema().as_ref().map(normalized),
        });
    }
    for (name, value) in response.headers() {
        let name = name.as_str();
        let is_known = headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
        if is_known || name == "content-type" {
            continue;
        }
        // Each error value has its own delay, and may have none.
        let is_delay = name == "retry-after" && sample.spec.has_retry_field();
        let is_location = name == "location";
        let is_dynamic = is_delay || is_location;
        let example = value.to_str().ok().map(Value::from);
        let value = value.to_str().ok().filter(|_| !is_dynamic).map(str::to_owned);
        headers.push(Header {
            example,
            name: canonical_name(name),
            value,
            is_fixed: !is_dynamic,
            is_optional: is_delay && !sample.spec.always_has_retry_after(),
            description: if is_location {
                Some(LOCATION)
            } else {
                (name == "retry-after" && sample.spec.retries_in_seconds()).then_some(SECONDS)
            },
            schema: None,
        });
    }
    let status = sample.spec.status().as_u16();
    let of_frameworks =
        OF_FRAMEWORKS.iter().filter(|(its, ..)| catalog.is_http() && *its == status);
    for (_, name, example, description) in of_frameworks {
        headers.push(Header {
            name: (*name).to_owned(),
            value: None,
            example: Some((*example).into()),
            is_fixed: false,
            is_optional: true,
            description: Some(description),
            schema: None,
        });
    }
    headers
}

/// Returns a header name in the form of RFC 9110: `WWW-Authenticate` for `www-authenticate`.
fn canonical_name(name: &str) -> String {
    let word = |word: &str| {
        if word == "www" {
            return "WWW".to_owned();
        }
        let mut characters = word.chars();
        let first = characters.next().map(|c| c.to_ascii_uppercase());
        first.into_iter().chain(characters).collect()
    };
    name.split('-').map(word).collect::<Vec<_>>().join("-")
}
