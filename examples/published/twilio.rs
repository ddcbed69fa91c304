//! The errors of Twilio's REST API: <https://www.twilio.com/docs/usage/twilios-response>

use api_error::http::{HeaderMap, StatusCode};
use api_error::{Envelope, Occurrence, Received, json};

/// `{"code":20404,"message":"…","more_info":"https://www.twilio.com/docs/errors/20404",
/// "status":404}`
///
/// For an error with data, `details` contains the data. The name and the issues are not sent.
pub struct Twilio;

impl Envelope for Twilio {
    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("code", error.code_number());
        body.member("message", error.message());
        body.member("more_info", error.help());
        body.member("status", error.status().as_u16());
        body.object("details", |details| details.members(error.data()));
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().members() {
            match &*key {
                "code" if value.integer().is_some() => received.code_number(value.integer()),
                "message" if value.is_string() => received.message(value.text()),
                "more_info" if value.is_string() => received.help(value.text()),
                "status" if value.integer() == Some(status.as_u16().into()) => {}
                "details" if value.is_object() => {
                    value.members().for_each(|(key, value)| received.data(key, value));
                }
                _ => received.other(key, value),
            }
        }
        received.lacks_issues();
        received.build()
    }
}
