//! Response headers: declared headers, headers from fields, and headers that HTTP requires. A value
//! cannot add another header.

use api_error::{
    ApiError, Context,
    bytes::Bytes,
    envelope::{Coded, OAuth2, Problem},
    http::{HeaderMap, HeaderName, Response},
    render,
};
use proptest::prelude::*;
use thiserror::Error;

fn all(response: &Response<Bytes>, name: &str) -> Vec<String> {
    let values = response.headers().get_all(name).iter();
    values.map(|value| value.to_str().expect("the value is visible ASCII").to_owned()).collect()
}

fn headers(error: &dyn ApiError, name: &str) -> Vec<String> {
    all(&error.to_response(), name)
}

#[test]
fn declared_headers_are_appended() {
    #[derive(Debug, Error, ApiError)]
    enum E {
        #[error("text")]
        #[status(400)]
        #[api_error(
            header("Link", "<https://a.example>; rel=\"help\""),
            header("link", "<https://b.example>; rel=\"terms\""),
            header("X-Quota", "{used}/{max} {{}} {used:03}")
        )]
        Quota { used: u8, max: u8 },
        #[error("text")]
        #[status(405)]
        #[api_error(header("Allow", "GET, {0}"))]
        Tuple(&'static str),
        #[error("text")]
        #[status(405)]
        #[name("ENUM_FIELD")]
        Field {
            #[api_error(header = "Allow")]
            allow: &'static str,
            #[api_error(header = "X-Count")]
            count: u64,
            #[api_error(header("X-Count"))]
            more: Option<u64>,
            #[api_error(header = "X-Absent")]
            absent: Option<String>,
        },
    }

    let quota = E::Quota { used: 7, max: 10 };
    assert_eq!(
        headers(&quota, "link"),
        ["<https://a.example>; rel=\"help\"", "<https://b.example>; rel=\"terms\""]
    );
    assert_eq!(headers(&quota, "x-quota"), ["7/10 {} 007"]);
    assert_eq!(headers(&E::Tuple("PUT"), "allow"), ["GET, PUT"]);

    let field = E::Field { allow: "GET", count: u64::MAX, more: Some(1), absent: None };
    assert_eq!(headers(&field, "allow"), ["GET"]);
    assert_eq!(headers(&field, "x-count"), ["18446744073709551615", "1"]);
    assert!(headers(&field, "x-absent").is_empty());
    let body: serde_json::Value = serde_json::from_slice(field.to_response().body()).unwrap();
    assert_eq!(body.as_object().unwrap().len(), 4, "a header field is not data: {body}");
}

#[test]
fn append_headers_adds_to_existing_headers() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(header("Vary", "Accept"))]
    struct E;

    let mut headers = HeaderMap::new();
    headers.insert("vary", "Origin".parse().unwrap());
    E.append_headers(&mut headers);
    assert_eq!(headers.get_all("vary").iter().collect::<Vec<_>>(), ["Origin", "Accept"]);
}

#[test]
fn there_is_one_content_type() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    struct E;

    assert_eq!(headers(&E, "content-type"), ["application/problem+json"]);
    let response = render::<Coded>(&E, &Context::new());
    assert_eq!(all(&response, "content-type"), ["application/json"]);
}

