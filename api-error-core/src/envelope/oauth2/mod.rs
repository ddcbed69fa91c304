//! Errors of OAuth 2.0 token and authorization endpoints.

mod redirect;

pub use redirect::{Redirect, RedirectError, Redirected, ResponseMode};

use crate::envelope::{Envelope, KeyRule, NameRule};
use crate::fault;
use crate::json;
use crate::model::{ErrorSpec, Message, Occurrence, realm};
use crate::received::{Challenge, Received, ReceivedBuilder};
use crate::text::uri::{Characters, PercentEncoded, form_urldecode};
use http::header::{CACHE_CONTROL, CONTENT_TYPE, PRAGMA, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, StatusCode};
use std::borrow::Cow;
use std::fmt::{self, Display, Formatter, Write};

/// The error response of RFC 6749 §5.2,
/// `{"error":"invalid_client","error_description":"…","error_uri":"…"}`.
///
/// The message is reduced to the characters that the RFC allows: white space becomes a space,
/// double and curly quotes become `'`, `\` becomes `/`, dashes become `-`, and any other character
/// becomes `?`. The default name of a 5xx is `server_error`, or `temporarily_unavailable` for a
/// 503. The data and the issues are not sent. The response is not cached (`Cache-Control:
/// no-store`).
///
/// A 401 without a declared challenge gets the scheme `Basic`, which authenticates clients. RFC
/// 6750 §3.1 defines names for errors of access tokens: `invalid_token` (401) and
/// `insufficient_scope` (403). Errors with these names get the scheme `Bearer` with `error` and
/// `error_description`.
pub struct OAuth2;

impl Envelope for OAuth2 {
    /// The names of RFC 6749 §5.2 and RFC 6750 §3.1. Every 4xx that a framework generates is an
    /// `invalid_request`, because the request "is otherwise malformed" (RFC 6749 §5.2). A 5xx
    /// without a declared name gets a name from RFC 6749 §4.1.2.1.
    const NAMES: NameRule = NameRule::ANY
        .of_oauth2_charset()
        .with_rejection_name("invalid_request")
        .with_server_error_name("server_error", &[(503, "temporarily_unavailable")])
        .with_statuses(&[
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

    #[inline]
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("error", &*error_code(error));
        body.member("error_description", Reduced(error.message()));
        if let Some(uri) = error.help() {
            body.member("error_uri", Message::display(&error_uri(uri)));
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn headers(error: &Occurrence<'_>, headers: &mut HeaderMap) {
        // `try_insert` fails only if the headers of the error have filled the map to its limit.
        let _ = headers.try_insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let _ = headers.try_insert(PRAGMA, HeaderValue::from_static("no-cache"));
        if let Some(code) = token_error(error)
            && headers.get_all(WWW_AUTHENTICATE).iter().all(HeaderValue::is_empty)
            && let Some(challenge) = bearer_challenge(error, code)
        {
            let _ = headers.try_insert(WWW_AUTHENTICATE, challenge);
        }
    }

    /// Parses the body. If the body has no `error`, also parses the challenge of
    /// `WWW-Authenticate` that has one (RFC 6750 §3). If this challenge has a description or a URI,
    /// the description or the URI of the body is replaced.
    ///
    /// RFC 6749 §5.2 requires JSON. A body in `application/x-www-form-urlencoded` is parsed too,
    /// because some servers send it.
    #[cfg_attr(debug_assertions, inline)]
    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        let mut name = None;
        for (key, value) in document.root().members() {
            match &*key {
                "error" if value.is_string() => name = value.text(),
                "error_description" if value.is_string() => received.message(value.text()),
                "error_uri" if value.is_string() => received.help(value.text()),
                _ => received.other(key, value),
            }
        }
        let has_error = if name.is_some() {
            received.spelled_name(name, is_name);
            true
        } else {
            document.root().is_null() && is_form(headers) && parse_form(body, &mut received)
        };
        if !has_error && let Some(challenge) = bearer_error(headers) {
            let text = |name| challenge.parameter(name).map(json::Text::from);
            received.spelled_name(text("error"), is_name);
            if let Some(description) = text("error_description") {
                received.message(Some(description));
            }
            if let Some(uri) = text("error_uri") {
                received.help(Some(uri));
            }
        }
        received.lacks_data();
        received.lacks_issues();
        received.build()
    }
}

#[cfg_attr(debug_assertions, inline)]
fn is_form(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = media_type.and_then(|text| text.split(';').next()).unwrap_or_default();
    essence.trim().eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Parses a form. Returns whether it contains an `error`.
#[cfg_attr(debug_assertions, inline)]
fn parse_form(body: &[u8], received: &mut ReceivedBuilder<'_>) -> bool {
    let text = String::from_utf8_lossy(&body[..body.len().min(Received::TEXT_LIMIT)]);
    let mut has_error = false;
    for pair in text.trim_ascii().split('&') {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value = || Some(form_urldecode(value).into());
        match &*form_urldecode(key) {
            "error" => {
                received.spelled_name(value(), is_name);
                has_error = true;
            }
            "error_description" => received.message(value()),
            "error_uri" => received.help(value()),
            _ => {}
        }
    }
    has_error
}

/// Returns the name in RFC 6750 §3.1, if the error refuses an access token.
#[cfg_attr(debug_assertions, inline)]
fn token_error(error: &Occurrence<'_>) -> Option<&'static str> {
    let code = match error.status() {
        StatusCode::UNAUTHORIZED => "invalid_token",
        StatusCode::FORBIDDEN => "insufficient_scope",
        _ => return None,
    };
    (*error_code(error) == *code).then_some(code)
}

/// Returns the challenge of a refused access token (RFC 6750 §3).
#[cfg_attr(debug_assertions, inline)]
fn bearer_challenge(error: &Occurrence<'_>, code: &str) -> Option<HeaderValue> {
    /// The largest part of the message that the header contains, in bytes. The message of a
    /// forwarded error can be longer.
    const DESCRIPTION_LIMIT: usize = 512;
    let mut challenge = format!("Bearer realm=\"{}\", error=\"{code}\"", realm(error.domain()));
    // If the `Display` of the message fails, the text before the failure is sent.
    let mut description = String::new();
    let _ = write!(description, "{}", Reduced(error.message()));
    // The reduced text is ASCII without `"` and `\`, so it needs no escapes.
    if let Some(text) = description.get(..description.len().min(DESCRIPTION_LIMIT))
        && !text.is_empty()
    {
        challenge.extend([", error_description=\"", text, "\""]);
    }
    HeaderValue::try_from(challenge).ok()
}

/// Returns the first challenge that contains an `error` (RFC 6750 §3).
#[cfg_attr(debug_assertions, inline)]
fn bearer_error(headers: &HeaderMap) -> Option<Challenge> {
    let values = headers.get_all(WWW_AUTHENTICATE).into_iter();
    let challenges = values.filter_map(|value| value.to_str().ok()).flat_map(Challenge::parse);
    challenges.into_iter().find(|challenge| challenge.parameter("error").is_some())
}

/// Returns whether the value of `error` is `name` for an error with this spec.
#[cfg_attr(debug_assertions, inline)]
fn is_name(spec: &ErrorSpec, name: &str) -> bool {
    sent_name(spec.has_own_name(), spec.status(), spec.name()) == name
}

#[cfg_attr(debug_assertions, inline)]
fn sent_name(has_own_name: bool, status: StatusCode, name: &str) -> Cow<'_, str> {
    let known = OAuth2::NAMES.server_error_name(status.as_u16()).filter(|_| !has_own_name);
    let name = known.unwrap_or(name);
    if is_reduced(name.as_bytes()) { name.into() } else { name.chars().map(reduced).collect() }
}

/// Returns the value of `error`: the name of the error, or, for a 5xx that does not declare a name,
/// the name in RFC 6749 §4.1.2.1.
#[cfg_attr(debug_assertions, inline)]
fn error_code<'a>(error: &Occurrence<'a>) -> Cow<'a, str> {
    sent_name(error.has_own_name(), error.status(), error.name())
}

/// A text reduced to the characters of `error` and `error_description` in RFC 6749 §5.2:
/// %x20-21 / %x23-5B / %x5D-7E.
struct Reduced<'a>(Message<'a>);

