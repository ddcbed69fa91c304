//! The envelope with the members `error`, `message`, `code`, `details` and `issues`.

use crate::envelope::{Envelope, NameRule};
use crate::json;
use crate::model::{IssueRef, Location, Name, Occurrence};
use crate::received::{Received, ReceivedBuilder};
use crate::text::case::Case;
use crate::text::json_pointer::{array_index, push_token, tokens, unescape};
use http::{HeaderMap, StatusCode};

/// The envelope
/// `{"error":"duplicated_item_id","message":"…","code":"DUPLICATED_ITEM_ID","details":{…}}`.
///
/// `error` and `code` are the name in `snake_case` and in `SCREAMING_SNAKE_CASE`. The data are in
/// `details`. The `path` of an issue is its JSON Pointer as a list of object keys and array
/// indexes. A token `0` or `[1-9][0-9]*` is an index.
pub struct Detailed;

impl Envelope for Detailed {
    const NAMES: NameRule = NameRule::ANY.spelled(Case::ScreamingSnake);

    const IS_PURE: bool = true;

    #[inline]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("error", error.snake_case_name());
        body.member("message", error.message());
        body.member("code", error.screaming_snake_case_name());
        body.object("details", |details| details.members(error.data()));
        body.array("issues", |issues| {
            error
                .issues()
                .for_each_issue(&mut |issue| issues.object(|member| write_issue(&issue, member)));
        });
        body.member("requestId", error.request_id());
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        let mut error = None;
        let mut code = None;
        for (key, value) in document.root().members() {
            match &*key {
                "error" if value.is_string() => error = Some(value),
                "message" if value.is_string() => received.message(value.text()),
                "code" if value.is_string() => code = value.text(),
                "details" if value.is_object() => {
                    value.members().for_each(|(key, value)| received.data(key, value));
                }
                "issues" if value.is_array() => parse_issues(value, &mut received),
                "requestId" if value.is_string() => received.request_id(value.text()),
                _ => received.other(key, value),
            }
        }
        let spelled = error.and_then(|error| error.text());
        if let Some(code) = code {
            if let (Some(error), Some(text)) = (error, spelled)
                && Name::snake(&code) != *text
            {
                // Another server can send `error` and `code` with two different meanings.
                received.other("error".into(), error);
            }
            received
                .spelled_name(Some(code), |spec, name| Name::screaming_snake(spec.name()) == *name);
        } else {
            received.spelled_name(spelled, |spec, name| Name::snake(spec.name()) == *name);
        }
        received.build()
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    received.issues(issues, |issue, key, value| match &*key {
        "kind" if value.text().as_deref() == Some("validation") => {}
        "type" if value.is_string() => issue.name(value.text()),
        "message" if value.is_string() => issue.message(value.text()),
        "path" => match parse_path(value) {
            Some(pointer) => issue.pointer(Some(pointer.into())),
            None => issue.member(key, value),
        },
        "parameter" if value.is_string() => issue.parameter(value.text()),
        "header" if value.is_string() => issue.header(value.text()),
        _ => issue.member(key.unreserved(ISSUE_MEMBERS), value),
    });
}

/// Converts a list of steps to a JSON Pointer. A step is an object such as
/// `{"type":"object","key":"a"}`, or only the key.
#[cfg_attr(debug_assertions, inline)]
fn parse_path(path: json::Raw<'_>) -> Option<String> {
    if !path.is_array() {
        return None;
    }
    let mut pointer = String::new();
    for step in path.elements() {
        let key = if step.is_object() { step.get("key")? } else { step };
        match key.text() {
            Some(key) => push_token(&mut pointer, &key),
            None => push_token(&mut pointer, &key.integer()?.to_string()),
        }
    }
    Some(pointer)
}

const ISSUE_MEMBERS: &[&str] = &["kind", "type", "message", "path", "parameter", "header"];

#[cfg_attr(debug_assertions, inline)]
fn write_issue(issue: &IssueRef<'_>, member: &mut json::Object<'_>) {
    member.member("kind", "validation");
    member.member("type", issue.name());
    member.members_beside(issue.members(), ISSUE_MEMBERS);
    member.member("message", issue.message());
    match issue.location() {
        Location::Pointer(pointer) => member.array("path", |path| {
            for token in tokens(pointer) {
                path.object(|step| {
                    if let Some(index) = array_index(token) {
                        step.member("type", "array");
                        step.member("key", index);
                    } else {
                        step.member("type", "object");
                        step.member("key", unescape(token));
                    }
                });
            }
        }),
        Location::Parameter(name) => member.member("parameter", name),
        Location::Header(name) => member.member("header", name),
    }
}
