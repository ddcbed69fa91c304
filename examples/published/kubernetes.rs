//! The `Status` of the Kubernetes API:
//! <https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Location, Name, Occurrence, Received, RetryAfter, json};

/// `{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"…",
/// "reason":"NotFound","details":{ data },"code":404}`
///
/// `details` also contains the issues, in `causes`, and the time of a retry, in
/// `retryAfterSeconds`.
pub struct Kubernetes;

const FIXED: [(&str, &str); 3] = [("kind", "Status"), ("apiVersion", "v1"), ("status", "Failure")];

impl Envelope for Kubernetes {
    const RESERVED: &'static [&'static str] = &["causes", "retryAfterSeconds"];

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("kind", "Status");
        body.member("apiVersion", "v1");
        body.member("metadata", serde_json::json!({}));
        body.member("status", "Failure");
        body.member("message", error.message());
        body.member("reason", Name::pascal(error.name()));
        body.object("details", |details| {
            details.members(error.data());
            details.array("causes", |causes| {
                error.issues().for_each_issue(&mut |issue| {
                    causes.object(|cause| {
                        cause.member("reason", issue.name());
                        cause.member("message", issue.message());
                        if let Location::Pointer(pointer) = issue.location() {
                            let path = pointer.trim_start_matches('/').replace('/', ".");
                            cause.member("field", (!path.is_empty()).then_some(path));
                        }
                    });
                });
            });
            details.member("retryAfterSeconds", error.retry_after().map(RetryAfter::seconds));
        });
        body.member("code", error.status().as_u16());
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "message" if value.is_string() => received.message(value.text()),
                "reason" if value.is_string() => {
                    received.spelled_name(value.text(), |spec, name| {
                        Name::pascal(spec.name()) == *name
                    });
                }
                "code" if value.integer() == Some(status.as_u16().into()) => {}
                "metadata" if value.is_object() && value.members().next().is_none() => {}
                "details" if value.is_object() => {
                    for (key, value) in value.members() {
                        let seconds = || u64::try_from(value.integer()?).ok();
                        match &*key {
                            "causes" if value.is_array() => parse_causes(value, &mut received),
                            "retryAfterSeconds" if seconds().is_some() => {
                                received.retry_after(seconds().map(RetryAfter::Seconds));
                            }
                            "causes" | "retryAfterSeconds" => received.other(key, value),
                            _ => received.data(key.unreserved(Self::RESERVED), value),
                        }
                    }
                }
                other
                    if FIXED.iter().any(|(fixed, text)| {
                        *fixed == other && value.text().as_deref() == Some(text)
                    }) => {}
                _ => received.other(key, value),
            }
        }
        received.build()
    }
}

fn parse_causes(causes: json::Raw<'_>, received: &mut api_error::ReceivedBuilder<'_>) {
    received.issues(causes, |issue, key, value| match &*key {
        "reason" if value.is_string() => issue.name(value.text()),
        "message" if value.is_string() => issue.message(value.text()),
        "field" if value.is_string() => {
            issue.pointer(value.text().map(|path| format!("/{}", path.replace('.', "/")).into()));
        }
        _ => issue.member(key, value),
    });
}
