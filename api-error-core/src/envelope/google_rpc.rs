//! The HTTP/JSON form of google.rpc.Status, with the details of AIP-193.

use super::detailed::{array_index, tokens, unescape};
use crate::{Envelope, Location, Name, NameRule, Occurrence, json};

/// google.rpc.Status in JSON (AIP-193) with `ErrorInfo`, `RetryInfo`, `BadRequest`, `RequestInfo`
/// and `Help`.
///
/// Metadata values are strings: a text as it is, anything else as its JSON.
pub struct GoogleRpc;

impl Envelope for GoogleRpc {
    const RESERVED: &'static [&'static str] = &["code"];

    const NAMES: NameRule = NameRule::ANY.with_domain().at_most(63);

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.object("error", |status| {
            status.member("code", error.status().as_u16());
            status.member("message", error.message());
            status.member("status", error.grpc().as_str());
            status.array("details", |details| write_details(error, details));
        });
    }
}

/// What a google.protobuf.Duration holds at most, in seconds.
const LONGEST: u64 = 315_576_000_000;

fn write_details(error: &Occurrence<'_>, details: &mut json::Array<'_>) {
    details.object(|info| {
        info.member("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        info.member("reason", error.screaming_snake_case_name());
        info.member("domain", error.domain());
        info.object("metadata", |metadata| {
            metadata.member("code", error.code_number().map(|code| code.to_string()));
            metadata.string_members(error.data());
        });
    });
    if let Some(after) = error.retry_after() {
        details.object(|retry| {
            retry.member("@type", "type.googleapis.com/google.rpc.RetryInfo");
            retry.member("retryDelay", format!("{}s", after.seconds().min(LONGEST)));
        });
    }
    if !error.issues().is_empty() {
        details.object(|request| {
            request.member("@type", "type.googleapis.com/google.rpc.BadRequest");
            request.array("fieldViolations", |violations| {
                error.issues().visit(&mut |issue| {
                    violations.object(|violation| {
                        violation.member("field", field(issue.location()));
                        violation.member("description", issue.message());
                        violation.member("reason", Name::screaming_snake(issue.name()));
                    });
                });
            });
        });
    }
    if let Some(id) = error.request_id() {
        details.object(|request| {
            request.member("@type", "type.googleapis.com/google.rpc.RequestInfo");
            request.member("requestId", id);
        });
    }
    if let Some(url) = error.help() {
        details.object(|help| {
            help.member("@type", "type.googleapis.com/google.rpc.Help");
            help.array("links", |links| {
                links.object(|link| {
                    link.member("description", error.title());
                    link.member("url", url);
                });
            });
        });
    }
}

/// The path of a field as protobuf writes it: `lines[0].sku`.
fn field(location: Location<'_>) -> String {
    let pointer = match location {
        Location::Pointer(pointer) => pointer,
        Location::Parameter(name) | Location::Header(name) => return name.to_owned(),
    };
    let mut path = String::with_capacity(pointer.len());
    for token in tokens(pointer) {
        if array_index(token).is_some() {
            path.extend(["[", token, "]"]);
        } else {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(&unescape(token));
        }
    }
    path
}
