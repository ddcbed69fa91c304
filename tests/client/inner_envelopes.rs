//! Responses in the envelope of a type in a transparent variant.

use api_error::envelope::{Coded, Described, Detailed, FieldErrors, MessageOnly, OAuth2};
use api_error::http::{Response, StatusCode};
use api_error::{ApiError, CallError, Code, Decode, HttpError, HttpResponseExt};
use std::fmt::Debug;

api_error::api! {
    struct Store { envelope = Detailed }
}

/// Returns the `Debug` text of the decoded error, or the reason for which it is not decoded.
fn decoded<E: Decode + Debug>(response: Response<impl AsRef<[u8]>>) -> String {
    match response.error_for::<E>() {
        Err(CallError::Api(error)) => format!("{error:?}"),
        Err(CallError::Other(error)) => format!("not decoded: {:?}", error.reason()),
        Err(error) => panic!("{error:?}"),
        Ok(_) => panic!("the status is an error"),
    }
}

fn response(status: u16, body: &str) -> Response<String> {
    Response::builder().status(status).body(body.to_owned()).expect("the parts are valid")
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode)]
enum AccountError {
    #[error("the session is expired")]
    #[status(401)]
    #[api_error(header("WWW-Authenticate", "Bearer realm=\"shop\", error=\"invalid_token\""))]
    SessionExpired,
    #[error(transparent)]
    #[api_error(transparent)]
    Token(TokenError),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode, envelope = OAuth2)]
enum TokenError {
    #[error("the token is invalid")]
    #[status(401)]
    #[name("invalid_token")]
    Invalid,
}

#[test]
fn a_challenge_does_not_replace_the_name_in_the_body() {
    let session = AccountError::SessionExpired.to_response();
    assert_eq!(decoded::<AccountError>(session), "SessionExpired");
    assert_eq!(decoded::<AccountError>(TokenError::Invalid.to_response()), "Token(Invalid)");

    let newer = Response::builder()
        .status(401)
        .header("www-authenticate", "Bearer error=\"invalid_token\"")
        .body(r#"{"status":401,"detail":"use two factors","name":"MFA_REQUIRED"}"#);
    let newer = newer.expect("the parts are valid");
    assert_eq!(decoded::<AccountError>(newer), "not decoded: Unknown");
}

/// The envelope of `Store` and the envelope `Coded` have the message at the same place.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode, api = Store)]
enum StoreError {
    #[error("the database is down")]
    #[status(503)]
    #[name("DATABASE_DOWN")]
    DatabaseDown,
    #[error(transparent)]
    #[api_error(transparent)]
    Payment(PaymentError),
}

const BUSY: Code = Code::new(9, "Busy").optional();

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode, envelope = Coded)]
enum PaymentError {
    #[error("the provider is down")]
    #[status(502)]
    #[code(8, "ProviderDown")]
    #[name("PROVIDER_DOWN")]
    ProviderDown,
    #[error("the provider is busy")]
    #[status(503)]
    #[code(BUSY)]
    Busy,
    #[error(transparent)]
    #[api_error(transparent)]
    Http(HttpError),
}

#[test]
fn a_status_does_not_replace_the_name_in_the_body() {
    let down = StoreError::DatabaseDown.to_response();
    assert_eq!(decoded::<StoreError>(down), "DatabaseDown");
    let newer = r#"{"error":"late","code":"CACHE_LATE","message":"Gateway Timeout"}"#;
    assert_eq!(decoded::<StoreError>(response(504, newer)), "not decoded: Unknown");
}

#[test]
fn a_name_in_the_inner_envelope_takes_precedence_over_the_status() {
    /// A response that has the reason phrase as its message, and no name, is decoded as an
    /// `HttpError`.
    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, api = Store)]
    enum Outer {
        #[error(transparent)]
        #[api_error(transparent)]
        Http(HttpError),
        #[error(transparent)]
        #[api_error(transparent)]
        Payment(PaymentError),
    }

    let down = PaymentError::ProviderDown.to_response();
    assert_eq!(decoded::<Outer>(down), "Payment(ProviderDown)");
    assert_eq!(decoded::<Outer>(response(502, r#"{"message":"Bad Gateway"}"#)), "Http(BadGateway)");
}

#[test]
fn an_error_that_two_variants_contain_is_ambiguous() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode)]
    enum Outer {
        #[error(transparent)]
        #[api_error(transparent)]
        Auth(AuthError),
        #[error(transparent)]
        #[api_error(transparent)]
        Order(OrderError),
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode)]
    enum AuthError {
        #[error("expired")]
        #[status(401)]
        Expired,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, envelope = Coded)]
    enum OrderError {
        #[error("gone")]
        #[status(410)]
        Gone,
        #[error(transparent)]
        #[api_error(transparent)]
        Auth(AuthError),
    }

    let inner = OrderError::Auth(AuthError::Expired).to_response();
    assert_eq!(decoded::<Outer>(inner), "not decoded: Ambiguous");
    let outer = Outer::Auth(AuthError::Expired).to_response();
    assert_eq!(decoded::<Outer>(outer), "not decoded: Ambiguous");
    assert_eq!(decoded::<Outer>(OrderError::Gone.to_response()), "Order(Gone)");
}

