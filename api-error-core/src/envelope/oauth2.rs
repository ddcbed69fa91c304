//! Errors of OAuth 2.0 token and authorization endpoints.

use crate::envelope::{Envelope, NameRule};
use crate::json;
use crate::model::{ApiError, Context, ErrorSpec, Message, Occurrence};
use crate::received::{Challenge, Received};
use crate::text::uri::{Characters, PercentEncoded, form_urldecode, push_form_urlencoded};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, LOCATION, PRAGMA, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::fmt::{self, Display, Formatter, Write};

/// RFC 6749 §5.2: `{"error":"invalid_client","error_description":"…","error_uri":"…"}`, not to be
/// cached.
///
/// The description is reduced to the characters that the RFC allows: white space to spaces,
/// double and curly quotes to `'`, `\` to `/`, dashes to `-`, the rest to `?`. A 5xx without a
/// name of its own is `server_error`, a 503 `temporarily_unavailable`.
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

    const IS_PURE: bool = true;

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        let description = Reduced(error.message());
        body.member("error", code(error));
        if !description.is_empty() {
            body.member("error_description", Message::display(&description));
        }
        body.member("error_uri", error.help().map(|uri| uri_text(uri).to_string()));
    }

    fn headers(_: &Occurrence<'_>, headers: &mut HeaderMap) {
        // An error may have filled the map to its limit.
        let _ = headers.try_insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let _ = headers.try_insert(PRAGMA, HeaderValue::from_static("no-cache"));
    }

    /// A body without `error` may leave it to the challenge (RFC 6750 §3).
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

/// The challenge that says what is wrong with the token (RFC 6750 §3).
fn bearer_error(headers: &HeaderMap) -> Option<Challenge> {
    let values = headers.get_all(WWW_AUTHENTICATE).into_iter();
    let challenges = values.filter_map(|value| value.to_str().ok()).flat_map(Challenge::parse);
    challenges.into_iter().find(|challenge| challenge.parameter("error").is_some())
}

/// Whether an error of this spec is called `name` on the wire.
fn is_name(spec: &ErrorSpec, name: &str) -> bool {
    name_of(spec.has_own_name(), spec.status(), spec.name()) == name
}

fn name_of(is_named: bool, status: StatusCode, name: &str) -> String {
    match (is_named, status.as_u16()) {
        (true, _) => Reduced(Message::literal(name)).to_string(),
        (false, 503) => "temporarily_unavailable".to_owned(),
        (false, _) => "server_error".to_owned(),
    }
}

/// The value of `error`: the name, but of a 5xx without one that of RFC 6749 §4.1.2.1.
fn code(error: &Occurrence<'_>) -> String {
    name_of(error.has_own_name(), error.status(), error.name())
}

/// A text reduced to what `error` and `error_description` may hold: %x20-21 / %x23-5B / %x5D-7E.
struct Reduced<'a>(Message<'a>);

impl Reduced<'_> {
    fn is_empty(&self) -> bool {
        write!(NothingWritten, "{}", self.0).is_ok()
    }
}

/// Fails at the first character.
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

/// A URI reference, reduced to the characters that `error_uri` can contain.
const fn uri_text(uri: &str) -> PercentEncoded<'_> {
    PercentEncoded::new(uri, &Characters::OAUTH2_URI)
}

/// Where an authorization response's parameters are put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResponseMode {
    /// In the query: the code flow (RFC 6749 §4.1.2.1).
    Query,
    /// In the fragment: the implicit flow (RFC 6749 §4.2.2.1).
    Fragment,
}

/// The URL that sends a user agent back to the client with an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    location: HeaderValue,
    text: String,
}

/// Why there is no [`Redirect`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectError {
    /// RFC 6749 §3.1.2: a redirection URI has no fragment.
    HasFragment,
    /// It is empty, or holds a character that no URI holds.
    NotAUri,
}

impl Display for RedirectError {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::HasFragment => "the redirect_uri has a fragment (RFC 6749 §3.1.2 forbids it)",
            Self::NotAUri => "the redirect_uri is empty or holds a character that no URI holds",
        })
    }
}

impl std::error::Error for RedirectError {}

