//! `{"error": "…"}`.

use crate::{Envelope, Occurrence, json};

/// `{"error":"The item 11111 is duplicated"}`: the message and nothing else.
pub struct MessageOnly;

impl Envelope for MessageOnly {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("error", error.message());
    }
}
