//! The result of one call: the response, or the error that the server declared.

use api_error::bytes::Bytes;
use api_error::envelope::{Coded, Detailed, MessageOnly};
use api_error::http::{Method, Response};
use api_error::{ApiError, CallError, Context, DecodeError, HttpResponseExt, Retry, render};
use std::error::Error;
use std::time::Duration;

api_error::api! {
    /// An API with its own envelope.
    struct Store { envelope = Detailed }
}

#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(envelope = Coded, decode)]
enum ItemError {
    #[error("no item {key}")]
    #[status(404)]
    #[code(7, "Unknown")]
    Unknown {
        #[data]
        key: u64,
    },
    #[error("slow down")]
    #[status(429)]
    Busy {
        #[data]
        #[api_error(retry_after)]
        after: Duration,
    },
    #[error("the stock is locked")]
    #[status(503)]
    Locked,
}

#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(api = Store, decode)]
enum CartError {
    #[error("no cart {cart}")]
    #[status(404)]
    NoCart {
        #[data]
        cart: String,
    },
}

/// A type that contains `ItemError`, and declares another envelope.
#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(envelope = MessageOnly, decode)]
enum Both {
    #[error(transparent)]
    #[api_error(transparent)]
    Item(ItemError),
}

/// The types of its transparent variants have three different envelopes. `Locked` and `Closed` can
/// have the same status and text.
#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(decode)]
enum Mixed {
    #[error("no item {id}")]
    #[status(404)]
    NoItem {
        #[data]
        id: u8,
    },
    #[error(transparent)]
    #[api_error(transparent)]
    Item(ItemError),
    #[error(transparent)]
    #[api_error(transparent)]
    Cart(CartError),
    #[error(transparent)]
    #[api_error(transparent)]
    Locked(Locked),
    #[error(transparent)]
    #[api_error(transparent)]
    Closed(Closed),
}

#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(envelope = MessageOnly, decode)]
#[error("not now")]
#[status(409)]
struct Locked;

#[derive(Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(envelope = MessageOnly, decode)]
#[error("not {0}")]
#[status(409)]
struct Closed(String);

fn response(status: u16, body: &str) -> Response<String> {
    Response::builder().status(status).body(body.to_owned()).expect("the parts are valid")
}

#[test]
fn the_declared_envelope_is_parsed() {
    let unknown = ItemError::Unknown { key: 7 };
    let error = unknown.to_response().error_for::<ItemError>().expect_err("it is an error");
    assert_eq!(error.status().expect("there is a response"), 404);
    assert_eq!((error.retry(), error.to_string().as_str()), (Retry::Never, "no item 7"));
    assert!(error.source().is_none());
    assert!(matches!(error, CallError::Api(ItemError::Unknown { key: 7 })));

    let missing = CartError::NoCart { cart: "c".to_owned() };
    let error = missing.to_response().error_for::<CartError>().expect_err("it is an error");
    assert!(matches!(error, CallError::Api(found) if found == missing));

    // The response has the envelope of the outer type.
    let error = render::<MessageOnly>(&ItemError::Unknown { key: 7 }, &Context::new());
    let error = error.error_for::<Both>().expect_err("it is an error");
    assert!(matches!(error, CallError::Other(_)), "MessageOnly sends no data");
}

/// If the outer type declares no envelope, a server sends the error of a transparent variant in the
/// envelope of the inner type.
#[test]
fn the_envelope_of_a_transparent_variant_is_parsed() {
    let item = || ItemError::Unknown { key: 7 };
    let cart = || CartError::NoCart { cart: "c".to_owned() };
    for (sent, expected) in [
        (item().to_response(), Mixed::Item(item())),
        (Mixed::Item(item()).to_response(), Mixed::Item(item())),
        (cart().to_response(), Mixed::Cart(cart())),
        (Mixed::Cart(cart()).to_response(), Mixed::Cart(cart())),
        (Mixed::NoItem { id: 7 }.to_response(), Mixed::NoItem { id: 7 }),
        (Mixed::Locked(Locked).to_response(), Mixed::Locked(Locked)),
    ] {
        let error = sent.error_for::<Mixed>().expect_err("it is an error");
        assert!(matches!(&error, CallError::Api(found) if *found == expected), "{error:?}");
    }

    let reason = |sent: Response<String>| match sent.error_for::<Mixed>() {
        Err(CallError::Other(error)) => format!("{:?}", error.reason()),
        other => panic!("{other:?}"),
    };
    // In `MessageOnly`, two errors can have this message.
    assert_eq!(reason(response(409, r#"{"error":"not now"}"#)), "Unidentified");
    let incomplete = response(404, r#"{"error_data":{"name":"UNKNOWN"}}"#);
    assert_eq!(reason(incomplete), r#"Missing { part: "key" }"#);
    // `CartError` is not sent in `Coded`.
    let other = response(404, r#"{"error_data":{"name":"NO_CART","cart":"c"}}"#);
    assert_eq!(reason(other), "Unidentified");
}

#[test]
fn each_body_of_bytes_is_accepted() {
    fn check<B: AsRef<[u8]>>(body: B) {
        let mut response = Response::new(body);
        *response.status_mut() = ItemError::Unknown { key: 7 }.status();
        assert!(matches!(response.error_for::<ItemError>(), Err(CallError::Api(_))));
    }
    let body = r#"{"error_data":{"key":7,"name":"UNKNOWN"}}"#;
    check(body);
    check(String::from(body));
    check(body.as_bytes());
    check(Vec::from(body));
    check(Bytes::from_static(body.as_bytes()));
}

#[test]
fn a_success_is_returned_unchanged() {
    for status in [200, 204, 304, 399] {
        let body = ItemError::Unknown { key: 7 }.to_response();
        let body = String::from_utf8(body.body().to_vec()).expect("JSON is UTF-8");
        let success = response(status, &body).error_for::<ItemError>().expect("it is a success");
        assert_eq!((success.status().as_u16(), success.body()), (status, &body));
        assert!(response(status, "").received::<Coded>().is_ok());
    }
}

#[test]
fn an_unknown_error_contains_the_response() {
    let error = response(502, "<html>").error_for::<ItemError>().expect_err("it is an error");
    assert_eq!(error.status().expect("there is a response"), 502);
    assert_eq!(error.retry(), Retry::Backoff);
    assert_eq!(error.retry_for(&Method::GET), Retry::Backoff);
    assert_eq!(error.retry_for(&Method::POST), Retry::Never);
    // The response is in the source, so that a log can find it.
    let source = error.source().expect("it has a source").downcast_ref::<DecodeError>();
    assert_eq!(source.expect("the source is the reason").received().body(), "<html>");
    let CallError::Other(error) = error else { panic!("it is not declared: {error}") };
    assert_eq!(error.received().body(), "<html>");

    let received = response(404, r#"{"message":"m"}"#).received::<Coded>();
    assert_eq!(received.expect_err("it is an error").message().as_str(), Some("m"));
}

#[test]
fn the_retry_of_a_declared_error_depends_on_the_method() {
    let call =
        |error: ItemError| error.to_response().error_for::<ItemError>().expect_err("an error");
    let busy = call(ItemError::Busy { after: Duration::from_secs(7) });
    assert_eq!(busy.retry_for(&Method::POST), Retry::After(Duration::from_secs(7)));
    let locked = call(ItemError::Locked);
    assert_eq!(locked.retry_for(&Method::DELETE), Retry::Backoff);
    assert_eq!(locked.retry_for(&Method::POST), Retry::Never);
}
