//! Errors of the authorization endpoint, which are sent in a redirect.

use super::{OAuth2, Reduced, error_code, error_uri, is_name};
use crate::json::{Document, Text};
use crate::model::{ApiError, Context, Occurrence};
use crate::received::Received;
use crate::text::uri::{Characters, form_urldecode, push_form_urlencoded};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, LOCATION};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::fmt::{self, Display, Formatter, Write};

/// The part of the redirect URL that contains the parameters of an authorization response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResponseMode {
    /// The query, in the authorization code flow (RFC 6749 §4.1.2.1).
    Query,
    /// The fragment, in the implicit flow (RFC 6749 §4.2.2.1).
    Fragment,
}

/// The redirect of a user agent to the client, with an error in the URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redirect {
    /// A URL of visible ASCII characters.
    text: String,
}

/// The reason why a `redirect_uri` is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectError {
    /// The `redirect_uri` has a fragment, which RFC 6749 §3.1.2 forbids.
    HasFragment,
    /// The `redirect_uri` is empty, or it contains a character that a URI must not contain.
    NotAUri,
}

impl Display for RedirectError {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::HasFragment => "the redirect_uri has a fragment (RFC 6749 §3.1.2 forbids it)",
            Self::NotAUri => {
                "the redirect_uri is empty or contains a character that a URI must not contain (RFC 3986)"
            }
        })
    }
}

impl std::error::Error for RedirectError {}

impl OAuth2 {
    /// Returns the redirect with which an authorization endpoint reports an error.
    ///
    /// The parameters `error`, `error_description`, `error_uri` and `state` are form-urlencoded and
    /// added to `redirect_uri`. The query of `redirect_uri` does not change.
    /// [`Redirect::with_issuer`] adds `iss`.
    ///
    /// Careful: first compare `redirect_uri` with the URIs that are registered for the client. If
    /// the client is unknown, or the `redirect_uri` is missing, invalid or not registered, RFC 6749
    /// §4.1.2.1 forbids a redirect: show the error to the user instead.
    ///
    /// # Errors
    /// Returns an error if `redirect_uri` has a fragment or is not a URI.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::envelope::{OAuth2, RedirectError, ResponseMode};
    /// use api_error::{ApiError, bytes::Bytes, http::Response};
    ///
    /// fn refuse(denied: &dyn ApiError) -> Result<Response<Bytes>, RedirectError> {
    ///     let uri = "https://client.example/cb?a=1";
    ///     let redirect = OAuth2::redirect(denied, uri, Some("xyz"), ResponseMode::Query)?;
    ///     // https://client.example/cb?a=1&error=access_denied&error_description=…&state=xyz
    ///     Ok(redirect.see_other())
    /// }
    /// ```
    #[cfg_attr(debug_assertions, inline)]
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
            ResponseMode::Query => match redirect_uri.split_once('?') {
                None => "?",
                Some((_, "")) => "",
                // A `?` at the end of a query is a part of its last value, so `&` must follow it.
                Some((_, query)) if query.ends_with('&') => "",
                Some(_) => "&",
            },
        };
        let context = Context::new();
        let error = Occurrence::new(error, &context);
        let mut description = String::new();
        // If the `Display` of the message fails, the text before the failure is sent.
        let _ = write!(description, "{}", Reduced(error.message()));
        let uri = error.help().map(|uri| error_uri(uri).to_string());
        for (key, value) in [
            ("error", Some(&*error_code(&error))),
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
        Ok(Redirect { text })
    }
}

/// An error of an authorization endpoint that a client received in a redirect.
#[derive(Clone, Debug)]
pub struct Redirected {
    received: Received,
    state: Option<String>,
    issuer: Option<String>,
}

