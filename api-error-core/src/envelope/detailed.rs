//! The envelope with the members `error`, `message`, `code`, `details` and `issues`.

use crate::envelope::{Envelope, NameRule};
use crate::json;
use crate::model::{IssueRef, Location, Name, Occurrence};
use crate::received::{IssueBuilder, Received, ReceivedBuilder};
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

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        let mut error = None;
        let mut code = None;
        for (key, value) in document.root().members() {
            match &*key {
                "error" => error = value.text(),
                "message" => received.message(value.text()),
                "code" => code = value.text(),
                "details" if value.is_object() => {
                    value.members().for_each(|(key, value)| received.data(key, value));
                }
                "issues" if value.is_array() => parse_issues(value, &mut received),
                "requestId" => received.request_id(value.text()),
                _ => received.other(key, value),
            }
        }
        if code.is_some() {
            received.spelled_name(code, |spec, name| Name::screaming_snake(spec.name()) == *name);
        } else {
            received.spelled_name(error, |spec, name| Name::snake(spec.name()) == *name);
        }
        received.build()
    }
}

fn parse_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    received.issues(issues, |issue, key, value| match &*key {
        "kind" => {}
        "type" => issue.name(value.text()),
        "message" => issue.message(value.text()),
        "path" => parse_path(value, issue),
        "parameter" => issue.parameter(value.text()),
        "header" => issue.header(value.text()),
        _ => issue.member(key.unreserved(ISSUE_MEMBERS), value),
    });
}

fn parse_path(path: json::Raw<'_>, issue: &mut IssueBuilder<'_, '_>) {
    let mut pointer = String::new();
    for step in path.elements() {
        for (_, key) in step.members().filter(|(name, _)| &**name == "key") {
            match key.text() {
                Some(key) => push_token(&mut pointer, &key),
                None => push_token(&mut pointer, key.as_json()),
            }
        }
    }
    issue.pointer(Some(pointer.into()));
}

const ISSUE_MEMBERS: &[&str] = &["kind", "type", "message", "path", "parameter", "header"];

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
