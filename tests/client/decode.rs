//! A client decodes the variant that the server returned.

use api_error::envelope::{
    Coded, Described, Detailed, FieldErrors, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
};
use api_error::http::{HeaderMap, StatusCode};
use api_error::{ApiError, Context, Decode, Envelope, Issue, Mismatch, Received, render};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Item,
    User,
}

#[derive(Debug, Error, ApiError, PartialEq)]
#[api_error(envelope = Coded, domain = "shop.example.com", decode)]
pub(crate) enum ItemError {
    #[error("The {kind:?} {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    Duplicated {
        #[data("type")]
        kind: Kind,
        #[data]
        key: u64,
    },

    #[error("rate limit reached")]
    #[status(429)]
    #[code(2, "TooManyRequests")]
    RateLimited {
        #[data]
        #[api_error(retry_after)]
        retry_after: Duration,
    },

    #[error("not allowed")]
    #[status(405)]
    MethodRefused(#[api_error(header = "Allow")] String, #[data("hint")] Option<String>),

    #[error("the cart is invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
        private: Option<u8>,
    },

    #[error("closed for {0:?}")]
    #[status(503)]
    #[name("CLOSED")]
    Closed(#[api_error(retry_after)] Option<Duration>),

    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    #[error("boom")]
    #[status(500)]
    Internal,
}

#[derive(Debug, Error, ApiError, PartialEq)]
#[api_error(decode)]
pub(crate) enum AuthError {
    #[error("the token has expired")]
    #[status(401)]
    TokenExpired,
    #[error("{user} may not")]
    #[status(403)]
    Forbidden {
        #[data]
        user: String,
    },
}

fn every() -> Vec<ItemError> {
    vec![
        ItemError::Duplicated { kind: Kind::Item, key: 11111 },
        ItemError::RateLimited { retry_after: Duration::from_secs(30) },
        ItemError::MethodRefused("GET, HEAD".into(), None),
        ItemError::MethodRefused("GET".into(), Some("42".into())),
        ItemError::Invalid { issues: vec![], private: None },
        ItemError::Invalid {
            issues: vec![
                Issue::new("min", "too \"short\"", "/lines/0/a b~1c").with("expected", 3),
                Issue::parameter("max", "too long", "q").with("name", "n"),
                Issue::header("odd", "", "X-A"),
                Issue::new("whole", "all of it", ""),
            ],
            private: None,
        },
        ItemError::Closed(None),
        ItemError::Closed(Some(Duration::from_secs(5))),
        ItemError::Auth(AuthError::TokenExpired),
        ItemError::Auth(AuthError::Forbidden { user: "a\u{1}\"é".into() }),
        ItemError::Internal,
    ]
}

pub(crate) fn received<V: Envelope>(error: &dyn ApiError) -> Received {
    let response = render::<V>(error, &Context::new().with_request_id("r-1"));
    V::parse(response.status(), response.headers(), response.body())
}

fn assert_decoded<V: Envelope>() {
    for error in every() {
        let decoded = received::<V>(&error).decode::<ItemError>();
        assert_eq!(decoded.as_ref().ok(), Some(&error), "{decoded:?}");
    }
}

#[test]
fn complete_envelopes_decode_every_variant() {
    assert_decoded::<Problem>();
    assert_decoded::<Coded>();
    assert_decoded::<Detailed>();
    assert_decoded::<JsonApi>();
}

fn decoded_or_mismatch<V: Envelope>() -> Vec<bool> {
    let check = |error: ItemError| match received::<V>(&error).decode::<ItemError>() {
        Ok(decoded) => {
            assert_eq!(decoded, error);
            true
        }
        Err(_) => false,
    };
    every().into_iter().map(check).collect()
}

#[test]
fn incomplete_envelopes_never_decode_wrongly() {
    let all_but_issues = [true, true, true, true, true, false, true, true, true, true, true];
    assert_eq!(decoded_or_mismatch::<Meta>(), all_but_issues);
    assert_eq!(decoded_or_mismatch::<GoogleRpc>(), all_but_issues);
    let without_data = [false, true, false, false, false, false, true, true, true, false, true];
    assert_eq!(decoded_or_mismatch::<OAuth2>(), without_data);
    // The message of `Closed` is the reason phrase of 503, and no other variant has this status.
    assert_eq!(decoded_or_mismatch::<MessageOnly>(), without_data);
    assert_eq!(decoded_or_mismatch::<Described>(), without_data);
    assert_eq!(decoded_or_mismatch::<FieldErrors>(), without_data);
}

pub(crate) fn coded(status: u16, body: &str) -> Received {
    let status = StatusCode::from_u16(status).expect("the status is valid");
    Coded::parse(status, &HeaderMap::new(), body.as_bytes())
}

pub(crate) fn mismatch<E: Decode>(received: &Received) -> String {
    let Err(error) = received.decode::<E>() else { return "none".to_owned() };
    format!("{:?}", error.reason())
}

