//! The error object of Stripe: <https://docs.stripe.com/api/errors>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Occurrence, Received, json};

/// `{"error":{"type":"card_error","code":"card_declined","message":"…","doc_url":"…", data}}`
pub struct Stripe;

impl Envelope for Stripe {
    const RESERVED: &'static [&'static str] = &["type", "code", "message", "doc_url"];

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.object("error", |object| {
            object.member("type", kind(error.status()));
            object.member("code", error.snake_case_name());
            object.member("message", error.message());
            object.member("doc_url", error.help());
            object.members(error.data());
        });
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
                    "type" if value.text().as_deref() == Some(kind(status)) => {}
                    "code" if value.is_string() => {
                        received.spelled_name(value.text(), |spec, name| {
                            api_error::Name::snake(spec.name()) == *name
                        });
                    }
                    "message" if value.is_string() => received.message(value.text()),
                    "doc_url" if value.is_string() => received.help(value.text()),
                    "type" => received.other(key, value),
                    _ => received.data(key.unreserved(Self::RESERVED), value),
                }
            }
        }
        received.lacks_issues();
        received.build()
    }
}

/// Returns the `type` of the errors with this status.
fn kind(status: StatusCode) -> &'static str {
    match status {
        StatusCode::PAYMENT_REQUIRED => "card_error",
        StatusCode::CONFLICT => "idempotency_error",
        status if status.is_client_error() => "invalid_request_error",
        _ => "api_error",
    }
}
