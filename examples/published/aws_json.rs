//! The errors of the AWS JSON 1.0 protocol, which DynamoDB uses:
//! <https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html#operation-error-serialization>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Name, Occurrence, Received, json};

/// `{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"…", data}`
///
/// The namespace before `#` is the domain of the error. The issues are not sent.
pub struct AwsJson;

impl Envelope for AwsJson {
    const CONTENT_TYPE: &'static str = "application/x-amz-json-1.0";

    const RESERVED: &'static [&'static str] = &["__type", "message"];

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        let name = Name::pascal(error.name());
        match error.domain() {
            Some(namespace) => body.member("__type", format!("{namespace}#{name}")),
            None => body.member("__type", name),
        }
        body.member("message", error.message());
        body.members(error.data());
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "__type" if value.is_string() => {
                    let text = value.text().unwrap_or("".into());
                    let (namespace, name) = text.rsplit_once('#').unzip();
                    received.domain(namespace.map(json::Text::from));
                    let name = json::Text::from(name.unwrap_or(&text));
                    received
                        .spelled_name(Some(name), |spec, name| Name::pascal(spec.name()) == *name);
                }
                // Some services send `Message`, with a capital letter.
                "message" | "Message" if value.is_string() => received.message(value.text()),
                reserved if Self::RESERVED.contains(&reserved) => received.other(key, value),
                _ => received.data(key.unreserved(Self::RESERVED), value),
            }
        }
        received.lacks_issues();
        received.build()
    }
}