#[test]
fn a_mismatch_gives_the_reason() {
    let name = |status, data: &str| coded(status, &format!("{{\"error_data\":{{{data}}}}}"));
    for (received, expected) in [
        (name(404, r#""name":"NEW_ONE""#), "Unknown"),
        (name(404, ""), "Unidentified"),
        (
            name(409, r#""name":"DUPLICATED_ITEM_ID","type":"item","key":1"#),
            "Status { expected: 400 }",
        ),
        (name(400, r#""name":"DUPLICATED_ITEM_ID","type":"item""#), "Missing { part: \"key\" }"),
        (name(429, r#""name":"RATE_LIMITED""#), "Missing { part: \"retry_after\" }"),
        (name(405, r#""name":"METHOD_REFUSED""#), "Missing { part: \"Allow\" }"),
        (
            coded(400, r#"{"error_code":43,"error_data":{"name":"DUPLICATED_ITEM_ID"}}"#),
            "Code { expected: 42 }",
        ),
    ] {
        assert_eq!(mismatch::<ItemError>(&received), expected);
    }
    let received = name(400, r#""name":"DUPLICATED_ITEM_ID","type":"item","key":"x""#);
    let returned = received.decode::<ItemError>().expect_err("the key is not a number");
    assert!(matches!(returned.reason(), Mismatch::Value { part: "key", .. }));
    assert_eq!(returned.into_received().body(), received.body());
}

#[test]
fn bodies_of_newer_and_older_servers_are_decoded() {
    // A newer server added a member to the data and to the body, and changed the message.
    let newer = coded(
        400,
        r#"{"error_code":42,"message":"other","trace":[1],"error_data":
            {"type":"user","key":7,"since":"2031","name":"DUPLICATED_ITEM_ID"}}"#,
    );
    let expected = ItemError::Duplicated { kind: Kind::User, key: 7 };
    assert_eq!(newer.decode::<ItemError>().ok(), Some(expected));
    assert_eq!(newer.data().to_value()["since"], "2031");
    assert_eq!(newer.others().to_value()["trace"][0], 1);
    // An older server does not send the optional member or the code.
    let older = r#"{"error_data":{"name":"METHOD_REFUSED"}}"#;
    let mut headers = HeaderMap::new();
    headers.insert("allow", "GET".parse().expect("the header value is valid"));
    let older = Coded::parse(StatusCode::METHOD_NOT_ALLOWED, &headers, older.as_bytes());
    assert_eq!(
        older.decode::<ItemError>().ok(),
        Some(ItemError::MethodRefused("GET".into(), None))
    );
}

/// Generic, recursive and empty types.
mod shapes {
    use super::*;

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(decode)]
    #[error("{0} of {1:?}")]
    #[status(400)]
    struct Generic<T: std::fmt::Debug>(#[data("count")] u8, #[data("of")] Vec<T>);

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(decode)]
    enum Recursive {
        #[error("leaf")]
        #[status(404)]
        Leaf,
        #[error(transparent)]
        #[api_error(transparent)]
        Branch(Box<Recursive>),
    }

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(decode)]
    enum Twice {
        #[error(transparent)]
        #[api_error(transparent)]
        Of(AuthError),
        #[error(transparent)]
        #[api_error(transparent)]
        And(AuthError),
        #[error("a")]
        #[status(500)]
        A,
        #[error("b")]
        #[status(500)]
        B,
    }

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(decode)]
    enum Never {}

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(decode)]
    enum Wrapper<E: ApiError + 'static> {
        #[error(transparent)]
        #[api_error(transparent)]
        Of(E),
        #[error("own")]
        #[status(409)]
        #[allow(dead_code)]
        #[deprecated = "only to see that it decodes without a warning"]
        Own {
            r#type: Option<String>,
            #[data]
            r#loop: u8,
        },
    }

    #[test]
    fn generic_and_wrapped_types_are_decoded() {
        let generic = Generic(2, vec!["a".to_owned(), "b".to_owned()]);
        let decoded = received::<Problem>(&generic).decode::<Generic<String>>();
        assert_eq!(decoded.ok(), Some(generic));
        let received = received::<Problem>(&AuthError::TokenExpired);
        let decoded = received.decode::<Wrapper<AuthError>>().ok();
        assert_eq!(decoded, Some(Wrapper::Of(AuthError::TokenExpired)));
        assert!(received.decode::<Never>().is_err());
        assert!(received.decode::<Box<AuthError>>().is_ok());
        assert!(received.decode::<std::sync::Arc<AuthError>>().is_ok());
    }

    #[test]
    fn a_recursive_type_is_decoded_without_its_wrappers() {
        let error = Recursive::Branch(Box::new(Recursive::Leaf));
        let decoded = received::<Problem>(&error).decode::<Recursive>();
        assert_eq!(decoded.ok(), Some(Recursive::Leaf));
    }

    #[test]
    fn variants_that_share_a_name_are_ambiguous() {
        for error in [Twice::A, Twice::B, Twice::Of(AuthError::TokenExpired)] {
            assert_eq!(mismatch::<Twice>(&received::<Problem>(&error)), "Ambiguous");
        }
    }
}
