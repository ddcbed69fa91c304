//! A gateway sends an error that it received to its own client.

use crate::received::{headers, status, vectors};
use api_error::envelope::{Coded, Described, Detailed, JsonApi, MessageOnly, Meta, Problem};
use api_error::http::HeaderMap;
use api_error::{ApiError, Context, Envelope, Forwarded, render};
use serde_json::{Value, json};

/// A gateway with the same envelope forwards a 4xx byte for byte.
#[test]
fn a_gateway_forwards_what_it_received() {
    fn pass<V: Envelope>(vector: &Value) {
        let number = u16::try_from(vector["status"].as_u64().expect("the value is a number"))
            .expect("the status fits");
        let body = vector["body"].as_str().expect("the value is a string");
        let received = V::parse(status(number), &headers(&vector["headers"]), body.as_bytes());
        let mut context = Context::new();
        if let Some(id) = received.request_id() {
            context = context.with_request_id(id);
        }
        if let Some(uri) = received.instance() {
            context = context.with_instance(uri);
        }
        let response = render::<V>(&received.forward().forward_challenge(), &context);
        assert_eq!(response.status(), received.status());
        assert_eq!(std::str::from_utf8(response.body()).expect("the body is JSON"), body);
        for (name, value) in &headers(&vector["headers"]) {
            assert_eq!(response.headers().get(name), Some(value));
        }
    }
    for vector in vectors()["vectors"].as_array().expect("the value is an array") {
        match vector["envelope"].as_str().expect("the value is a string") {
            "Problem" => pass::<Problem>(vector),
            "MessageOnly" => pass::<MessageOnly>(vector),
            "Coded" => pass::<Coded>(vector),
            "Meta" => pass::<Meta>(vector),
            "Described" => pass::<Described>(vector),
            "Detailed" => pass::<Detailed>(vector),
            "JsonApi" if vector["case"] != "invalid_client" => pass::<JsonApi>(vector),
            _ => {}
        }
    }
}

#[test]
fn a_gateway_hides_the_text_of_a_5xx() {
    let body =
        br##"{"type":"urn:x","title":"Secret","status":500,"detail":"at line 3","name":"DB_DOWN",
        "host":"db7","errors":[{"name":"a","detail":"b","pointer":"#/c"}]}"##;
    let received = Problem::parse(status(503), &HeaderMap::new(), body);
    assert_eq!(received.message().to_string(), "at line 3");
    assert_eq!(received.type_uri(), Some("urn:x"));
    assert_eq!(received.data().to_value(), json!({ "host": "db7" }));
    let response = render::<Problem>(&received.forward(), &Context::new());
    let passed: Value = serde_json::from_slice(response.body()).expect("the body is JSON");
    assert_eq!(
        passed,
        json!({
            "title": "Service Unavailable", "status": 503, "detail": "Service Unavailable",
            "name": "DB_DOWN"
        })
    );
    let not_an_error = Problem::parse(status(204), &HeaderMap::new(), b"");
    assert_eq!(not_an_error.status(), 204);
    assert_eq!(not_an_error.forward().to_response().status(), 502);
}

/// The errors of a gateway that forwards received errors.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Coded)]
enum Gateway {
    #[error(transparent)]
    #[api_error(transparent)]
    Upstream(#[from] Forwarded),
}

#[test]
fn a_received_error_can_be_a_transparent_variant() {
    let headers = headers(&json!({ "www-authenticate": "Bearer realm=\"up\"", "server": "x" }));
    let body = br#"{"detail":"who?","name":"NO_ONE","code":3,"hint":"sign in"}"#;
    let error =
        Gateway::from(Problem::parse(status(401), &headers, body).forward().forward_challenge());
    let response = error.to_response();
    assert_eq!(response.status(), 401);
    assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"up\"");
    assert!(!response.headers().contains_key("server"));
    assert_eq!(
        response.body(),
        r#"{"error_code":3,"error_name":"NoOne","message":"who?","error_data":{"hint":"sign in","name":"NO_ONE"}}"#
    );
}
