//! The envelope with the message in `error`.

use crate::envelope::{Envelope, KeyRule};
use crate::json;
use crate::model::Occurrence;
use crate::received::Received;
use http::{HeaderMap, StatusCode};

/// The envelope `{"error":"The item 11111 is duplicated"}`, which contains only the message.
pub struct MessageOnly;

impl Envelope for MessageOnly {
    const KEYS: KeyRule = KeyRule::NONE;

    const ISSUES: bool = false;

    const IS_PURE: bool = true;

    #[inline]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("error", error.message());
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "error" if value.is_string() => received.message(value.text()),
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}
