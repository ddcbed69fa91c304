//! `error`, `code`, `details`, and `issues` with paths.

use crate::{Envelope, IssueRef, Location, Occurrence, json};
use std::borrow::Cow;

/// `{"error":"duplicated_item_id","message":"…","code":"DUPLICATED_ITEM_ID","details":{…}}`.
///
/// An issue's path is its JSON Pointer as a list of object keys and array indexes; a token `0` or
/// `[1-9][0-9]*` is an index.
pub struct Detailed;

impl Envelope for Detailed {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("error", error.snake_case_name());
        body.member("message", error.message());
        body.member("code", error.screaming_snake_case_name());
        body.object("details", |details| details.members(error.data()));
        body.array("issues", |issues| {
            error.issues().visit(&mut |issue| issues.object(|member| write_issue(&issue, member)));
        });
        body.member("requestId", error.request_id());
    }
}

fn write_issue(issue: &IssueRef<'_>, member: &mut json::Object<'_>) {
    member.member("kind", "validation");
    member.member("type", issue.name());
    member.members_beside(
        issue.members(),
        &["kind", "type", "message", "path", "parameter", "header"],
    );
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

/// The reference tokens of a JSON Pointer (RFC 6901 §3): none for the whole document.
pub(super) fn tokens(pointer: &str) -> impl Iterator<Item = &str> {
    let tokens = (!pointer.is_empty()).then(|| pointer.strip_prefix('/').unwrap_or(pointer));
    tokens.into_iter().flat_map(|tokens| tokens.split('/'))
}

/// RFC 6901 §4: an index has no leading zero.
pub(super) fn array_index(token: &str) -> Option<u128> {
    let plain = token == "0" || !token.starts_with(['0', '+']);
    if plain { token.parse().ok() } else { None }
}

/// RFC 6901 §4: `~1` is `/`, then `~0` is `~`.
pub(super) fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~").into()
    } else {
        token.into()
    }
}
