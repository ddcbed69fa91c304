//! The error documents of JSON:API 1.1.

use crate::envelope::Envelope;
use crate::json;
use crate::model::Occurrence;
use crate::received::{IssueBuilder, Received, ReceivedBuilder};
use http::{HeaderMap, StatusCode};

/// The error document of JSON:API 1.1, `application/vnd.api+json`.
///
/// An error without issues is one error object, with the data in its `meta`. An error with issues
/// has one error object for each issue. The name, code, message and data of the error itself are
/// then in the top-level `meta`.
pub struct JsonApi;

impl Envelope for JsonApi {
    const CONTENT_TYPE: &'static str = "application/vnd.api+json";

    const RESERVED: &'static [&'static str] = &["name", "code", "message", "request_id"];

    const IS_PURE: bool = true;

    #[inline]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        let issues = error.issues();
        let links = |member: &mut json::Object<'_>| {
            member.object("links", |links| {
                links.member("type", error.type_uri().or(error.help()));
            });
        };
        if issues.is_empty() {
            body.array("errors", |errors| {
                errors.object(|member| {
                    member.member("id", error.request_id());
                    links(member);
                    member.member("status", error.status().as_str());
                    member.member("code", error.name());
                    member.member("title", error.title());
                    member.member("detail", error.message());
                    member.object("meta", |meta| {
                        meta.member("code", error.code_number());
                        meta.members(error.data());
                    });
                });
            });
            return;
        }
        body.array("errors", |errors| {
            issues.for_each_issue(&mut |issue| {
                errors.object(|member| {
                    links(member);
                    member.member("status", error.status().as_str());
                    member.member("code", issue.name());
                    member.member("title", error.title());
                    member.member("detail", issue.message());
                    member.object("source", |source| source.location(&issue));
                    member.object("meta", |meta| meta.members_beside(issue.members(), &[]));
                });
            });
        });
        body.object("meta", |meta| {
            meta.member("name", error.name());
            meta.member("code", error.code_number());
            meta.member("message", error.message());
            meta.member("request_id", error.request_id());
            meta.members(error.data());
        });
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        let (mut errors, mut meta) = (None, None);
        for (key, value) in document.root().members() {
            match &*key {
                "errors" if value.is_array() => errors = Some(value),
                "meta" if value.is_object() => meta = Some(value),
                _ => received.other(key, value),
            }
        }
        // JSON:API 1.1 §7.1 allows any `meta`. The `meta` of another server can lack the name of
        // the error.
        let names_the_error = meta.is_some_and(|meta| {
            ["name", "message"]
                .iter()
                .all(|key| meta.get(key).is_some_and(|value| value.is_string()))
        });
        if let Some(meta) = meta {
            parse_meta(meta, names_the_error, &mut received);
        }
        if let Some(errors) = errors {
            let mut objects = errors.elements();
            match (objects.next(), objects.next()) {
                // The only object is the error itself.
                (Some(error), None) if !names_the_error && error.is_object() => {
                    parse_error(error, &mut received);
                }
                _ => parse_issues(errors, &mut received),
            }
        }
        received.build()
    }
}