#[test]
fn a_401_has_a_challenge() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(401)]
    #[api_error(domain = "shop.example.com")]
    enum WithDomain {
        Default,
        #[api_error(header("www-authenticate", "DPoP algs=\"ES256\""))]
        Declared,
        #[api_error(header("WWW-Authenticate", "Basic"), header("WWW-Authenticate", "Bearer"))]
        Two,
        #[api_error(
            header("WWW-Authenticate", "Bearer realm=\"{0}\""),
            header("WWW-Authenticate", "Basic")
        )]
        InOrder(&'static str),
        Field {
            #[api_error(header = "WWW-Authenticate")]
            challenge: &'static str,
        },
        #[status(403)]
        Forbidden,
    }
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(401)]
    struct WithoutDomain;
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(401)]
    #[api_error(envelope = OAuth2, rename_all = "snake_case")]
    enum ForClients {
        InvalidClient,
        #[api_error(domain = "login.example.com")]
        Other,
    }

    let challenges = |error: &dyn ApiError| headers(error, "www-authenticate");
    assert_eq!(challenges(&WithDomain::Default), ["Bearer realm=\"shop.example.com\""]);
    assert_eq!(challenges(&WithDomain::Declared), ["DPoP algs=\"ES256\""]);
    assert_eq!(challenges(&WithDomain::Two), ["Basic", "Bearer"]);
    assert_eq!(challenges(&WithDomain::InOrder("a")), ["Bearer realm=\"a\"", "Basic"]);
    assert_eq!(challenges(&WithDomain::Field { challenge: "Negotiate" }), ["Negotiate"]);
    assert!(challenges(&WithDomain::Forbidden).is_empty());
    assert_eq!(challenges(&WithoutDomain), ["Bearer realm=\"api\""]);
    assert_eq!(challenges(&ForClients::InvalidClient), ["Basic realm=\"api\""]);
    assert_eq!(challenges(&ForClients::Other), ["Basic realm=\"login.example.com\""]);
}

#[test]
fn statuses_of_rfc_6585_have_no_store() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    enum E {
        #[status(428)]
        PreconditionRequired,
        #[status(429)]
        TooManyRequests,
        #[status(431)]
        HeaderFieldsTooLarge,
        #[status(511)]
        NetworkAuthentication,
        #[status(429)]
        #[api_error(header("Cache-Control", "private, max-age=5"))]
        Stored,
        #[status(404)]
        NotFound,
    }

    for error in [
        E::PreconditionRequired,
        E::TooManyRequests,
        E::HeaderFieldsTooLarge,
        E::NetworkAuthentication,
    ] {
        assert_eq!(headers(&error, "cache-control"), ["no-store"], "{error:?}");
        let response = render::<OAuth2>(&error, &Context::new());
        assert_eq!(all(&response, "cache-control"), ["no-store"], "the header is sent once");
    }
    assert_eq!(headers(&E::Stored, "cache-control"), ["private, max-age=5"]);
    assert!(headers(&E::NotFound, "cache-control").is_empty());
}

#[test]
fn headers_that_http_requires_are_declared_and_sent() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    enum E {
        #[status(405)]
        #[api_error(header("Allow", ""))]
        NothingAllowed,
        #[status(407)]
        #[api_error(header("Proxy-Authenticate", "Basic realm=\"proxy\""))]
        Proxy,
        #[status(426)]
        #[api_error(header("Upgrade", "HTTP/2.0"))]
        Upgrade,
    }

    assert_eq!(headers(&E::NothingAllowed, "allow"), [""]);
    assert_eq!(headers(&E::Proxy, "proxy-authenticate"), ["Basic realm=\"proxy\""]);
    assert_eq!(headers(&E::Upgrade, "upgrade"), ["HTTP/2.0"]);
}

#[derive(Debug, Error, ApiError)]
#[error("text")]
#[status(405)]
#[api_error(header("X-Written", "a {value} b"))]
struct FromOutside {
    value: String,
    #[api_error(header = "X-Value")]
    header: String,
    #[api_error(header = "Allow")]
    allow: String,
    #[api_error(header = "X-Other")]
    other: &'static str,
}

impl FromOutside {
    fn new(value: &str) -> Self {
        Self {
            value: value.to_owned(),
            header: value.to_owned(),
            allow: value.to_owned(),
            other: "stays",
        }
    }
}

#[test]
fn an_invalid_value_is_left_out_and_the_rest_is_sent() {
    for value in [
        "a\r\nSet-Cookie: admin=1",
        "a\nb",
        "a\rb",
        "a\0b",
        "\u{7f}",
        "\u{1b}[31m",
        "café",
        "日本",
        "a\u{2028}b",
    ] {
        let error = FromOutside::new(value);
        let response = error.to_response();
        assert_eq!(response.status(), 405, "{value:?}");
        assert!(all(&response, "x-value").is_empty(), "{value:?}");
        assert!(all(&response, "x-written").is_empty(), "{value:?}");
        assert!(all(&response, "set-cookie").is_empty(), "{value:?}");
        assert_eq!(all(&response, "allow"), [""], "a required Allow is sent empty: {value:?}");
        assert_eq!(all(&response, "x-other"), ["stays"], "{value:?}");
        assert_eq!(all(&response, "content-type"), ["application/problem+json"]);
        assert!(serde_json::from_slice::<serde_json::Value>(response.body()).is_ok());
    }
}

