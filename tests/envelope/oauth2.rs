//! OAuth 2.0 errors contain only characters that RFC 6749 §5.2 allows, for any input.

use api_error::{
    ApiError, Catalogued, Context, Data, ErrorSpec, Message, RetryAfter,
    bytes::Bytes,
    envelope::{OAuth2, ResponseMode},
    http::{HeaderMap, Response},
    render,
};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[error("{0}")]
#[status(400)]
#[api_error(envelope = OAuth2)]
#[name("invalid_request")]
struct Invalid(String);

fn body(error: &dyn ApiError) -> Map<String, Value> {
    let response =
        render::<OAuth2>(error, &Context::new().with_request_id("r").with_instance("/i"));
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(response.headers()["pragma"], "no-cache");
    assert_eq!(response.headers()["content-type"], "application/json");
    serde_json::from_slice(response.body()).expect("the body is an object")
}

fn description(text: &str) -> Option<String> {
    let mut body = body(&Invalid(text.to_owned()));
    assert_eq!(body["error"], "invalid_request");
    let Some(Value::String(description)) = body.remove("error_description") else {
        return None;
    };
    Some(description)
}

/// RFC 6749 §5.2: `error` and `error_description` contain %x20-21 / %x23-5B / %x5D-7E.
fn is_text(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, 0x20 | 0x21 | 0x23..=0x5B | 0x5D..=0x7E))
}

/// RFC 6749 §5.2: `error_uri` contains %x21 / %x23-5B / %x5D-7E.
fn is_uri(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, 0x21 | 0x23..=0x5B | 0x5D..=0x7E))
}

#[test]
fn characters_are_replaced_by_the_nearest_allowed() {
    for (text, expected) in [
        (
            "plain ASCII: !#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~",
            "plain ASCII: !#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~",
        ),
        ("\"quoted\"", "'quoted'"),
        ("“double” ‘single’ „low‟", "'double' 'single' 'low'"),
        ("C:\\temp", "C:/temp"),
        ("a\tb\nc\rd\u{a0}e\u{2028}f\u{3000}g", "a b c d e f g"),
        ("a‐b‑c‒d–e—f―g", "a-b-c-d-e-f-g"),
        ("café", "caf?"),
        ("😀\u{1}\0\u{7f}\u{80}", "?????"),
    ] {
        assert_eq!(description(text).as_deref(), Some(expected));
    }
}

#[test]
fn an_empty_description_is_left_out() {
    assert_eq!(description(""), None);
}

#[test]
fn only_the_three_parameters_are_sent() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[code(7, "Seven")]
    #[name("invalid_scope")]
    #[api_error(help = "https://docs.example.com/scopes", type = "urn:x", domain = "x.example")]
    struct Scope {
        #[data]
        scope: &'static str,
    }

    assert_eq!(
        Value::Object(body(&Scope { scope: "a" })),
        json!({
            "error": "invalid_scope",
            "error_description": "text",
            "error_uri": "https://docs.example.com/scopes",
        })
    );
}

#[test]
fn the_names_of_5xx() {
    #[derive(Debug, Error, ApiError)]
    #[error("hidden")]
    #[api_error(envelope = OAuth2)]
    enum E {
        #[status(500)]
        Bug,
        #[status(502)]
        Upstream,
        #[status(503)]
        Draining,
        #[status(500)]
        #[name("key_store_locked")]
        Named,
    }
    /// The declared name equals the name of the status.
    #[derive(Debug, Error, ApiError)]
    #[error("hidden")]
    #[status(503)]
    #[name("SERVICE_UNAVAILABLE")]
    struct NamedAsTheStatus;

    for (error, name) in [
        (E::Bug, "server_error"),
        (E::Upstream, "server_error"),
        (E::Draining, "temporarily_unavailable"),
        (E::Named, "key_store_locked"),
    ] {
        assert_eq!(body(&error)["error"], name);
    }
    assert_eq!(body(&NamedAsTheStatus)["error"], "SERVICE_UNAVAILABLE");
    assert_eq!(body(&*api_error::Error::internal("x"))["error"], "server_error");
    // The catalog, documents and the log have the name that is sent.
    let names: Vec<_> = E::CATALOG.iter().map(ErrorSpec::name).collect();
    assert_eq!(
        names,
        ["server_error", "server_error", "temporarily_unavailable", "key_store_locked"]
    );
    assert_eq!(E::Bug.name(), "server_error");
}

#[test]
fn a_uri_contains_only_allowed_characters() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(help = "https://example.com/a/é")]
    struct E;

    let body = body(&E);
    let uri = body["error_uri"].as_str().expect("the URI is valid");
    assert!(is_uri(uri), "{uri}");
    assert!(uri.starts_with("https://example.com/a"), "{uri}");
}

#[test]
fn registered_errors_with_their_statuses() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(envelope = OAuth2, rename_all = "snake_case")]
    enum Registered {
        InvalidRequest,
        InvalidGrant,
        UnauthorizedClient,
        UnsupportedGrantType,
        InvalidScope,
        #[status(401)]
        InvalidClient,
        #[status(401)]
        InvalidToken,
        #[status(403)]
        InsufficientScope,
        #[status(403)]
        AccessDenied,
        #[name("authorization_pending")]
        Polling,
    }

    for (error, name, status) in [
        (Registered::InvalidRequest, "invalid_request", 400),
        (Registered::InvalidGrant, "invalid_grant", 400),
        (Registered::UnauthorizedClient, "unauthorized_client", 400),
        (Registered::UnsupportedGrantType, "unsupported_grant_type", 400),
        (Registered::InvalidScope, "invalid_scope", 400),
        (Registered::InvalidClient, "invalid_client", 401),
        (Registered::InvalidToken, "invalid_token", 401),
        (Registered::InsufficientScope, "insufficient_scope", 403),
        (Registered::AccessDenied, "access_denied", 403),
        (Registered::Polling, "authorization_pending", 400),
    ] {
        assert_eq!((&body(&error)["error"], error.status().as_u16()), (&json!(name), status));
    }
}

