//! The JSON form of google.rpc.Status, with the details of AIP-193.

use crate::envelope::{Envelope, KeyRule, NameRule};
use crate::json;
use crate::model::{GrpcCode, Location, Message, Name, Occurrence, RetryAfter};
use crate::received::{Received, ReceivedBuilder};
use crate::text::case::Case;
use crate::text::json_pointer::{array_index, push_token, tokens, unescape};
use http::{HeaderMap, StatusCode};
use std::fmt::{self, Display, Formatter, Write};

/// The JSON form of google.rpc.Status (AIP-193), with the details `ErrorInfo`, `RetryInfo`,
/// `BadRequest`, `RequestInfo`, `Help` and, for a translated message, `LocalizedMessage`.
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

    #[cfg_attr(debug_assertions, inline)]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.object("error", |status| {
            status.member("code", error.status().as_u16());
            status.member("message", untranslated(error));
            status.member("status", error.grpc().as_str());
            status.array("details", |details| write_details(error, details));
        });
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        let root = document.root();
        // A streaming endpoint sends its error in an array.
        let mut elements = root.elements();
        let body = if root.is_array() { elements.next().unwrap_or(root) } else { root };
        for element in elements.take(OTHER_LIMIT) {
            received.other("error".into(), element);
        }
        for (key, value) in body.members() {
            if &*key == "error" && value.is_object() {
                parse_status(value, status, &mut received);
            } else {
                received.other(key, value);
            }
        }
        received.build()
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse_status(error: json::Raw<'_>, status: StatusCode, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in error.members() {
        let grpc = || value.text().and_then(|name| GrpcCode::from_name(&name));
        match &*key {
            "code" if value.integer() == Some(status.as_u16().into()) => {}
            "message" if value.is_string() => received.message(value.text()),
            "status" if grpc().is_some() => received.grpc(grpc()),
            "details" if value.is_array() => {
                let mut parsed = Parsed::default();
                let mut others = 0;
                for detail in value.elements() {
                    if !parse_detail(detail, &mut parsed, received) && others < OTHER_LIMIT {
                        received.other("details".into(), detail);
                        others += 1;
                    }
                }
            }
            _ => received.other(key, value),
        }
    }
}

/// The largest number of elements of an array that are stored in [`Received::others`]. An element
/// can be as short as `0`, but a stored member needs much more memory.
const OTHER_LIMIT: usize = 256;

/// The details that a google.rpc.Status contains at most once. A field is true after its detail was
/// parsed.
#[derive(Default)]
struct Parsed {
    info: bool,
    help: bool,
    request: bool,
}

