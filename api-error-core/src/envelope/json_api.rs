//! The error documents of JSON:API 1.1.

use crate::envelope::Envelope;
use crate::json;
use crate::model::Occurrence;
use crate::received::{Received, ReceivedBuilder};
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

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        let mut errors = None;
        let mut has_meta = false;
        for (key, value) in document.root().members() {
            match &*key {
                "errors" => errors = Some(value),
                "meta" if value.is_object() => {
                    has_meta = true;
                    parse_meta(value, &mut received);
                }
                _ => received.other(key, value),
            }
        }
        let errors = || errors.into_iter().flat_map(|errors| errors.elements());
        let mut objects = errors();
        match (objects.next(), objects.next()) {
            // Without a top-level `meta`, a single object is the error itself.
            (Some(error), None) if !has_meta => {
                parse_error(error, &mut received);
                if error.get("source").is_some() {
                    parse_issue(error, &mut received);
                }
            }
            _ => errors().for_each(|issue| parse_issue(issue, &mut received)),
        }
        received.build()
    }
}

/// Parses the top-level `meta`, which identifies an error with issues.
fn parse_meta(meta: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in meta.members() {
        match &*key {
            "name" => received.name(value.text()),
            "code" => received.code_number(value.integer()),
            "message" => received.message(value.text()),
            "request_id" => received.request_id(value.text()),
            _ => received.data(key.unreserved(JsonApi::RESERVED), value),
        }
    }
}

fn parse_error(error: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in error.members() {
        match &*key {
            "id" => received.request_id(value.text()),
            "links" => parse_links(value, received),
            "status" => {}
            "code" => received.name(value.text()),
            "title" => received.title(value.text()),
            "detail" => received.message(value.text()),
            "meta" => {
                for (key, value) in value.members() {
                    match &*key {
                        "code" => received.code_number(value.integer()),
                        _ => received.data(key.unreserved(JsonApi::RESERVED), value),
                    }
                }
            }
            _ => received.other(key, value),
        }
    }
}

fn parse_issue(error: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in error.members() {
        match &*key {
            "links" => parse_links(value, received),
            "title" => received.title(value.text()),
            _ => {}
        }
    }
    let mut issue = received.issue();
    for (key, value) in error.members() {
        match &*key {
            "code" => issue.name(value.text()),
            "detail" => issue.message(value.text()),
            "source" => {
                for (key, value) in value.members() {
                    match &*key {
                        "pointer" => issue.pointer(value.text()),
                        "parameter" => issue.parameter(value.text()),
                        "header" => issue.header(value.text()),
                        _ => {}
                    }
                }
            }
            "meta" => value.members().for_each(|(key, value)| issue.member(key, value)),
            _ => {}
        }
    }
}

/// Parses `links`. A link is a string, or an object with an `href`.
fn parse_links(links: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) {
    for (key, value) in links.members() {
        let href = || value.get("href")?.text();
        match &*key {
            "type" => received.type_uri(value.text().or_else(href)),
            "about" => received.help(value.text().or_else(href)),
            _ => {}
        }
    }
}