/// Parses the top-level `meta`. If `names_the_error` is true, this `meta` contains the name of an
/// error with issues.
#[cfg_attr(debug_assertions, inline)]
fn parse_meta(meta: json::Raw<'_>, names_the_error: bool, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in meta.members() {
        match &*key {
            "name" if names_the_error => received.name(value.text()),
            "message" if names_the_error => received.message(value.text()),
            "code" if names_the_error && value.integer().is_some() => {
                received.code_number(value.integer());
            }
            "request_id" if names_the_error && value.is_string() => {
                received.request_id(value.text());
            }
            reserved if JsonApi::RESERVED.contains(&reserved) => received.other(key, value),
            _ => received.data(key.unreserved(JsonApi::RESERVED), value),
        }
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse_error(error: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in error.members() {
        match &*key {
            "id" if value.is_string() => received.request_id(value.text()),
            "links" if parse_links(value, received) => {}
            "status" if is_status(value, received) => {}
            "code" if value.is_string() => received.name(value.text()),
            "title" if value.is_string() => received.title(value.text()),
            "detail" if value.is_string() => received.message(value.text()),
            "source" if is_source(value) => {
                let mut issue = received.issue();
                issue.name(error.get("code").and_then(|code| code.text()));
                issue.message(
                    error.get("detail").or(error.get("title")).and_then(|text| text.text()),
                );
                parse_source(value, &mut issue);
            }
            "meta" if value.is_object() => {
                for (key, value) in value.members() {
                    match &*key {
                        "code" if value.integer().is_some() => {
                            received.code_number(value.integer());
                        }
                        reserved if JsonApi::RESERVED.contains(&reserved) => {
                            received.other(key, value);
                        }
                        _ => received.data(key.unreserved(JsonApi::RESERVED), value),
                    }
                }
            }
            _ => received.other(key, value),
        }
    }
}

/// Parses error objects as issues. The title and the links of the first object are used for the
/// error. The title or the links of an issue are stored as a member only if the first object has
/// different ones.
#[cfg_attr(debug_assertions, inline)]
fn parse_issues(errors: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    let first = errors.elements().next();
    let shared = |key| first.and_then(|first| first.get(key));
    let (title, links) = (shared("title"), shared("links"));
    received.title(title.and_then(|title| title.text()));
    let links = links.filter(|links| parse_links(*links, received));
    let status = received.status();
    let is_same = |shared: Option<json::Raw<'_>>, value: json::Raw<'_>| {
        shared.is_some_and(|shared| shared.as_json() == value.as_json())
    };
    received.issues(errors, |issue, key, value| match &*key {
        "code" if value.is_string() => issue.name(value.text()),
        "detail" if value.is_string() => issue.message(value.text()),
        "source" if is_source(value) => parse_source(value, issue),
        "meta" if value.is_object() => {
            value.members().for_each(|(key, value)| issue.member(key, value));
        }
        "status" if value.text().as_deref() == Some(status.as_str()) => {}
        "title" if value.is_string() && is_same(title, value) => {}
        "links" if is_same(links, value) => {}
        _ => issue.member(key, value),
    });
}

#[cfg_attr(debug_assertions, inline)]
fn is_status(value: json::Raw<'_>, received: &ReceivedBuilder<'_>) -> bool {
    value.text().as_deref() == Some(received.status().as_str())
}

const SOURCES: &[&str] = &["pointer", "parameter", "header"];

/// Returns whether the value has exactly one member: `pointer`, `parameter` or `header`, with a
/// string.
#[cfg_attr(debug_assertions, inline)]
fn is_source(source: json::Raw<'_>) -> bool {
    let mut members = source.members();
    match (members.next(), members.next()) {
        (Some((key, value)), None) => SOURCES.contains(&&*key) && value.is_string(),
        _ => false,
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse_source(source: json::Raw<'_>, issue: &mut IssueBuilder<'_, '_>) {
    for (key, value) in source.members() {
        match &*key {
            "pointer" => issue.pointer(value.text()),
            "parameter" => issue.parameter(value.text()),
            _ => issue.header(value.text()),
        }
    }
}

/// Parses the links `type` and `about`. Returns false if `links` is or contains anything else. A
/// link is a string, or an object with an `href`.
#[cfg_attr(debug_assertions, inline)]
fn parse_links(links: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) -> bool {
    let mut all_known = links.is_object();
    for (key, value) in links.members() {
        let link = value.text().or_else(|| value.get("href")?.text());
        all_known &= link.is_some();
        match &*key {
            "type" => received.type_uri(link),
            "about" => received.help(link),
            _ => all_known = false,
        }
    }
    all_known
}
