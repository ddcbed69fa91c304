//! `error_code`, `error_name`, `message` and `error_data`.

use crate::{Envelope, Occurrence, json};

/// `{"error_code":42,"error_name":"DuplicatedError","message":"…","error_data":{…,"name":"…"}}`.
///
/// `error_data` is always there: the error's own name is in it, after the data and the issues.
pub struct Coded;

impl Envelope for Coded {
    const RESERVED: &'static [&'static str] = &["name", "errors"];

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("error_code", error.code_number());
        body.member("error_name", error.code_name_or_pascal_name());
        body.member("message", error.message());
        body.object("error_data", |data| {
            data.members(error.data());
            data.member("errors", error.issues());
            data.member("name", error.name());
        });
    }
}
