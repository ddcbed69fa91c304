//! The envelope with a list of messages for each field.

use crate::envelope::{Envelope, KeyRule};
use crate::json;
use crate::model::{Location, Occurrence};
use crate::received::{Received, ReceivedBuilder};
use crate::text::json_pointer::{push_token, tokens, unescape};
use http::{HeaderMap, StatusCode};
use std::collections::HashMap;
use std::fmt::Write;

/// The envelope `{"errors":{"name":["is taken"],"lines.0.sku":["is unknown"]}}`, as Rails, Laravel
/// and Django send it.
///
/// The key of an issue is its JSON Pointer with `.` between the tokens, or the name of its
/// parameter or header. The message of an error without issues, and of an issue of the whole body,
/// has the key `base`. The data, and the names and additional members of issues, are not sent.
///
/// `parse` also reads a text instead of a list, a list of texts without fields, and a `message`
/// next to `errors`.
pub struct FieldErrors;

/// The key of a message that is not about one field.
const BASE: &str = "base";

impl Envelope for FieldErrors {
    const KEYS: KeyRule = KeyRule::NONE;

    const IS_PURE: bool = true;

    #[cfg_attr(debug_assertions, inline)]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        let mut fields = Fields::default();
        error.issues().for_each_issue(&mut |issue| {
            let mut message = String::new();
            // If the `Display` of the message fails, the text before the failure is sent.
            let _ = write!(message, "{}", issue.message());
            fields.add(field_of(issue.location()), message);
        });
        body.object("errors", |errors| {
            if fields.0.is_empty() {
                errors.array(BASE, |messages| messages.element(error.message()));
            }
            for (field, messages) in fields.0 {
                errors.member(&field, messages);
            }
        });
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "errors" if parse_only_message(value, &mut received) => {}
                "errors" if parse_errors(value, &mut received) => {}
                "message" if value.is_string() => received.message(value.text()),
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        // The envelope does not send the names of issues.
        received.lacks_issues();
        received.build()
    }
}

/// The messages of each field, in the order in which the fields first occur.
#[derive(Default)]
struct Fields(Vec<(String, Vec<String>)>, HashMap<String, usize>);

impl Fields {
    #[cfg_attr(debug_assertions, inline)]
    fn add(&mut self, field: String, message: String) {
        let Self(fields, indexes) = self;
        let index = *indexes.entry(field.clone()).or_insert(fields.len());
        match fields.get_mut(index) {
            Some((_, messages)) => messages.push(message),
            None => fields.push((field, vec![message])),
        }
    }
}

#[cfg_attr(debug_assertions, inline)]
fn field_of(location: Location<'_>) -> String {
    let field = match location {
        Location::Pointer(pointer) => {
            let tokens: Vec<_> = tokens(pointer).map(unescape).collect();
            tokens.join(".")
        }
        Location::Parameter(name) | Location::Header(name) => name.to_owned(),
    };
    if field.is_empty() { BASE.to_owned() } else { field }
}

/// Parses `{"base":["…"]}`, the form of an error without issues. Returns false for any other form.
#[cfg_attr(debug_assertions, inline)]
fn parse_only_message(errors: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) -> bool {
    let mut members = errors.members();
    let (Some((key, messages)), None) = (members.next(), members.next()) else { return false };
    let mut messages = messages.elements();
    let (Some(message), None) = (messages.next(), messages.next()) else { return false };
    let is_message = &*key == BASE && message.is_string();
    if is_message {
        received.message(message.text());
    }
    is_message
}

/// Adds an issue for each message. Returns false if `errors` contains anything except messages. The
/// caller then adds `errors` to [`Received::others`] too.
#[cfg_attr(debug_assertions, inline)]
fn parse_errors(errors: json::Raw<'_>, received: &mut ReceivedBuilder<'_>) -> bool {
    let mut is_complete = errors.is_object() || errors.is_array();
    let mut add = |field: &str, value: json::Raw<'_>| {
        let mut issue = received.issue();
        issue.message(value.text());
        issue.pointer(Some(pointer_of(field).into()));
        is_complete &= value.is_string();
    };
    for (field, messages) in errors.members() {
        if messages.is_array() {
            messages.elements().for_each(|message| add(&field, message));
        } else {
            add(&field, messages);
        }
    }
    errors.elements().for_each(|message| add(BASE, message));
    is_complete
}

#[cfg_attr(debug_assertions, inline)]
fn pointer_of(field: &str) -> String {
    let mut pointer = String::new();
    if field != BASE {
        field.split('.').for_each(|token| push_token(&mut pointer, token));
    }
    pointer
}
