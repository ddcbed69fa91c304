//! The envelope with the members `error_code`, `error_name`, `message` and `error_data`.

use crate::envelope::Envelope;
use crate::json;
use crate::model::Occurrence;
use crate::received::{Received, ReceivedBuilder};
use http::{HeaderMap, StatusCode};

/// The envelope `{"error_code":42,"error_name":"DuplicatedError","message":"…","error_data":{…}}`.
///
/// `error_data` is always present. It contains the data, the issues in `errors`, and then the name
/// of the error in `name`.
pub struct Coded;

impl Envelope for Coded {
    const RESERVED: &'static [&'static str] = &["name", "errors"];

    const IS_PURE: bool = true;

    #[inline]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("error_code", error.code_number());
        body.member("error_name", error.code_name_or_pascal_name());
        body.member("message", error.message());
        body.object("error_data", |data| {
            data.members(error.data());
            data.member("errors", error.issues());
            data.member("name", error.name());
        });
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "error_code" if value.integer().is_some() => {
                    received.code_number(value.integer());
                }
                "error_name" if value.is_string() => received.code_name(value.text()),
                "message" if value.is_string() => received.message(value.text()),
                "error_data" if value.is_object() => parse_data(value, &mut received),
                _ => received.other(key, value),
            }
        }
        received.build()
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse_data(data: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in data.members() {
        match &*key {
            "name" if value.is_string() => received.name(value.text()),
            "errors" if value.is_array() => parse_issues(value, received),
            "name" | "errors" => received.other(key, value),
            _ => received.data(key.unreserved(Coded::RESERVED), value),
        }
    }
}

const ISSUE_MEMBERS: &[&str] = &["name", "message", "pointer", "parameter", "header"];

#[cfg_attr(debug_assertions, inline)]
fn parse_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    received.issues(issues, |issue, key, value| match &*key {
        "name" if value.is_string() => issue.name(value.text()),
        "message" if value.is_string() => issue.message(value.text()),
        "pointer" if value.is_string() => issue.pointer(value.text()),
        "parameter" if value.is_string() => issue.parameter(value.text()),
        "header" if value.is_string() => issue.header(value.text()),
        _ => issue.member(key.unreserved(ISSUE_MEMBERS), value),
    });
}