/// Parses a detail. Returns false if the caller must also store the whole detail, because a value
/// in the detail was not parsed.
#[cfg_attr(debug_assertions, inline)]
fn parse_detail(
    detail: json::Raw<'_>,
    parsed: &mut Parsed,
    received: &mut ReceivedBuilder<'_>,
) -> bool {
    let kind = detail.get("@type").and_then(|kind| kind.text());
    // The host before the name of the type has no meaning.
    match kind.as_deref().and_then(|kind| kind.rsplit('/').next()) {
        Some("google.rpc.ErrorInfo") if !parsed.info => {
            parsed.info = true;
            parse_info(detail, received);
            true
        }
        Some("google.rpc.RetryInfo") => {
            let delay = detail.get("retryDelay").and_then(|delay| delay.text());
            let after = delay.and_then(|delay| parse_delay(&delay));
            received.retry_after(after);
            after.is_some()
        }
        Some("google.rpc.BadRequest") => {
            let Some(violations) = detail.get("fieldViolations") else { return false };
            parse_violations(violations, received);
            violations.is_array()
        }
        Some("google.rpc.RequestInfo") if !parsed.request => {
            let id = detail.get("requestId").and_then(|id| id.text());
            parsed.request = id.is_some();
            received.request_id(id);
            parsed.request && detail.get("servingData").is_none()
        }
        Some("google.rpc.Help") if !parsed.help => {
            let mut links = detail.get("links").into_iter().flat_map(|links| links.elements());
            let url = links.next().and_then(|link| link.get("url")?.text());
            parsed.help = url.is_some();
            received.help(url);
            parsed.help && links.next().is_none()
        }
        _ => false,
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse_info(info: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in info.members() {
        match &*key {
            "@type" => {}
            "reason" if value.is_string() => received.spelled_name(value.text(), |spec, name| {
                Name::screaming_snake(spec.name()) == *name
            }),
            "domain" if value.is_string() => received.domain(value.text()),
            "metadata" if value.is_object() => {
                for (key, value) in value.members() {
                    let code = || value.text().and_then(|code| code.parse().ok());
                    match &*key {
                        "code" if code().is_some() => received.code_number(code()),
                        "code" => received.other(key, value),
                        _ => received.string_data(key.unreserved(GoogleRpc::RESERVED), value),
                    }
                }
            }
            _ => received.other(key, value),
        }
    }
}

/// Parses the JSON form of a google.protobuf.Duration, such as `3.5s`, and rounds it up to seconds.
#[cfg_attr(debug_assertions, inline)]
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

#[cfg_attr(debug_assertions, inline)]
fn parse_violations(violations: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    if violations.elements().next().is_some() {
        // The envelope does not send the kind of an issue's location, the original spelling of its
        // name, or its members.
        received.lacks_issues();
    }
    received.issues(violations, |issue, key, value| match &*key {
        "field" if value.is_string() => {
            issue.pointer(value.text().map(|path| parse_field_path(&path).into()));
        }
        "description" if value.is_string() => issue.message(value.text()),
        "reason" if value.is_string() => issue.name(value.text()),
        _ => issue.member(key, value),
    });
}

/// Returns the JSON Pointer of a path such as `lines[0].sku`.
#[cfg_attr(debug_assertions, inline)]
fn parse_field_path(path: &str) -> String {
    let mut pointer = String::with_capacity(path.len() + 1);
    for token in path.split(['.', '[']).filter(|token| !token.is_empty()) {
        push_token(&mut pointer, token.strip_suffix(']').unwrap_or(token));
    }
    pointer
}

/// The largest google.protobuf.Duration, in seconds.
const LONGEST_DELAY: u64 = 315_576_000_000;

#[cfg_attr(debug_assertions, inline)]
fn write_details(error: &Occurrence<'_>, details: &mut json::Array<'_>) {
    details.object(|info| {
        info.member("@type", "type.googleapis.com/google.rpc.ErrorInfo");
        info.member("reason", error.screaming_snake_case_name());
        info.member("domain", error.domain());
        info.object("metadata", |metadata| {
            if let Some(code) = error.code_number() {
                metadata.member("code", json::JsonText(&code));
            }
            metadata.string_members(error.data());
        });
    });
    if let Some(after) = error.retry_after() {
        details.object(|retry| {
            retry.member("@type", "type.googleapis.com/google.rpc.RetryInfo");
            let seconds = after.seconds().min(LONGEST_DELAY);
            retry.member("retryDelay", Message::display(&format_args!("{seconds}s")));
        });
    }
    if !error.issues().is_empty() {
        details.object(|request| {
            request.member("@type", "type.googleapis.com/google.rpc.BadRequest");
            request.array("fieldViolations", |violations| {
                error.issues().for_each_issue(&mut |issue| {
                    violations.object(|violation| {
                        violation.member("field", Message::display(&FieldPath(issue.location())));
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
    if let Some(language) = error.language() {
        details.object(|localized| {
            localized.member("@type", "type.googleapis.com/google.rpc.LocalizedMessage");
            localized.member("locale", language);
            localized.member("message", error.message());
        });
    }
}

/// Returns the text of the member `message`. AIP-193 sends a translation in `LocalizedMessage`,
/// which requires a language tag. Without a tag, this function returns the translation.
#[cfg_attr(debug_assertions, inline)]
fn untranslated<'a>(error: &Occurrence<'a>) -> Message<'a> {
    match error.language() {
        Some(_) => error.untranslated_message(),
        None => error.message(),
    }
}

/// The path of a field in the syntax of protobuf, such as `lines[0].sku`.
struct FieldPath<'a>(Location<'a>);

impl Display for FieldPath<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let pointer = match self.0 {
            Location::Pointer(pointer) => pointer,
            Location::Parameter(name) | Location::Header(name) => return formatter.write_str(name),
        };
        let mut is_first = true;
        for token in tokens(pointer) {
            if array_index(token).is_some() {
                write!(formatter, "[{token}]")?;
                is_first = false;
                continue;
            }
            if !is_first {
                formatter.write_char('.')?;
            }
            let token = unescape(token);
            formatter.write_str(&token)?;
            is_first &= token.is_empty();
        }
        Ok(())
    }
}