#[test]
fn the_reason_and_the_content_of_an_inner_error_are_preserved() {
    let mut response = PaymentError::ProviderDown.to_response();
    *response.status_mut() = StatusCode::GATEWAY_TIMEOUT;
    let Err(CallError::Other(error)) = response.error_for::<StoreError>() else {
        panic!("the status is not the declared status")
    };
    assert_eq!(format!("{:?}", error.reason()), "Status { expected: 502 }");
    assert_eq!(error.received().name(), "PROVIDER_DOWN");
}

/// The body must contain a name or a problem type. Another envelope can have the message at the same
/// place.
#[test]
fn a_message_does_not_identify_an_inner_error() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, api = Texts)]
    enum Outer {
        #[error("no item {0}")]
        #[status(404)]
        NoItem(String),
        #[error("the session is expired")]
        #[status(401)]
        #[api_error(header("WWW-Authenticate", "Bearer error=\"invalid_token\""))]
        SessionExpired,
        #[error("the session {0} is closed")]
        #[status(401)]
        #[api_error(header("WWW-Authenticate", "Bearer error=\"invalid_token\""))]
        SessionClosed(u8),
        #[error("down")]
        #[status(503)]
        Down,
        #[error(transparent)]
        #[api_error(transparent)]
        Fields(Fields),
        #[error(transparent)]
        #[api_error(transparent)]
        Token(TokenError),
        #[error(transparent)]
        #[api_error(transparent)]
        Named(Named),
    }

    api_error::api! {
        struct Texts { envelope = Described }
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, envelope = FieldErrors)]
    #[error("Not Found")]
    #[status(404)]
    struct Fields;

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, envelope = Detailed)]
    enum Named {
        #[error("x")]
        #[status(400)]
        X,
        #[error(transparent)]
        #[api_error(transparent)]
        Http(HttpError),
    }

    for (sent, expected) in [
        (Outer::NoItem("x".to_owned()).to_response(), "not decoded: Unidentified"),
        (Outer::SessionExpired.to_response(), "SessionExpired"),
        (Outer::SessionClosed(7).to_response(), "not decoded: Unidentified"),
        (Outer::Down.to_response(), "Down"),
        (Fields.to_response(), "not decoded: Unidentified"),
        (TokenError::Invalid.to_response(), "Token(Invalid)"),
        (Named::X.to_response(), "Named(X)"),
        (Outer::Named(Named::X).to_response(), "Named(X)"),
    ] {
        let body = String::from_utf8_lossy(sent.body()).into_owned();
        assert_eq!(decoded::<Outer>(sent), expected, "{body}");
    }
}

#[test]
fn a_message_is_not_the_name_of_an_inner_error() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, api = Texts)]
    enum Outer {
        #[error("{0}")]
        #[status(400)]
        Rejected(String),
        #[error(transparent)]
        #[api_error(transparent)]
        Grant(GrantError),
    }

    api_error::api! {
        struct Texts { envelope = MessageOnly }
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, envelope = OAuth2)]
    enum GrantError {
        #[error("the code is expired")]
        #[status(400)]
        #[name("invalid_grant")]
        Invalid,
    }

    let rejected = Outer::Rejected("invalid_grant".to_owned()).to_response();
    assert_eq!(decoded::<Outer>(rejected), "not decoded: Unidentified");
    assert_eq!(decoded::<Outer>(GrantError::Invalid.to_response()), "Grant(Invalid)");
}

#[test]
fn a_name_that_several_inner_envelopes_know_is_ambiguous() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, api = Codes)]
    enum Outer {
        #[error(transparent)]
        #[api_error(transparent)]
        Access(AccessError),
        #[error(transparent)]
        #[api_error(transparent)]
        Store(Denied),
    }

    api_error::api! {
        struct Codes { envelope = Coded }
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, envelope = OAuth2)]
    enum AccessError {
        #[error("the owner refused")]
        #[status(400)]
        #[name("access_denied")]
        Refused,
    }

    #[derive(Debug, thiserror::Error, ApiError)]
    #[api_error(decode, envelope = Detailed)]
    #[error("denied")]
    #[status(403)]
    #[name("ACCESS_DENIED")]
    struct Denied;

    let refused = AccessError::Refused.to_response();
    assert_eq!(decoded::<Outer>(refused), "not decoded: Ambiguous");
    let mut denied = Denied.to_response();
    *denied.status_mut() = StatusCode::BAD_REQUEST;
    assert_eq!(decoded::<Outer>(denied), "not decoded: Ambiguous");
    assert_eq!(decoded::<Outer>(Outer::Store(Denied).to_response()), "Store(Denied)");
}