impl OAuth2 {
    /// Parses the error in the query or the fragment of a redirect URL, as [`OAuth2::redirect`]
    /// writes it. Returns `None` for a URL without `error`, such as the URL of a successful
    /// response.
    ///
    /// Careful: first compare the [`state`](Redirected::state) with the `state` of the request (RFC
    /// 6749 §10.12).
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::envelope::OAuth2;
    ///
    /// let url = "https://app.example/cb?error=access_denied&error_description=No+way&state=xyz";
    /// let redirected = OAuth2::parse_redirect(url).expect("there is an error");
    /// assert_eq!(redirected.state(), Some("xyz"));
    /// assert_eq!(redirected.received().name(), "access_denied");
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn parse_redirect(url: &str) -> Option<Redirected> {
        let (before, fragment) = url.split_once('#').unwrap_or((url, ""));
        let query = before.split_once('?').map_or("", |(_, query)| query);
        let [mut error, mut description, mut uri, mut state, mut issuer] = [const { None }; 5];
        for pair in [query, fragment].into_iter().flat_map(|part| part.split('&')) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let parameter = match &*form_urldecode(key) {
                "error" => &mut error,
                "error_description" => &mut description,
                "error_uri" => &mut uri,
                "state" => &mut state,
                "iss" => &mut issuer,
                _ => continue,
            };
            // The last value is used, because the query of the `redirect_uri` can contain the same
            // key.
            *parameter = Some(form_urldecode(value));
        }
        let mut received =
            Received::builder(StatusCode::BAD_REQUEST, &HeaderMap::new(), &Document::parse(b""));
        received.spelled_name(Some(error?.into()), is_name);
        received.message(description.map(Text::from));
        received.help(uri.map(Text::from));
        received.lacks_status();
        received.lacks_data();
        received.lacks_issues();
        Some(Redirected { received: received.build(), state, issuer })
    }
}

impl Redirected {
    /// Returns the error.
    ///
    /// A redirect does not contain a status: [`Received::status`] is 400, and
    /// [`decode`](Received::decode) identifies the error by its name.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn received(&self) -> &Received {
        &self.received
    }

    /// Returns the `state` of the authorization request, unchanged.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    /// Returns `iss`, the issuer identifier of the authorization server (RFC 9207 §2).
    ///
    /// Careful: if the server supports the parameter, a client must compare the value with the
    /// issuer to which it sent the request. The client must refuse any other value (RFC 9207 §2.4).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }
}

impl Redirect {
    /// Adds `iss`, the issuer identifier of this authorization server (RFC 9207 §2).
    ///
    /// If the metadata of a server contain `authorization_response_iss_parameter_supported`, the
    /// server must send `iss` in errors too.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::envelope::{OAuth2, RedirectError, ResponseMode};
    /// use api_error::{ApiError, bytes::Bytes, http::Response};
    ///
    /// fn refuse(denied: &dyn ApiError) -> Result<Response<Bytes>, RedirectError> {
    ///     let uri = "https://client.example/cb";
    ///     let redirect = OAuth2::redirect(denied, uri, Some("xyz"), ResponseMode::Query)?;
    ///     // https://client.example/cb?error=..&state=xyz&iss=https%3A%2F%2Fserver.example
    ///     Ok(redirect.with_issuer("https://server.example").see_other())
    /// }
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn with_issuer(mut self, issuer: &str) -> Self {
        self.text.push_str("&iss=");
        push_form_urlencoded(&mut self.text, issuer);
        self
    }

    /// Returns the URL.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn location(&self) -> &str {
        &self.text
    }

    /// Returns a 302 response to the URL.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn found(&self) -> Response<Bytes> {
        self.response(StatusCode::FOUND)
    }

    /// Returns a 303 response to the URL. The user agent follows it with a GET, even if the request
    /// had another method (RFC 9700 §4.12).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn see_other(&self) -> Response<Bytes> {
        self.response(StatusCode::SEE_OTHER)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn response(&self, status: StatusCode) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status;
        // The text is ASCII without control characters, so it is a valid value.
        if let Ok(location) = HeaderValue::try_from(&self.text) {
            response.headers_mut().insert(LOCATION, location);
        }
        response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response
    }
}
