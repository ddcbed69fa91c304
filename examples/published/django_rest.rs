//! The errors of Django REST framework:
//! <https://www.django-rest-framework.org/api-guide/exceptions/>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Location, Occurrence, Received, json};
use std::fmt::Write;

/// `{"detail":"…"}`, or for an error with issues
/// `{"name":["This field is required."],"non_field_errors":["…"]}`.
///
/// The name of the error, the names of the issues and the data are not sent.
pub struct DjangoRest;

/// The key of issues that are not about one field.
const NON_FIELD: &str = "non_field_errors";

impl Envelope for DjangoRest {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        if error.issues().is_empty() {
            body.member("detail", error.message());
            return;
        }
        let mut fields: Vec<(String, Vec<String>)> = Vec::new();
        error.issues().for_each_issue(&mut |issue| {
            let field = match issue.location() {
                Location::Pointer("") => NON_FIELD,
                Location::Pointer(pointer) => pointer.trim_start_matches('/'),
                Location::Parameter(name) | Location::Header(name) => name,
                _ => NON_FIELD,
            };
            let mut message = String::new();
            // If the `Display` of the message fails, the text before the failure is sent.
            let _ = write!(message, "{}", issue.message());
            match fields.iter_mut().find(|(known, _)| known == field) {
                Some((_, messages)) => messages.push(message),
                None => fields.push((field.to_owned(), vec![message])),
            }
        });
        for (field, messages) in fields {
            body.member(&field, messages);
        }
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            let is_list = value.is_array() && value.elements().all(|text| text.is_string());
            match &*key {
                "detail" if value.is_string() => received.message(value.text()),
                field if is_list => {
                    for message in value.elements() {
                        let mut issue = received.issue();
                        issue.message(message.text());
                        if field != NON_FIELD {
                            issue.pointer(Some(format!("/{field}").into()));
                        }
                    }
                }
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}
