//! The envelope with the reason phrase in `message` and the error's message in `description`.

use crate::envelope::{Envelope, KeyRule};
use crate::json;
use crate::model::Occurrence;
use crate::received::Received;
use http::{HeaderMap, StatusCode};

/// The envelope `{"message":"Bad Request","description":"The item 11111 is duplicated"}`.
pub struct Described;

impl Envelope for Described {
    const KEYS: KeyRule = KeyRule::NONE;

    const ISSUES: bool = false;

    const IS_PURE: bool = true;

    #[inline]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("message", error.reason_phrase());
        body.member("description", error.message());
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "message" if value.is_string() => received.title(value.text()),
                "description" if value.is_string() => received.message(value.text()),
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}
