//! JSON:API 1.1 error documents.

use crate::{Envelope, Occurrence, json};

/// JSON:API 1.1: one error object per issue, `application/vnd.api+json`.
///
/// Without issues the error is the one object, its data in `meta`. With issues each is an object,
/// and the error's own name, code, message and data come once, in the top-level `meta`.
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
            issues.visit(&mut |issue| {
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
}