impl Display for Reduced<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(Reducer(formatter), "{}", self.0)
    }
}

struct Reducer<'a, 'b>(&'a mut Formatter<'b>);

impl Write for Reducer<'_, '_> {
    #[cfg_attr(debug_assertions, inline)]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if is_reduced(text.as_bytes()) {
            return self.0.write_str(text);
        }
        text.chars().try_for_each(|character| self.0.write_char(reduced(character)))
    }
}

/// Returns whether RFC 6749 §5.2 allows each byte. The function compares sixteen bytes at a time.
/// The last block can overlap the block before it.
#[cfg_attr(debug_assertions, inline)]
fn is_reduced(bytes: &[u8]) -> bool {
    if let Some(last) = bytes.last_chunk::<16>() {
        let (blocks, _) = bytes.as_chunks::<16>();
        blocks.iter().all(|block| all_reduced(block)) && all_reduced(last)
    } else {
        all_reduced(bytes)
    }
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "without a branch, the compiler compares many bytes at a time"
)]
#[inline]
fn all_reduced(bytes: &[u8]) -> bool {
    // `^ 0x02` maps `"` (0x22) to 0x20, and only control characters to the values below 0x20. So
    // one comparison finds the quote and the control characters.
    let is_allowed = |byte: u8| ((byte ^ 0x02) > 0x20) & (byte != b'\\') & (byte < 0x7F);
    bytes.iter().fold(true, |all, &byte| all & is_allowed(byte))
}

#[cfg_attr(debug_assertions, inline)]
const fn reduced(character: char) -> char {
    match character {
        '"' | '\u{2018}'..='\u{201F}' => '\'',
        '\\' => '/',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        ' '..='~' => character,
        _ if character.is_whitespace() => ' ',
        _ => '?',
    }
}

impl json::Sealed for Reduced<'_> {}

/// An empty message is not written, so the body does not have the member.
impl json::WriteJson for Reduced<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        out.push(b'"');
        let start = out.len();
        if write!(json::Unescaped(out), "{}", self.0).is_err() {
            fault::message(error);
        }
        if !is_reduced(&out[start..]) {
            let text = String::from_utf8_lossy(&out[start..]).into_owned();
            out.truncate(start);
            out.extend(text.chars().map(|character| reduced(character) as u8));
        }
        if out.len() == start {
            out.truncate(start - 1);
        } else {
            out.push(b'"');
        }
        Ok(())
    }

    #[cfg_attr(debug_assertions, inline)]
    fn is_absent(&self) -> bool {
        true
    }
}

/// Percent-encodes the characters that `error_uri` must not contain.
#[cfg_attr(debug_assertions, inline)]
const fn error_uri(uri: &str) -> PercentEncoded<'_> {
    PercentEncoded::new(uri, &Characters::OAUTH2_URI)
}
