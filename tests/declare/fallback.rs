//! The variant for a response that decoding does not recognize: `fallback`.

use api_error::envelope::{Coded, Problem};
use api_error::http::{HeaderMap, StatusCode};
use api_error::{ApiError, Catalogued, Context, Envelope, Issue, Received, render};
use std::sync::Arc;
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = Coded, decode)]
enum ItemError {
    #[error("no item {id}")]
    #[status(404)]
    Unknown {
        #[data]
        id: u8,
    },
    #[error("invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
    #[error("items: {0}")]
    #[api_error(fallback)]
    Other(Received),
}

#[derive(Debug, Error, ApiError)]
#[api_error(decode)]
enum Anything {
    #[error("{received}")]
    #[api_error(fallback)]
    Response { received: Received },
}

#[derive(Debug, Error, ApiError)]
#[api_error(decode)]
enum Gateway<T: std::fmt::Debug> {
    #[error("no {item:?}")]
    #[status(404)]
    Unknown {
        #[data]
        item: T,
    },
    #[error(transparent)]
    #[api_error(transparent)]
    Item(ItemError),
    #[error(transparent)]
    #[api_error(fallback)]
    Upstream(Received),
}

fn received(status: u16, body: &str) -> Received {
    let status = StatusCode::from_u16(status).expect("it is a status");
    Coded::parse(status, &HeaderMap::new(), body.as_bytes())
}

#[test]
fn a_response_that_is_not_declared_is_the_fallback() {
    for (status, body) in [
        (404, r#"{"error_data":{"name":"OTHER"}}"#),
        // The data of the declared error is missing.
        (404, r#"{"error_data":{"name":"UNKNOWN"}}"#),
        (502, "<html>"),
        (200, ""),
    ] {
        let received = received(status, body);
        let ItemError::Other(other) = ItemError::from(received.clone()) else {
            panic!("{body} is not declared")
        };
        assert_eq!(other.body(), body);
        let decoded = received.decode::<ItemError>().expect("decoding never fails");
        assert!(matches!(decoded, ItemError::Other(_)));
        let shared = received.decode::<Arc<ItemError>>().expect("decoding never fails");
        assert!(matches!(*shared, ItemError::Other(_)));
        assert!(matches!(received.into(), Anything::Response { .. }));
    }
}

#[test]
fn a_declared_response_is_not_the_fallback() {
    let known = received(404, r#"{"error_data":{"id":7,"name":"UNKNOWN"}}"#);
    assert!(matches!(ItemError::from(known.clone()), ItemError::Unknown { id: 7 }));
    let gateway = Gateway::<String>::from(received(422, r#"{"error_data":{"name":"INVALID"}}"#));
    let Gateway::Item(ItemError::Invalid { issues }) = gateway else { panic!("{gateway:?}") };
    assert!(issues.is_empty());
    assert!(matches!(Gateway::<u8>::from(received(404, "")), Gateway::Upstream(_)));
}

#[test]
fn a_fallback_is_sent_as_a_gateway_forwards_the_response() {
    let context = Context::new().with_request_id("r");
    for (status, body) in [
        (404, r#"{"message":"gone","error_data":{"a":1,"name":"OTHER"}}"#),
        (401, r#"{"message":"who","error_data":{"name":"OTHER"}}"#),
        (405, r#"{"error_code":7,"error_name":"X","message":"no"}"#),
        (500, r#"{"message":"secret","error_data":{"a":1,"name":"OTHER"}}"#),
        (503, "<html>"),
        (302, ""),
    ] {
        let mut headers = HeaderMap::new();
        headers.insert("allow", "GET".parse().expect("a value"));
        headers.insert("retry-after", "9".parse().expect("a value"));
        let status = StatusCode::from_u16(status).expect("it is a status");
        let received = Coded::parse(status, &headers, body.as_bytes());
        let forwarded = received.forward();
        let errors: [Box<dyn ApiError>; 3] = [
            Box::new(ItemError::Other(received.clone())),
            Box::new(Anything::Response { received: received.clone() }),
            Box::new(Gateway::<u8>::Upstream(received)),
        ];
        for error in &errors {
            let (sent, expected) =
                (render::<Problem>(&**error, &context), render::<Problem>(&forwarded, &context));
            assert_eq!(sent.status(), expected.status());
            assert_eq!(sent.headers(), expected.headers());
            assert_eq!(sent.body(), expected.body(), "{body}");
            assert_eq!(error.spec().name(), forwarded.spec().name());
        }
        // `to_response` uses the envelope that `ItemError` declares.
        assert_eq!(
            errors[0].to_response().body(),
            render::<Coded>(&forwarded, &Context::new()).body()
        );
    }
}

#[test]
fn a_fallback_is_not_in_the_catalog() {
    let names: Vec<_> = ItemError::CATALOG.specs().iter().map(api_error::ErrorSpec::name).collect();
    assert_eq!(names, ["UNKNOWN", "INVALID"]);
    assert!(Anything::CATALOG.specs().is_empty());
}