/// RFC 6750 §3: a refused access token has a challenge of the scheme `Bearer`.
#[test]
fn a_refused_token_has_a_bearer_challenge() {
    #[derive(Debug, Error, ApiError)]
    #[api_error(envelope = OAuth2, domain = "api.example.com")]
    enum E {
        #[error("The access \"token\" expired – log in")]
        #[status(401)]
        #[name("invalid_token")]
        Expired,
        #[error("")]
        #[status(403)]
        #[name("insufficient_scope")]
        Scope,
        #[error("text")]
        #[status(401)]
        #[name("invalid_client")]
        Client,
        #[error("text")]
        #[status(403)]
        #[name("access_denied")]
        Denied,
    }
    /// The declared challenge is sent.
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(401)]
    #[name("invalid_token")]
    #[api_error(envelope = OAuth2, header("WWW-Authenticate", "DPoP algs=\"ES256\""))]
    struct Declared;

    fn challenge(error: &dyn ApiError) -> Option<String> {
        let response = error.to_response();
        let values: Vec<_> = response.headers().get_all("www-authenticate").iter().collect();
        assert!(values.len() < 2, "{values:?}");
        values.first().map(|value| value.to_str().expect("the value is ASCII").to_owned())
    }
    for (error, expected) in [
        (
            &E::Expired as &dyn ApiError,
            Some(
                r#"Bearer realm="api.example.com", error="invalid_token", error_description="The access 'token' expired - log in""#,
            ),
        ),
        (&E::Scope, Some(r#"Bearer realm="api.example.com", error="insufficient_scope""#)),
        (&E::Client, Some(r#"Basic realm="api.example.com""#)),
        (&E::Denied, None),
        (&Declared, Some("DPoP algs=\"ES256\"")),
    ] {
        assert_eq!(challenge(error).as_deref(), expected, "{error:?}");
    }
}

/// RFC 6749 §3.1.2: the query of the redirect URI is retained. RFC 9207 §2 adds the parameter
/// `iss`.
#[test]
fn parameters_are_added_to_any_valid_query() {
    for (uri, mode, expected) in [
        ("https://c.example/cb", ResponseMode::Query, "https://c.example/cb?"),
        ("https://c.example/cb?", ResponseMode::Query, "https://c.example/cb?"),
        ("https://c.example/cb?a=1", ResponseMode::Query, "https://c.example/cb?a=1&"),
        ("https://c.example/cb?a=1&", ResponseMode::Query, "https://c.example/cb?a=1&"),
        // RFC 3986 §3.4: a query can contain `?`.
        ("https://c.example/cb?a=b?", ResponseMode::Query, "https://c.example/cb?a=b?&"),
        ("https://c.example/cb??", ResponseMode::Query, "https://c.example/cb??&"),
        ("https://c.example/cb?a=b?&", ResponseMode::Query, "https://c.example/cb?a=b?&"),
        ("com.example.app:/cb", ResponseMode::Query, "com.example.app:/cb?"),
        ("https://c.example/cb?a=b?", ResponseMode::Fragment, "https://c.example/cb?a=b?#"),
    ] {
        let error = Invalid("text".to_owned());
        let redirect = OAuth2::redirect(&error, uri, Some("s/1"), mode)
            .expect("the redirect URI is valid")
            .with_issuer("https://as.example/a?b=é");
        let rest = "error=invalid_request&error_description=text&state=s%2F1";
        let issuer = "&iss=https%3A%2F%2Fas.example%2Fa%3Fb%3D%C3%A9";
        let location = format!("{expected}{rest}{issuer}");
        assert_eq!(redirect.location(), location);
        assert_eq!(redirect.found().headers()["location"], location);
        let redirected = OAuth2::parse_redirect(&location).expect("the URL contains an error");
        assert_eq!(redirected.received().name(), "invalid_request");
        assert_eq!(redirected.issuer(), Some("https://as.example/a?b=é"));
    }
}

/// An error with a name that no declaration allows, as another server can send it.
#[derive(Debug, Error)]
#[error("{error}")]
struct Foreign {
    name: String,
    #[source]
    error: Invalid,
}

impl ApiError for Foreign {
    fn spec(&self) -> &'static ErrorSpec {
        self.error.spec()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn message(&self) -> Message<'_> {
        self.error.message()
    }

    fn data(&self) -> Data<'_> {
        self.error.data()
    }

    fn retry_after(&self) -> Option<RetryAfter> {
        self.error.retry_after()
    }

    fn append_headers(&self, headers: &mut HeaderMap) {
        self.error.append_headers(headers);
    }

    fn render(&self, context: &Context) -> Response<Bytes> {
        render::<OAuth2>(self, context)
    }
}

proptest! {
    #[test]
    fn any_description_is_reduced(text in any::<String>()) {
        match description(&text) {
            None => prop_assert!(text.is_empty()),
            Some(reduced) => {
                prop_assert!(is_text(&reduced), "{}", reduced);
                prop_assert_eq!(reduced.chars().count(), text.chars().count());
                if is_text(&text) {
                    prop_assert_eq!(reduced, text);
                }
            }
        }
    }

    #[test]
    fn any_name_is_reduced(name in any::<String>(), text in any::<String>()) {
        let error = Foreign { name, error: Invalid(text) };
        let sent = body(&error);
        prop_assert!(is_text(sent["error"].as_str().unwrap()), "{}", sent["error"]);
    }
}
