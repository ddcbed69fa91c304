//! The error response of the Azure REST API guidelines:
//! <https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md#handling-errors>

use api_error::http::{HeaderMap, HeaderValue, StatusCode};
use api_error::{Envelope, Location, Name, Occurrence, Received, json};

/// `{"error":{"code":"BadArgument","message":"…", data,"details":[{"code":"…","target":"…",
/// "message":"…"}]}}`, and the header `x-ms-error-code`.
pub struct Azure;

impl Envelope for Azure {
    const RESERVED: &'static [&'static str] = &["code", "message", "details"];

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.object("error", |object| {
            object.member("code", Name::pascal(error.name()));
            object.member("message", error.message());
            object.members(error.data());
            object.array("details", |details| {
                error.issues().for_each_issue(&mut |issue| {
                    details.object(|detail| {
                        detail.member("code", issue.name());
                        if let Location::Pointer(pointer) = issue.location() {
                            detail.member("target", pointer.strip_prefix('/'));
                        }
                        detail.member("message", issue.message());
                    });
                });
            });
        });
    }

    fn headers(error: &Occurrence<'_>, headers: &mut HeaderMap) {
        if let Ok(code) = HeaderValue::try_from(Name::pascal(error.name()).to_string()) {
            // `try_insert` fails only if the headers of the error have filled the map to its limit.
            let _ = headers.try_insert("x-ms-error-code", code);
        }
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            if &*key != "error" || !value.is_object() {
                received.other(key, value);
                continue;
            }
            for (key, value) in value.members() {
                match &*key {
                    "code" if value.is_string() => {
                        received.spelled_name(value.text(), |spec, name| {
                            Name::pascal(spec.name()) == *name
                        });
                    }
                    "message" if value.is_string() => received.message(value.text()),
                    "details" if value.is_array() => {
                        received.issues(value, |issue, key, value| match &*key {
                            "code" if value.is_string() => issue.name(value.text()),
                            "message" if value.is_string() => issue.message(value.text()),
                            "target" if value.is_string() => {
                                let pointer = |target: json::Text<'_>| format!("/{target}").into();
                                issue.pointer(value.text().map(pointer));
                            }
                            _ => issue.member(key, value),
                        });
                    }
                    reserved if Self::RESERVED.contains(&reserved) => received.other(key, value),
                    _ => received.data(key.unreserved(Self::RESERVED), value),
                }
            }
        }
        received.build()
    }
}
