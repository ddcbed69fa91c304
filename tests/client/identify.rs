//! A client identifies an error by its name, type, code or message.

use crate::decode::{AuthError, ItemError, coded, mismatch, received};
use api_error::envelope::{Coded, GoogleRpc, MessageOnly, OAuth2, Problem};
use api_error::http::{HeaderMap, StatusCode};
use api_error::{ApiError, Code, Envelope};
use thiserror::Error;

#[test]
fn an_error_is_identified_without_decoding() {
    let received = coded(401, r#"{"error_data":{"name":"TOKEN_EXPIRED"}}"#);
    assert!(received.is::<ItemError>());
    assert!(received.is::<AuthError>());
    let spec = received.find::<ItemError>().expect("the error is known");
    assert_eq!(spec.variant(), "TokenExpired");
}

#[derive(Debug, Error, ApiError, PartialEq)]
#[api_error(envelope = MessageOnly, decode)]
enum ByMessage {
    #[error("Access token is missing")]
    #[status(401)]
    AccessTokenMissing,
    #[error("{0} is missing")]
    #[status(400)]
    ParamMissing(String),
    #[error("everything is missing")]
    #[status(400)]
    AllMissing,
    #[error("no {{braces}}")]
    #[status(400)]
    Braces,
    #[error("gone")]
    #[status(404)]
    Gone,
    #[error(transparent)]
    #[api_error(transparent)]
    Lost(Lost),
}

/// A type whose error has the message and the status of `ByMessage::Gone`.
#[derive(Debug, Error, ApiError, PartialEq)]
#[error("gone")]
#[status(404)]
#[api_error(decode)]
struct Lost;

fn by_message(error: &ByMessage) -> String {
    match received::<MessageOnly>(error).decode::<ByMessage>() {
        Ok(decoded) => format!("{decoded:?}"),
        Err(error) => format!("{:?}", error.reason()),
    }
}

#[test]
fn a_unique_message_identifies_an_error() {
    assert_eq!(by_message(&ByMessage::AccessTokenMissing), "AccessTokenMissing");
    assert_eq!(by_message(&ByMessage::Braces), "Braces");
    assert_eq!(by_message(&ByMessage::AllMissing), "Ambiguous");
    assert_eq!(by_message(&ByMessage::ParamMissing("x".into())), "Unidentified");
    assert_eq!(by_message(&ByMessage::Gone), "Ambiguous");
    assert_eq!(by_message(&ByMessage::Lost(Lost)), "Ambiguous");
}

#[test]
fn an_envelope_without_data_decodes_a_field_that_is_not_data() {
    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(envelope = MessageOnly, decode)]
    enum LockError {
        #[error("locked")]
        #[status(423)]
        Locked { until: Option<u64> },
    }
    let received = received::<MessageOnly>(&LockError::Locked { until: Some(7) });
    assert_eq!(received.decode::<LockError>().ok(), Some(LockError::Locked { until: None }));
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
fn a_type_or_a_code_identifies_an_error() {
    let parse = |status, body: &str| {
        let status = StatusCode::from_u16(status).expect("the status is valid");
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
fn a_name_in_another_domain_is_a_mismatch() {
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
    let redirected = OAuth2::parse_redirect(url).expect("the URL contains an error");
    assert_eq!(redirected.received().decode::<Authorize>().ok(), Some(Authorize::Denied));
}

#[test]
fn a_name_with_several_statuses_is_identified_by_its_status() {
    #[derive(Debug, Error, ApiError, PartialEq)]
    #[error("not in the header")]
    #[api_error(envelope = OAuth2, decode)]
    #[status(401)]
    #[name("invalid_client")]
    struct InHeader;

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(envelope = OAuth2, decode)]
    enum TokenError {
        #[error("not in the body")]
        #[status(400)]
        #[name("invalid_client")]
        InBody,
        #[error(transparent)]
        #[api_error(transparent)]
        InHeader(InHeader),
    }
    for error in [TokenError::InBody, TokenError::InHeader(InHeader)] {
        assert_eq!(received::<OAuth2>(&error).decode::<TokenError>().unwrap(), error);
    }
    let body = br#"{"error":"invalid_client"}"#;
    let received = OAuth2::parse(StatusCode::FORBIDDEN, &HeaderMap::new(), body);
    assert_eq!(mismatch::<TokenError>(&received), "Ambiguous");
}

#[test]
fn a_status_identifies_an_error_whose_code_is_optional() {
    const SERVER: Code = Code::new(0, "ServerError").optional();

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(envelope = Coded, decode)]
    enum ByStatus {
        #[error("internal")]
        #[status(500)]
        #[code(SERVER)]
        Server,
        #[error("no response")]
        #[status(504)]
        Timeout,
        #[error("full")]
        #[status(503)]
        #[code(SERVER)]
        Full,
        #[error("maintenance")]
        #[status(503)]
        #[name("MAINTENANCE")]
        Maintenance,
    }
    for (status, body, expected) in [
        (500, r#"{"message":"failed"}"#, "Server"),
        (500, r#"{"message":"failed","error_data":{"name":"OTHER"}}"#, "Server"),
        (500, r#"{"error_code":0,"message":"failed","error_data":{"name":"OTHER"}}"#, "Server"),
        // The code is of another error.
        (500, r#"{"error_code":9,"message":"failed"}"#, "Unknown"),
        // The body of a proxy.
        (500, "<html>", "Unidentified"),
        // The declared error with this status has no optional code.
        (504, r#"{"message":"failed"}"#, "Unidentified"),
        // Two errors have this status. Only `Full` has an optional code.
        (503, r#"{"message":"failed"}"#, "Full"),
        (503, r#"{"message":"failed","error_data":{"name":"OTHER"}}"#, "Full"),
        // A known name takes precedence.
        (503, r#"{"message":"failed","error_data":{"name":"MAINTENANCE"}}"#, "Maintenance"),
        (503, r#"{"message":"failed","error_data":{"name":"SERVICE_UNAVAILABLE"}}"#, "Full"),
    ] {
        let found = match coded(status, body).decode::<ByStatus>() {
            Ok(error) => format!("{error:?}"),
            Err(error) => format!("{:?}", error.reason()),
        };
        assert_eq!(found, expected, "{status} {body}");
    }
}

#[test]
fn an_error_with_another_code_name_is_not_identified_by_its_status() {
    const SERVER: Code = Code::new(0, "ServerError").optional();
    const UNNAMED: Code = Code::unnamed(1).optional();

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[api_error(envelope = Coded, decode)]
    enum ByStatus {
        #[error("internal")]
        #[status(500)]
        #[code(UNNAMED)]
        Server,
        #[error("full")]
        #[status(503)]
        #[code(SERVER)]
        Full,
        #[error("limit")]
        #[status(503)]
        #[name("LIMIT")]
        #[code(7, "RateLimit")]
        Limit,
    }
    for (status, body, expected) in [
        (503, r#"{"error_name":"RateLimit","message":"x"}"#, "Unidentified"),
        (503, r#"{"error_name":"Other","message":"x"}"#, "Unidentified"),
        (
            503,
            r#"{"error_name":"RateLimit","message":"x","error_data":{"name":"OTHER"}}"#,
            "Unknown",
        ),
        (503, r#"{"error_name":"ServerError","message":"x"}"#, "Full"),
        (503, r#"{"error_code":7,"error_name":"RateLimit","message":"x"}"#, "Limit"),
        // The declared code has no name, so there is nothing to compare.
        (500, r#"{"error_name":"ServerError","message":"x"}"#, "Server"),
    ] {
        let found = match coded(status, body).decode::<ByStatus>() {
            Ok(error) => format!("{error:?}"),
            Err(error) => format!("{:?}", error.reason()),
        };
        assert_eq!(found, expected, "{status} {body}");
    }
}

#[test]
fn an_error_of_another_domain_is_not_identified_by_its_status() {
    const SERVER: Code = Code::new(0, "ServerError").optional();

    #[derive(Debug, Error, ApiError, PartialEq)]
    #[error("full")]
    #[api_error(envelope = GoogleRpc, domain = "shop.example.com", decode)]
    #[status(503)]
    #[code(SERVER)]
    struct Full;

    let parse = |info: &str| {
        let details = format!(r#"{{"@type":"type.googleapis.com/google.rpc.ErrorInfo",{info}}}"#);
        let body = format!(r#"{{"error":{{"message":"quota","details":[{details}]}}}}"#);
        GoogleRpc::parse(StatusCode::SERVICE_UNAVAILABLE, &HeaderMap::new(), body.as_bytes())
    };
    let other = parse(r#""reason":"OTHER","domain":"googleapis.com""#);
    assert_eq!(mismatch::<Full>(&other), "Unknown");
    let known = parse(r#""reason":"SERVICE_UNAVAILABLE","domain":"googleapis.com""#);
    assert!(mismatch::<Full>(&known).starts_with("Domain"));
    for info in [r#""reason":"OTHER","domain":"shop.example.com""#, r#""reason":"OTHER""#] {
        assert_eq!(parse(info).decode::<Full>().ok(), Some(Full), "{info}");
    }
}
