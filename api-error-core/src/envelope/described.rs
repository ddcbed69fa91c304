//! `message` says the status, `description` what went wrong.

use crate::{Envelope, Occurrence, json};

/// `{"message":"Bad Request","description":"The item 11111 is duplicated"}`.
pub struct Described;

impl Envelope for Described {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("message", error.reason_phrase());
        body.member("description", error.message());
    }
}
