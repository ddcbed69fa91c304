//! Error bodies inside other documents.

use crate::each_envelope::each_envelope;
use api_error::envelope::{Envelope, Problem};
use api_error::{ApiError, Context, Occurrence, Received, Rendered, body, json, render, to_value};
use serde::Serialize;

#[derive(Debug, thiserror::Error, ApiError)]
enum ItemError {
    #[error("item {id} is \"sold\"")]
    #[status(409)]
    #[code(42)]
    Sold {
        #[data]
        zeta: f64,
        #[data]
        alpha: i64,
        #[data]
        id: u64,
        #[data]
        tags: Vec<Option<bool>>,
    },

    #[error("the secret is in {0}")]
    #[status(500)]
    Broken(std::io::Error),

    #[error("traced")]
    #[status(400)]
    Traced {
        #[data]
        trace_id: Option<String>,
    },
}

fn sold() -> ItemError {
    ItemError::Sold { zeta: 0.1, alpha: i64::MIN, id: u64::MAX, tags: vec![Some(true), None] }
}

fn context() -> Context {
    Context::new().with_request_id("req-7").with_instance("/items/7").with_trace_id("abc")
}

fn assert_same<V: Envelope>(error: &ItemError) {
    let expected = render::<V>(error, &context()).into_body();
    assert_eq!(body::<V>(error, &context()), expected);
    let rendered = Rendered::<V>::in_context(error, &context());
    assert_eq!(*rendered.body(), expected);
    let text = str::from_utf8(&expected).unwrap();
    assert_eq!(serde_json::to_string(&rendered.clone()).unwrap(), text);
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(to_value::<V>(error, &context()), value);
    assert_eq!(serde_json::to_value(&rendered).unwrap(), value);
    assert!(!text.contains("secret"), "{text}");
    assert_eq!(rendered.into_body(), expected);
}

#[test]
fn an_embedded_body_is_that_of_the_response() {
    for error in [sold(), ItemError::Broken(std::io::Error::other("the cellar"))] {
        each_envelope!(V => assert_same::<V>(&error));
    }
}

#[test]
fn the_members_are_in_order_in_a_larger_document() {
    #[derive(Serialize)]
    struct Bulk {
        results: Vec<Rendered<Problem>>,
    }
    let bulk = Bulk { results: vec![Rendered::new(&sold())] };
    assert_eq!(
        serde_json::to_string(&bulk).unwrap(),
        r#"{"results":[{"title":"Conflict","status":409,"detail":"item 18446744073709551615 is \"sold\"","name":"SOLD","code":42,"zeta":0.1,"alpha":-9223372036854775808,"id":18446744073709551615,"tags":[true,null]}]}"#
    );
}

struct Bodiless;

impl Envelope for Bodiless {
    fn write(_: &Occurrence<'_>, _: &mut json::Object<'_>) {}

    fn write_body(_: &Occurrence<'_>, body: json::Root<'_>) {
        body.empty();
    }
}

#[test]
fn a_missing_body_is_null() {
    let rendered = Rendered::<Bodiless>::new(&sold());
    assert!(rendered.body().is_empty());
    assert_eq!(serde_json::to_string(&rendered).unwrap(), "null");
    assert_eq!(to_value::<Bodiless>(&sold(), &Context::new()), serde_json::Value::Null);
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("large")]
#[status(400)]
struct Large {
    #[data]
    value: serde_json::Value,
}

#[test]
fn the_size_of_a_body_is_not_limited() {
    let error = Large { value: vec!["x".repeat(1000); 2000].into() };
    let text = serde_json::to_string(&Rendered::<Problem>::new(&error)).unwrap();
    assert_eq!(body::<Problem>(&error, &Context::new()), text);
    assert!(text.len() > 2_000_000);
}

#[test]
fn a_body_that_is_nested_too_deeply_is_an_error() {
    let value = (0..200).fold(serde_json::Value::Null, |value, _| vec![value].into());
    let error = Large { value };
    let failure = serde_json::to_string(&Rendered::<Problem>::new(&error)).unwrap_err();
    assert_eq!(failure.to_string(), "the body of the error is nested too deeply");
    assert_eq!(to_value::<Problem>(&error, &Context::new()), serde_json::Value::Null);
}

fn receive(error: &ItemError, context: &Context) -> Received {
    let response = render::<Problem>(error, context);
    Problem::parse(response.status(), response.headers(), response.body())
}

#[test]
fn a_problem_contains_the_trace_id() {
    let received = receive(&sold(), &context());
    assert_eq!(received.trace_id(), Some("abc"));
    assert_eq!(received.request_id(), Some("req-7"));
    assert!(received.body().ends_with(r#","request_id":"req-7","trace_id":"abc"}"#));
    assert!(!received.data().to_value().as_object().unwrap().contains_key("trace_id"));
    assert_eq!(receive(&sold(), &Context::new()).trace_id(), None);
}

#[test]
fn a_data_member_is_sent_instead_of_the_trace_id() {
    for (trace_id, expected) in [(Some("mine".to_owned()), "mine"), (None, "abc")] {
        let received = receive(&ItemError::Traced { trace_id }, &context());
        assert_eq!(received.trace_id(), Some(expected));
        assert_eq!(received.body().matches("trace_id").count(), 1, "{}", received.body());
    }
}
