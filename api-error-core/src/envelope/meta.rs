//! Everything within `meta`.

use crate::{Envelope, Occurrence, json};

/// `{"meta":{"status":401,"error":{"status":401,"type":"Unauthorized","message":"…"}}}`.
///
/// An error with issues leaves its inner status out, and lists them as `errors`.
pub struct Meta;

impl Envelope for Meta {
    const IS_PURE: bool = true;

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
                    issues.visit(&mut |issue| {
                        errors.object(|member| {
                            member.member("type", issue.name());
                            member.member("message", issue.message());
                        });
                    });
                });
            });
        });
    }
}
