//! The JSON form of google.rpc.Status, with the details of AIP-193.

use crate::envelope::{Envelope, KeyRule, NameRule};
use crate::json;
use crate::model::{GrpcCode, Location, Name, Occurrence, RetryAfter};
use crate::received::{Received, ReceivedBuilder};
use crate::text::case::Case;
use crate::text::json_pointer::{array_index, push_token, tokens, unescape};
use http::{HeaderMap, StatusCode};

/// The JSON form of google.rpc.Status (AIP-193), with the details `ErrorInfo`, `RetryInfo`,
/// `BadRequest`, `RequestInfo` and `Help`.
///
/// The data are the metadata of `ErrorInfo`, whose values are strings. A value of another type is
/// sent as its JSON text. The additional members of issues are not sent.
pub struct GoogleRpc;

impl Envelope for GoogleRpc {
    const RESERVED: &'static [&'static str] = &["code"];

    const NAMES: NameRule =
        NameRule::ANY.with_domain().at_least(3).at_most(63).spelled(Case::ScreamingSnake);

    const KEYS: KeyRule = KeyRule::ANY.of_metadata_charset().at_most(64);

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.object("error", |status| {
            status.member("code", error.status().as_u16());
            status.member("message", error.message());
            status.member("status", error.grpc().as_str());
            status.array("details", |details| write_details(error, details));
        });
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            if &*key != "error" {
                received.other(key, value);
                continue;
            }
            for (key, value) in value.members() {
                match &*key {
                    "code" => {}
                    "message" => received.message(value.text()),
                    "status" => {
                        received.grpc(value.text().and_then(|name| GrpcCode::from_name(&name)));
                    }
                    "details" => {
                        value.elements().for_each(|detail| parse_detail(detail, &mut received));
                    }
                    _ => received.other(key, value),
                }
            }
        }
        received.build()
    }
}

fn parse_detail(detail: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    let kind = detail.get("@type").and_then(|kind| kind.text());
    // The host before the name of the type has no meaning.
    match kind.as_deref().and_then(|kind| kind.rsplit('/').next()) {
        Some("google.rpc.ErrorInfo") => parse_info(detail, received),
        Some("google.rpc.RetryInfo") => {
            let delay = detail.get("retryDelay").and_then(|delay| delay.text());
            received.retry_after(delay.and_then(|delay| parse_delay(&delay)));
        }
        Some("google.rpc.BadRequest") => parse_violations(detail, received),
        Some("google.rpc.RequestInfo") => {
            received.request_id(detail.get("requestId").and_then(|id| id.text()));
        }
        Some("google.rpc.Help") => {
            let first = detail.get("links").and_then(|links| links.elements().next());
            let url = first.and_then(|link| link.get("url"));
            received.help(url.and_then(|url| url.text()));
        }
        _ => received.other("details".into(), detail),
    }
}

fn parse_info(info: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in info.members() {
        match &*key {
            "@type" => {}
            "reason" => received.spelled_name(value.text(), |spec, name| {
                Name::screaming_snake(spec.name()) == *name
            }),
            "domain" => received.domain(value.text()),
            "metadata" => {
                for (key, value) in value.members() {
                    if &*key == "code" {
                        received.code_number(value.text().and_then(|code| code.parse().ok()));
                    } else {
                        received.string_data(key.unreserved(GoogleRpc::RESERVED), value);
                    }
                }
            }
            _ => received.other(key, value),
        }
    }
}

/// Parses the JSON form of a google.protobuf.Duration, such as `3.5s`, and rounds it up to seconds.
fn parse_delay(delay: &str) -> Option<RetryAfter> {
    let (seconds, fraction) = match delay.strip_suffix('s')?.split_once('.') {
        Some((seconds, fraction)) => (seconds, fraction),
        None => (delay.strip_suffix('s')?, ""),
    };
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(seconds) || !is_number(fraction) {
        return None;
    }
    let round_up = u64::from(fraction.bytes().any(|digit| digit != b'0'));
    Some(RetryAfter::Seconds(seconds.parse::<u64>().ok()?.saturating_add(round_up)))
}

fn parse_violations(request: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    let Some(violations) = request.get("fieldViolations") else { return };
    if violations.elements().next().is_some() {
        // The envelope does not send the kind of location, the spelling of the name and the
        // members.
        received.lacks_issues();
    }
    received.issues(violations, |issue, key, value| match &*key {
        "field" => issue.pointer(value.text().map(|path| parse_field_path(&path).into())),
        "description" => issue.message(value.text()),
        "reason" => issue.name(value.text()),
        _ => issue.member(key, value),
    });
}

/// Returns the JSON Pointer of a path such as `lines[0].sku`.
fn parse_field_path(path: &str) -> String {
    let mut pointer = String::with_capacity(path.len() + 1);
    for token in path.split(['.', '[']).filter(|token| !token.is_empty()) {
        push_token(&mut pointer, token.strip_suffix(']').unwrap_or(token));
    }
    pointer
}

/// The largest google.protobuf.Duration, in seconds.
const LONGEST_DELAY: u64 = 315_576_000_000;

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
            retry.member("retryDelay", format!("{}s", after.seconds().min(LONGEST_DELAY)));
        });
    }
    if !error.issues().is_empty() {
        details.object(|request| {
            request.member("@type", "type.googleapis.com/google.rpc.BadRequest");
            request.array("fieldViolations", |violations| {
                error.issues().for_each_issue(&mut |issue| {
                    violations.object(|violation| {
                        violation.member("field", field_path(issue.location()));
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

/// Returns the path of a field in the syntax of protobuf, such as `lines[0].sku`.
fn field_path(location: Location<'_>) -> String {
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
