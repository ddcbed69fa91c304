//! The problem details of RFC 9457.

use crate::envelope::Envelope;
use crate::json;
use crate::model::{Data, Location, Occurrence};
use crate::received::{Received, ReceivedBuilder};
use crate::text::json_pointer::push_token;
use crate::text::uri::{Characters, PercentEncoded, percent_decode};
use http::{HeaderMap, StatusCode};

/// The problem details of RFC 9457, `application/problem+json`.
///
/// The data are extension members at the top level. `trace_id` is the trace id of the context,
/// unless the data have a member of this name. `title` is the error's title. For an error without a
/// type URI, `title` is the reason phrase (RFC 9457 §4.2.1). The issues are in `errors`. The
/// location of an issue is a JSON Pointer in its URI fragment form (RFC 6901 §6).
///
/// `parse` also reads the validation errors of other servers as issues. FastAPI sends a list in
/// `detail` or `errors`. ASP.NET sends `errors` with a list of texts for each field.
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
                            member.member("pointer", Fragment(pointer));
                        }
                        Location::Parameter(name) => member.member("parameter", name),
                        Location::Header(name) => member.member("header", name),
                    }
                    member.members_beside(issue.members(), ISSUE_MEMBERS);
                });
            });
        });
        body.member("request_id", error.request_id());
        body.member(TRACE_ID, error.trace_id().filter(|_| !has_member(error.data(), TRACE_ID)));
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "type" if value.is_string() => received.type_uri(value.text()),
                "title" if value.is_string() => received.title(value.text()),
                "status" if value.integer() == Some(status.as_u16().into()) => {}
                "detail" if value.is_string() => received.message(value.text()),
                "detail" if is_fastapi(value) => parse_issues(value, &mut received),
                "instance" if value.is_string() => received.instance(value.text()),
                "name" if value.is_string() => received.name(value.text()),
                "code" if value.integer().is_some() => received.code_number(value.integer()),
                "errors" if value.is_array() => parse_issues(value, &mut received),
                "errors" if value.is_object() => parse_errors_by_field(value, &mut received),
                "request_id" if value.is_string() => received.request_id(value.text()),
                TRACE_ID if value.is_string() => received.trace_id(key, value),
                reserved if Self::RESERVED.contains(&reserved) => received.other(key, value),
                _ => received.data(key.unreserved(Self::RESERVED), value),
            }
        }
        received.build()
    }
}

/// The key of the trace id. It is not reserved: a data member of this name is sent instead.
const TRACE_ID: &str = "trace_id";

fn has_member(data: Data<'_>, name: &str) -> bool {
    let mut found = false;
    data.for_each_member(&mut |key, value| found |= key == name && !value.is_absent());
    found
}

fn parse_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    if is_fastapi(issues) {
        return parse_fastapi_issues(issues, received);
    }
    received.issues(issues, |issue, key, value| match &*key {
        "name" if value.is_string() => issue.name(value.text()),
        "detail" if value.is_string() => issue.message(value.text()),
        "pointer" if value.is_string() => issue.pointer(value.text().map(|text| {
            let pointer = text.strip_prefix('#').unwrap_or(&text);
            percent_decode(pointer).into()
        })),
        "parameter" if value.is_string() => issue.parameter(value.text()),
        "header" if value.is_string() => issue.header(value.text()),
        _ => issue.member(key.unreserved(ISSUE_MEMBERS), value),
    });
}

/// Returns whether the value is a list of the issues that FastAPI sends:
/// `{"type":"missing","loc":["body","price"],"msg":"Field required"}`.
fn is_fastapi(list: json::Raw<'_>) -> bool {
    list.elements().next().is_some_and(|first| {
        first.get("loc").is_some_and(|path| path.is_array())
            && first.get("msg").is_some_and(|text| text.is_string())
            && first.get("detail").is_none()
    })
}

fn parse_fastapi_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    received.issues(issues, |issue, key, value| match &*key {
        "type" if value.is_string() => issue.name(value.text()),
        "msg" if value.is_string() => issue.message(value.text()),
        "loc" => match Place::parse(value) {
            Some(Place::Body(pointer)) => issue.pointer(Some(pointer.into())),
            Some(Place::Parameter(name)) => issue.parameter(Some(name)),
            Some(Place::Header(name)) => issue.header(Some(name)),
            None => issue.member(key, value),
        },
        _ => issue.member(key, value),
    });
}

/// The place in a request that a `loc` of FastAPI describes.
enum Place<'a> {
    Body(String),
    Parameter(json::Text<'a>),
    Header(json::Text<'a>),
}

impl<'a> Place<'a> {
    /// Parses `["body","items",0,"price"]`, `["query","page"]` and similar lists.
    fn parse(path: json::Raw<'a>) -> Option<Self> {
        let mut steps = path.elements();
        let start = steps.next()?.text()?;
        if &*start == "body" {
            let mut pointer = String::new();
            for step in steps {
                match step.text() {
                    Some(key) => push_token(&mut pointer, &key),
                    None => push_token(&mut pointer, &step.integer()?.to_string()),
                }
            }
            return Some(Self::Body(pointer));
        }
        let name = steps.next()?.text()?;
        match (&*start, steps.next()) {
            ("query" | "path", None) => Some(Self::Parameter(name)),
            ("header", None) => Some(Self::Header(name)),
            _ => None,
        }
    }
}

/// Parses the `errors` of ASP.NET: `{"Lines[0].Sku":["is required"],"$.price":["is negative"]}`.
fn parse_errors_by_field(errors: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    let mut all_are_texts = true;
    for (field, messages) in errors.members() {
        all_are_texts &= messages.is_array();
        for message in messages.elements() {
            all_are_texts &= message.is_string();
            let mut issue = received.issue();
            issue.message(message.text());
            issue.pointer(Some(field_pointer(&field).into()));
        }
    }
    if !all_are_texts {
        received.other("errors".into(), errors);
    }
}

/// Returns the JSON Pointer of a path such as `$.lines[0].sku`.
fn field_pointer(path: &str) -> String {
    let mut pointer = String::with_capacity(path.len() + 1);
    let path = path.strip_prefix('$').unwrap_or(path);
    for token in path.split(['.', '[']).filter(|token| !token.is_empty()) {
        push_token(&mut pointer, token.strip_suffix(']').unwrap_or(token));
    }
    pointer
}

const ISSUE_MEMBERS: &[&str] = &["name", "detail", "pointer", "parameter", "header"];

/// A JSON Pointer in its URI fragment form (RFC 6901 §6).
struct Fragment<'a>(&'a str);

impl json::Sealed for Fragment<'_> {}

impl json::WriteJson for Fragment<'_> {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(b"\"#");
        if Characters::FRAGMENT.contain(self.0) {
            out.extend_from_slice(self.0.as_bytes());
        } else {
            let encoded = PercentEncoded::new(self.0, &Characters::FRAGMENT).to_string();
            out.extend_from_slice(encoded.as_bytes());
        }
        // The characters of a fragment need no escape in JSON.
        out.push(b'"');
        Ok(())
    }
}
