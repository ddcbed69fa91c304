//! The errors of GitHub's REST API:
//! <https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Location, Occurrence, Received, json};

/// `{"message":"…","errors":[{"resource":"…","field":"…","code":"…"}],"documentation_url":"…",
/// "status":"422"}`
///
/// Only an issue with the name `custom` has a message. The name of the error and the data are not
/// sent, so a client identifies the error by its message.
pub struct GitHub;

impl Envelope for GitHub {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("message", error.message());
        body.array("errors", |errors| {
            error.issues().for_each_issue(&mut |issue| {
                errors.object(|object| {
                    object.members_beside(issue.members(), &["field", "code", "message"]);
                    if let Location::Pointer(pointer) = issue.location() {
                        object.member("field", pointer.strip_prefix('/'));
                    }
                    object.member("code", issue.name());
                    if issue.name() == "custom" {
                        object.member("message", issue.message());
                    }
                });
            });
        });
        body.member("documentation_url", error.help());
        body.member("status", error.status().as_str());
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "message" if value.is_string() => received.message(value.text()),
                "errors" if value.is_array() => {
                    received.issues(value, |issue, key, value| match &*key {
                        "code" if value.is_string() => issue.name(value.text()),
                        "message" if value.is_string() => issue.message(value.text()),
                        "field" if value.is_string() => {
                            issue.pointer(value.text().map(|field| format!("/{}", &*field).into()));
                        }
                        _ => issue.member(key, value),
                    });
                }
                "documentation_url" if value.is_string() => received.help(value.text()),
                "status" if value.text().as_deref() == Some(status.as_str()) => {}
                _ => received.other(key, value),
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}