#[test]
fn a_failing_display_leaves_its_header_out() {
    #[derive(Debug)]
    struct Unwritable;
    impl std::fmt::Display for Unwritable {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("half")?;
            Err(std::fmt::Error)
        }
    }
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(header("X-Written", "{unwritable}"))]
    struct E {
        #[api_error(header = "X-Value")]
        unwritable: Unwritable,
    }

    let response = E { unwritable: Unwritable }.to_response();
    assert_eq!(response.status(), 400);
    assert!(all(&response, "x-value").is_empty());
    assert!(all(&response, "x-written").is_empty());
}

proptest! {
    #[test]
    fn no_value_injects_a_header(value in "\\PC*|[ -~\\r\\n\\t\\x00é]*") {
        let response = FromOutside::new(&value).to_response();
        let mut names: Vec<&str> = response.headers().keys().map(HeaderName::as_str).collect();
        names.sort_unstable();
        names.retain(|name| !["x-value", "x-written"].contains(name));
        prop_assert_eq!(names, ["allow", "content-type", "x-other"]);
        for value in response.headers().values() {
            let ascii = value.as_bytes().iter().all(|byte| matches!(byte, b'\t' | b' '..=b'~'));
            prop_assert!(ascii, "{:?}", value);
        }
        if value.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            prop_assert_eq!(&response.headers()["x-value"], value.trim_matches(' '));
        }
        let body = render::<Problem>(&FromOutside::new(&value), &Context::new());
        prop_assert!(serde_json::from_slice::<serde_json::Value>(body.body()).is_ok());
    }
}

#[test]
fn an_option_is_recognized_by_its_type() {
    type Maybe = Option<String>;

    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(404)]
    struct E<'a, T: std::fmt::Debug + std::fmt::Display> {
        #[api_error(header = "X-Alias")]
        alias: Maybe,
        #[api_error(header = "X-Borrowed")]
        borrowed: &'a Option<u8>,
        #[api_error(header = "X-Generic")]
        generic: Option<T>,
    }

    let error = E { alias: Some("a".to_owned()), borrowed: &Some(1), generic: Some(2.5) };
    let response = error.to_response();
    for (name, value) in [("x-alias", "a"), ("x-borrowed", "1"), ("x-generic", "2.5")] {
        assert_eq!(response.headers()[name], value);
    }
    let response = E::<u8> { alias: None, borrowed: &None, generic: None }.to_response();
    assert_eq!(response.headers().len(), 1);
}

#[test]
fn a_value_has_no_outer_white_space() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(404)]
    struct E(#[api_error(header = "X-Name")] &'static str);

    assert_eq!(E(" a b\t").to_response().headers()["x-name"], "a b");
}

#[test]
fn an_absent_or_invalid_challenge_is_replaced() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(401)]
    struct Challenged(#[api_error(header = "WWW-Authenticate")] Option<&'static str>);

    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(407)]
    #[api_error(domain = "proxy.example.com")]
    struct Proxied(#[api_error(header = "Proxy-Authenticate")] Option<&'static str>);

    for (value, sent) in [
        (None, "Bearer realm=\"api\""),
        (Some(""), "Bearer realm=\"api\""),
        (Some("Bearer\r\nX: y"), "Bearer realm=\"api\""),
        (Some("Basic realm=\"shop\""), "Basic realm=\"shop\""),
    ] {
        let response = Challenged(value).to_response();
        let sent_values: Vec<_> = response.headers().get_all("www-authenticate").iter().collect();
        assert_eq!(sent_values, [sent]);
    }
    let response = Proxied(None).to_response();
    assert_eq!(response.headers()["proxy-authenticate"], "Basic realm=\"proxy.example.com\"");
}
