//! The envelope with all members inside `meta`.

use crate::envelope::Envelope;
use crate::json;
use crate::model::Occurrence;
use crate::received::{Received, ReceivedBuilder};
use http::{HeaderMap, StatusCode};

/// The envelope
/// `{"meta":{"status":401,"error":{"status":401,"type":"Unauthorized","message":"…"}}}`.
///
/// The issues are in `meta.error.errors`. An error with issues does not have the inner `status`.
/// The locations and the additional members of issues are not sent.
pub struct Meta;

impl Envelope for Meta {
    const IS_PURE: bool = true;

    #[cfg_attr(debug_assertions, inline)]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        let status = error.status().as_u16();
        let issues = error.issues();
        body.object("meta", |meta| {
            meta.member("status", status);
            meta.object("error", |member| {
                member.member("status", issues.is_empty().then_some(status));
                member.member("type", error.name());
                member.member("code", error.code_number());
                member.member("message", error.message());
                member.object("data", |data| data.members(error.data()));
                member.array("errors", |errors| {
                    issues.for_each_issue(&mut |issue| {
                        errors.object(|member| {
                            member.member("type", issue.name());
                            member.member("message", issue.message());
                        });
                    });
                });
            });
        });
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            if &*key != "meta" || !value.is_object() {
                received.other(key, value);
                continue;
            }
            for (key, value) in value.members() {
                match &*key {
                    "error" if value.is_object() => parse_error(value, status, &mut received),
                    "status" if is_status(value, status) => {}
                    _ => received.other(key, value),
                }
            }
        }
        received.build()
    }
}

/// Returns whether the value equals the status of the response.
#[cfg_attr(debug_assertions, inline)]
fn is_status(value: json::Raw<'_>, status: StatusCode) -> bool {
    value.integer() == Some(status.as_u16().into())
}

#[cfg_attr(debug_assertions, inline)]
fn parse_error(error: json::Raw<'_>, status: StatusCode, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in error.members() {
        match &*key {
            "status" if is_status(value, status) => {}
            "type" if value.is_string() => received.name(value.text()),
            "code" if value.integer().is_some() => received.code_number(value.integer()),
            "message" if value.is_string() => received.message(value.text()),
            "data" if value.is_object() => {
                value.members().for_each(|(key, value)| received.data(key, value));
            }
            "errors" if value.is_array() => parse_issues(value, received),
            _ => received.other(key, value),
        }
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse_issues(issues: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    if issues.elements().next().is_some() {
        // The envelope does not send the locations of issues.
        received.lacks_issues();
    }
    received.issues(issues, |issue, key, value| match &*key {
        "type" if value.is_string() => issue.name(value.text()),
        "message" if value.is_string() => issue.message(value.text()),
        _ => issue.member(key, value),
    });
}
