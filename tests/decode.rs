//! The variant that a server returned comes back from the bytes that it sent.

use api_error::envelope::{
    Coded, Described, Detailed, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
};
use api_error::http::{HeaderMap, StatusCode};
use api_error::{ApiError, Context, Decode, Envelope, Issue, Mismatch, Received, render};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use thiserror::Error;

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Item,
    User,
}

#[derive(Debug, Error, ApiError, PartialEq)]
#[api_error(envelope = Coded, domain = "shop.example.com", decode)]
enum ItemError {
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

    #[error("come back in {0:?}")]
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
enum AuthError {
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

fn received<V: Envelope>(error: &dyn ApiError) -> Received {
    let response = render::<V>(error, &Context::new().with_request_id("r-1"));
    V::parse(response.status(), response.headers(), response.body())
}

fn comes_back<V: Envelope>() {
    for error in every() {
        let decoded = received::<V>(&error).decode::<ItemError>();
        assert_eq!(decoded.as_ref().ok(), Some(&error), "{decoded:?}");
    }
}

#[test]
fn every_variant_comes_back_from_what_carries_enough() {
    comes_back::<Problem>();
    comes_back::<Coded>();
    comes_back::<Detailed>();
    comes_back::<JsonApi>();
}

fn is_never_wrong<V: Envelope>() -> Vec<bool> {
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
fn what_does_not_carry_enough_is_never_wrong() {
    let all_but_issues = [true, true, true, true, true, false, true, true, true, true, true];
    assert_eq!(is_never_wrong::<Meta>(), all_but_issues);
    assert_eq!(is_never_wrong::<GoogleRpc>(), all_but_issues);
    let without_data = [false, true, false, false, false, false, true, true, true, false, true];
    assert_eq!(is_never_wrong::<OAuth2>(), without_data);
    // `come back in {0:?}` is hidden behind the reason phrase of a 503, which only it has here.
    assert_eq!(is_never_wrong::<MessageOnly>(), without_data);
    assert_eq!(is_never_wrong::<Described>(), without_data);
}

fn coded(status: u16, body: &str) -> Received {
    let status = StatusCode::from_u16(status).expect("a status");
    Coded::parse(status, &HeaderMap::new(), body.as_bytes())
}

fn mismatch<E: Decode>(received: &Received) -> String {
    let Err(error) = received.decode::<E>() else { return "none".to_owned() };
    format!("{:?}", error.reason())
}

#[test]
fn what_did_not_match_is_said() {
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
    let returned = received.decode::<ItemError>().expect_err("the key is no number");
    assert!(matches!(returned.reason(), Mismatch::Value { part: "key", .. }));
    assert_eq!(returned.into_received().body(), received.body());
}

#[test]
fn newer_and_older_servers_are_understood() {
    // An added member, in the data and at the top, and another message.
    let newer = coded(
        400,
        r#"{"error_code":42,"message":"other","trace":[1],"error_data":
            {"type":"user","key":7,"since":"2031","name":"DUPLICATED_ITEM_ID"}}"#,
    );
    let expected = ItemError::Duplicated { kind: Kind::User, key: 7 };
    assert_eq!(newer.decode::<ItemError>().ok(), Some(expected));
    assert_eq!(newer.data().to_value()["since"], "2031");
    assert_eq!(newer.others().to_value()["trace"][0], 1);
    // An older one that does not send the optional member, nor the code.
    let older = r#"{"error_data":{"name":"METHOD_REFUSED"}}"#;
    let mut headers = HeaderMap::new();
    headers.insert("allow", "GET".parse().expect("a header"));
    let older = Coded::parse(StatusCode::METHOD_NOT_ALLOWED, &headers, older.as_bytes());
    assert_eq!(
        older.decode::<ItemError>().ok(),
        Some(ItemError::MethodRefused("GET".into(), None))
    );
}

#[test]
fn an_error_is_found_without_being_decoded() {
    let received = coded(401, r#"{"error_data":{"name":"TOKEN_EXPIRED"}}"#);
    assert!(received.is::<ItemError>());
    assert!(received.is::<AuthError>());
    let spec = received.find::<ItemError>().expect("it is one");
    assert_eq!(spec.variant(), "TokenExpired");
}

/// Types that are not as simple as the others.
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
    fn generic_and_wrapped_types_come_back() {
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
    fn an_error_within_its_own_type_comes_back_as_itself() {
        let error = Recursive::Branch(Box::new(Recursive::Leaf));
        let decoded = received::<Problem>(&error).decode::<Recursive>();
        assert_eq!(decoded.ok(), Some(Recursive::Leaf));
    }

    #[test]
    fn what_is_told_by_no_name_of_its_own_is_not_told_apart() {
        for error in [Twice::A, Twice::B, Twice::Of(AuthError::TokenExpired)] {
            assert_eq!(mismatch::<Twice>(&received::<Problem>(&error)), "Ambiguous");
        }
    }
}

/// Formats without a name, and names of somebody else.
mod identity {
    use super::*;

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(envelope = MessageOnly, decode)]
    enum ByMessage {
        #[error("Access token is missing")]
        #[status(401)]
        AccessTokenMissing,
        #[error("{0} is missing")]
        #[status(400)]
        ParamMissing(#[data("param")] String),
        #[error("everything is missing")]
        #[status(400)]
        AllMissing,
        #[error("no {{braces}}")]
        #[status(400)]
        Braces,
        #[error("gone")]
        #[status(404)]
        Gone,
        #[error("gone")]
        #[status(404)]
        Lost,
    }

    fn by_message(error: &ByMessage) -> String {
        match received::<MessageOnly>(error).decode::<ByMessage>() {
            Ok(decoded) => format!("{decoded:?}"),
            Err(error) => format!("{:?}", error.reason()),
        }
    }

    #[test]
    fn a_message_that_only_one_error_has_identifies_it() {
        assert_eq!(by_message(&ByMessage::AccessTokenMissing), "AccessTokenMissing");
        assert_eq!(by_message(&ByMessage::Braces), "Braces");
        assert_eq!(by_message(&ByMessage::AllMissing), "Ambiguous");
        assert_eq!(by_message(&ByMessage::ParamMissing("x".into())), "Unidentified");
        assert_eq!(by_message(&ByMessage::Gone), "Ambiguous");
        assert_eq!(by_message(&ByMessage::Lost), "Ambiguous");
    }

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(decode)]
    enum ByType {
        #[error("no credit")]
        #[status(403)]
        #[api_error(type = "https://example.com/probs/out-of-credit")]
        OutOfCredit {
            #[data]
            balance: i64,
        },
        #[error("coded")]
        #[status(400)]
        #[code(7)]
        Coded,
        #[error("coded elsewhere")]
        #[status(500)]
        #[code(8)]
        Elsewhere,
    }

    #[test]
    fn a_foreign_server_is_understood_by_type_or_code() {
        let parse = |status, body: &str| {
            let status = StatusCode::from_u16(status).expect("a status");
            Problem::parse(status, &HeaderMap::new(), body.as_bytes())
        };
        let credit = r#"{"type":"https://example.com/probs/out-of-credit","balance":-3}"#;
        let decoded = parse(403, credit).decode::<ByType>();
        assert_eq!(decoded.ok(), Some(ByType::OutOfCredit { balance: -3 }));
        assert_eq!(parse(400, r#"{"code":7}"#).decode::<ByType>().ok(), Some(ByType::Coded));
        assert_eq!(mismatch::<ByType>(&parse(409, r#"{"code":7}"#)), "Unknown");
        assert_eq!(mismatch::<ByType>(&parse(403, r#"{"type":"urn:other","code":7}"#)), "Unknown");
    }

    #[test]
    fn a_name_of_another_domain_is_another_error() {
        let body = br#"{"error":{"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo",
            "reason":"CLOSED","domain":"other.example.com"}]}}"#;
        let received = GoogleRpc::parse(StatusCode::SERVICE_UNAVAILABLE, &HeaderMap::new(), body);
        assert!(mismatch::<ItemError>(&received).starts_with("Domain"));
    }

    #[test]
    fn an_oauth2_redirect_is_decoded_by_its_name() {
        #[derive(Debug, Error, ApiError, PartialEq)]
        #[api_error(envelope = OAuth2, decode)]
        enum Authorize {
            #[error("denied")]
            #[status(403)]
            #[name("access_denied")]
            Denied,
        }
        let url = "https://client.example/cb?error=access_denied&state=s";
        let redirected = OAuth2::parse_redirect(url).expect("there is an error");
        assert_eq!(redirected.received().decode::<Authorize>().ok(), Some(Authorize::Denied));
    }
}
