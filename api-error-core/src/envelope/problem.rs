//! The problem details of RFC 9457.

use crate::envelope::Envelope;
use crate::json;
use crate::model::{Location, Message, Occurrence};
use crate::received::{Received, ReceivedBuilder};
use crate::text::uri::{Characters, PercentEncoded, percent_decode};
use http::{HeaderMap, StatusCode};
use std::fmt::{self, Display, Formatter};

/// The problem details of RFC 9457, `application/problem+json`.
///
/// The data are extension members at the top level. `title` is the error's title, or the reason
/// phrase without a type URI (RFC 9457 §4.2.1). The issues are in `errors`. The location of an
/// issue is a JSON Pointer in its URI fragment form (RFC 6901 §6).
pub struct Problem;

impl Envelope for Problem {
    const CONTENT_TYPE: &'static str = "application/problem+json";

    const RESERVED: &'static [&'static str] =
        &["type", "title", "status", "detail", "instance", "name", "code", "errors", "request_id"];

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        // RFC 9457 §4.2.1: `about:blank` has the same meaning as an absent type.
        let has_type = error.type_uri().is_some_and(|uri| uri != "about:blank");
        body.member("type", error.type_uri());
        body.member("title", if has_type { error.title() } else { error.reason_phrase() });
        body.member("status", error.status().as_u16());
        body.member("detail", error.message());
        body.member("instance", error.instance());
        body.member("name", error.name());
        body.member("code", error.code_number());
        body.members(error.data());
        body.array("errors", |errors| {
            error.issues().for_each_issue(&mut |issue| {
                errors.object(|member| {
                    member.member("name", issue.name());
                    member.member("detail", issue.message());
                    match issue.location() {
                        Location::Pointer(pointer) => {
                            member.member("pointer", Message::display(&Fragment(pointer)));
                        }
                        Location::Parameter(name) => member.member("parameter", name),
                        Location::Header(name) => member.member("header", name),
                    }
                    member.members_beside(issue.members(), ISSUE_MEMBERS);
                });
            });
        });
        body.member("request_id", error.request_id());
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "type" => received.type_uri(value.text()),
                "title" => received.title(value.text()),
                "status" => {}
                "detail" => received.message(value.text()),
                "instance" => received.instance(value.text()),
                "name" => received.name(value.text()),
                "code" => received.code_number(value.integer()),
                "errors" if value.is_array() => parse_issues(value, &mut received),
                "request_id" => received.request_id(value.text()),
                _ => received.data(key.unreserved(Self::RESERVED), value),
            }
        }
        received.build()
    }
}

fn parse_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    received.issues(issues, |issue, key, value| match &*key {
        "name" => issue.name(value.text()),
        "detail" => issue.message(value.text()),
        "pointer" => issue.pointer(value.text().map(|text| {
            let pointer = text.strip_prefix('#').unwrap_or(&text);
            percent_decode(pointer).into()
        })),
        "parameter" => issue.parameter(value.text()),
        "header" => issue.header(value.text()),
        _ => issue.member(key.unreserved(ISSUE_MEMBERS), value),
    });
}

const ISSUE_MEMBERS: &[&str] = &["name", "detail", "pointer", "parameter", "header"];

/// A JSON Pointer in its URI fragment form (RFC 6901 §6).
struct Fragment<'a>(&'a str);

impl Display for Fragment<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "#{}", PercentEncoded::new(self.0, &Characters::FRAGMENT))
    }
}