impl OAuth2 {
    /// The authorization endpoint's answer: `redirect_uri` with `error`, `error_description`,
    /// `error_uri` and `state` added, form-urlencoded, what it has in its query kept.
    ///
    /// When the redirect URI is missing, not the client's or wrong, or the client is not known,
    /// do not redirect: RFC 6749 §4.1.2.1 has the resource owner informed instead. Check
    /// `redirect_uri` against those registered for the client before calling this.
    ///
    /// # Errors
    /// When `redirect_uri` has a fragment, or is no URI.
    ///
    /// ```
    /// use api_error_core::envelope::{OAuth2, ResponseMode};
    ///
    /// # fn f(denied: &dyn api_error_core::ApiError) -> Result<(), Box<dyn std::error::Error>> {
    /// let redirect =
    ///     OAuth2::redirect(denied, "https://client.example/cb?a=1", Some("xyz"), ResponseMode::Query)?;
    /// // https://client.example/cb?a=1&error=access_denied&error_description=…&state=xyz
    /// let response = redirect.see_other();
    /// # Ok(())
    /// # }
    /// ```
    pub fn redirect(
        error: &dyn ApiError,
        redirect_uri: &str,
        state: Option<&str>,
        mode: ResponseMode,
    ) -> Result<Redirect, RedirectError> {
        if redirect_uri.contains('#') {
            return Err(RedirectError::HasFragment);
        }
        let is_uri = |byte| Characters::URI.contains(byte);
        if redirect_uri.is_empty() || !redirect_uri.bytes().all(is_uri) {
            return Err(RedirectError::NotAUri);
        }
        let mut text = redirect_uri.to_owned();
        let mut separator = match mode {
            ResponseMode::Fragment => "#",
            ResponseMode::Query if !redirect_uri.contains('?') => "?",
            ResponseMode::Query if redirect_uri.ends_with(['?', '&']) => "",
            ResponseMode::Query => "&",
        };
        let context = Context::new();
        let error = Occurrence::new(error, &context);
        let mut description = String::new();
        // As far as the message goes.
        let _ = write!(description, "{}", Reduced(error.message()));
        let uri = error.help().map(|uri| uri_text(uri).to_string());
        for (key, value) in [
            ("error", Some(code(&error).as_str())),
            ("error_description", Some(description.as_str()).filter(|text| !text.is_empty())),
            ("error_uri", uri.as_deref()),
            ("state", state),
        ] {
            if let Some(value) = value {
                text.push_str(separator);
                text.push_str(key);
                text.push('=');
                push_form_urlencoded(&mut text, value);
                separator = "&";
            }
        }
        let location = HeaderValue::try_from(&text).map_err(|_| RedirectError::NotAUri)?;
        Ok(Redirect { location, text })
    }
}

/// An authorization endpoint's error, as it came in a redirect.
#[derive(Clone, Debug)]
pub struct Redirected {
    received: Received,
    state: Option<String>,
}

impl OAuth2 {
    /// Reads what [`OAuth2::redirect`] wrote: the error in the query or the fragment of the URL
    /// that a user agent came back with. `None` when it says no `error`, as after a success.
    ///
    /// Compare the [`state`](Redirected::state) with the one of the request before anything else
    /// (RFC 6749 §10.12).
    ///
    /// ```
    /// use api_error_core::{ApiError, envelope::OAuth2};
    ///
    /// let url = "https://client.example/cb?error=access_denied&error_description=No+thanks&state=xyz";
    /// let redirected = OAuth2::parse_redirect(url).expect("there is an error");
    /// assert_eq!(redirected.state(), Some("xyz"));
    /// assert_eq!(redirected.received().name(), "access_denied");
    /// ```
    #[must_use]
    pub fn parse_redirect(url: &str) -> Option<Redirected> {
        let (before, fragment) = url.split_once('#').unwrap_or((url, ""));
        let query = before.split_once('?').map_or("", |(_, query)| query);
        let [mut error, mut description, mut uri, mut state] = [const { None }; 4];
        for pair in [query, fragment].into_iter().flat_map(|part| part.split('&')) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let place = match &*form_urldecode(key) {
                "error" => &mut error,
                "error_description" => &mut description,
                "error_uri" => &mut uri,
                "state" => &mut state,
                _ => continue,
            };
            // After those that the redirect_uri itself has in its query.
            *place = Some(form_urldecode(value));
        }
        let mut received = Received::builder(
            StatusCode::BAD_REQUEST,
            &HeaderMap::new(),
            &json::Document::parse(b""),
        );
        received.spelled_name(Some(error?.into()), is_name);
        received.message(description.map(json::Text::from));
        received.help(uri.map(json::Text::from));
        received.lacks_status();
        received.lacks_data();
        received.lacks_issues();
        Some(Redirected { received: received.build(), state })
    }
}

impl Redirected {
    /// The error. It has no status of its own: [`Received::status`] says 400, and decoding asks
    /// for the name alone.
    #[must_use]
    pub const fn received(&self) -> &Received {
        &self.received
    }

    /// The `state` of the authorization request, exactly as it was sent.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }
}

impl Redirect {
    /// The URL.
    #[must_use]
    pub fn location(&self) -> &str {
        &self.text
    }

    /// A 302 to it.
    #[must_use]
    pub fn found(&self) -> Response<Bytes> {
        self.response(StatusCode::FOUND)
    }

    /// A 303 to it: the user agent follows with a GET, whatever the request was (RFC 9700 §4.12).
    #[must_use]
    pub fn see_other(&self) -> Response<Bytes> {
        self.response(StatusCode::SEE_OTHER)
    }

    fn response(&self, status: StatusCode) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        response.headers_mut().insert(LOCATION, self.location.clone());
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
