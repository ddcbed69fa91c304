//! Errors of OAuth 2.0 token and authorization endpoints.

mod redirect;

pub use redirect::{Redirect, RedirectError, Redirected, ResponseMode};

use crate::envelope::{Envelope, KeyRule, NameRule};
use crate::json;
use crate::model::{ErrorSpec, Message, Occurrence};
use crate::received::{Challenge, Received};
use crate::text::uri::{Characters, PercentEncoded};
use http::header::{CACHE_CONTROL, PRAGMA, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, StatusCode};
use std::fmt::{self, Display, Formatter, Write};

/// The error response of RFC 6749 §5.2,
/// `{"error":"invalid_client","error_description":"…","error_uri":"…"}`.
///
/// The message is reduced to the characters that the RFC allows: white space becomes a space,
/// double and curly quotes become `'`, `\` becomes `/`, dashes become `-`, and any other character
/// becomes `?`. The default name of a 5xx is `server_error`, that of a 503 is
/// `temporarily_unavailable`. The data and the issues are not sent. The response is not cached
/// (`Cache-Control: no-store`).
pub struct OAuth2;

impl Envelope for OAuth2 {
    /// RFC 6749 §5.2 and RFC 6750 §3.1.
    const NAMES: NameRule = NameRule::ANY.of_oauth2_charset().with_statuses(&[
        ("invalid_request", &[400]),
        ("invalid_client", &[400, 401]),
        ("invalid_grant", &[400]),
        ("unauthorized_client", &[400]),
        ("unsupported_grant_type", &[400]),
        ("invalid_scope", &[400]),
        ("invalid_token", &[401]),
        ("insufficient_scope", &[403]),
    ]);

    const CHALLENGE: &'static str = "Basic";

    const KEYS: KeyRule = KeyRule::NONE;

    const ISSUES: bool = false;

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        let description = Reduced(error.message());
        body.member("error", error_code(error));
        if !description.is_empty() {
            body.member("error_description", Message::display(&description));
        }
        body.member("error_uri", error.help().map(|uri| error_uri(uri).to_string()));
    }

    fn headers(_: &Occurrence<'_>, headers: &mut HeaderMap) {
        // It fails only if the error has filled the map to its limit.
        let _ = headers.try_insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let _ = headers.try_insert(PRAGMA, HeaderValue::from_static("no-cache"));
    }

    /// Parses the body, or the challenge of `WWW-Authenticate` if the body has no `error` (RFC 6750
    /// §3).
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        let mut name = None;
        for (key, value) in document.root().members() {
            match &*key {
                "error" => name = value.text(),
                "error_description" => received.message(value.text()),
                "error_uri" => received.help(value.text()),
                _ => received.other(key, value),
            }
        }
        if name.is_some() {
            received.spelled_name(name, is_name);
        } else if let Some(challenge) = bearer_error(headers) {
            let text = |name| challenge.parameter(name).map(json::Text::from);
            received.spelled_name(text("error"), is_name);
            received.message(text("error_description"));
            received.help(text("error_uri"));
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}

/// Returns the first challenge that contains an `error` (RFC 6750 §3).
fn bearer_error(headers: &HeaderMap) -> Option<Challenge> {
    let values = headers.get_all(WWW_AUTHENTICATE).into_iter();
    let challenges = values.filter_map(|value| value.to_str().ok()).flat_map(Challenge::parse);
    challenges.into_iter().find(|challenge| challenge.parameter("error").is_some())
}

/// Returns whether the error of this spec is sent with the code `name`.
fn is_name(spec: &ErrorSpec, name: &str) -> bool {
    sent_name(spec.has_own_name(), spec.status(), spec.name()) == name
}

fn sent_name(has_own_name: bool, status: StatusCode, name: &str) -> String {
    match (has_own_name, status.as_u16()) {
        (true, _) => Reduced(Message::literal(name)).to_string(),
        (false, 503) => "temporarily_unavailable".to_owned(),
        (false, _) => "server_error".to_owned(),
    }
}

/// Returns the value of `error`: the name, or the code of RFC 6749 §4.1.2.1 for a 5xx without a
/// name.
fn error_code(error: &Occurrence<'_>) -> String {
    sent_name(error.has_own_name(), error.status(), error.name())
}

/// A text reduced to the characters of `error` and `error_description` in RFC 6749 §5.2:
/// %x20-21 / %x23-5B / %x5D-7E.
struct Reduced<'a>(Message<'a>);

impl Reduced<'_> {
    fn is_empty(&self) -> bool {
        write!(NothingWritten, "{}", self.0).is_ok()
    }
}

/// A writer that fails at the first character.
struct NothingWritten;

impl Write for NothingWritten {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if text.is_empty() { Ok(()) } else { Err(fmt::Error) }
    }
}

impl Display for Reduced<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(Reducer(formatter), "{}", self.0)
    }
}

struct Reducer<'a, 'b>(&'a mut Formatter<'b>);

impl Write for Reducer<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|character| {
            self.0.write_char(match character {
                '"' | '\u{2018}'..='\u{201F}' => '\'',
                '\\' => '/',
                '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
                ' '..='~' => character,
                _ if character.is_whitespace() => ' ',
                _ => '?',
            })
        })
    }
}

/// Returns a URI reference, reduced to the characters that `error_uri` can contain.
const fn error_uri(uri: &str) -> PercentEncoded<'_> {
    PercentEncoded::new(uri, &Characters::OAUTH2_URI)
}
