//! The bodies that RFC 9457 shows, plus the members that this library adds.

use api_error::bytes::Bytes;
use api_error::http::Response;
use api_error::{ApiError, Context, Issue};
use serde_json::{Value, json};
use thiserror::Error;

fn parse(response: &Response<Bytes>) -> Value {
    serde_json::from_slice(response.body()).expect("the body is JSON")
}

/// Returns `body` without the members that this library adds.
fn without_members(mut body: Value, members: &[&str]) -> Value {
    let object = body.as_object_mut().expect("the value is an object");
    for member in members {
        assert!(object.remove(*member).is_some(), "{member} is present");
    }
    body
}

#[test]
fn out_of_credit() {
    #[derive(Debug, Error, ApiError)]
    #[error("Your current balance is {balance}, but that costs {cost}.")]
    #[status(403)]
    #[api_error(
        type = "https://example.com/probs/out-of-credit",
        title = "You do not have enough credit."
    )]
    struct OutOfCredit {
        #[data]
        balance: u32,
        cost: u32,
        #[data]
        accounts: Vec<&'static str>,
    }

    let error =
        OutOfCredit { balance: 30, cost: 50, accounts: vec!["/account/12345", "/account/67890"] };
    let response = error.render(&Context::new().with_instance("/account/12345/msgs/abc"));
    assert_eq!(response.status(), 403);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let body = parse(&response);
    assert_eq!((&body["status"], &body["name"]), (&json!(403), &json!("OUT_OF_CREDIT")));
    assert_eq!(
        without_members(body, &["status", "name"]),
        json!({
            "type": "https://example.com/probs/out-of-credit",
            "title": "You do not have enough credit.",
            "detail": "Your current balance is 30, but that costs 50.",
            "instance": "/account/12345/msgs/abc",
            "balance": 30,
            "accounts": ["/account/12345", "/account/67890"],
        })
    );
}

#[test]
fn validation_error() {
    #[derive(Debug, Error, ApiError)]
    #[error("Your request is not valid.")]
    #[status(422)]
    #[api_error(
        type = "https://example.net/validation-error",
        title = "Your request is not valid."
    )]
    struct ValidationError(#[api_error(issues)] [Issue; 2]);

    let error = ValidationError([
        Issue::new("positive", "must be a positive integer", "/age"),
        Issue::new("color", "must be 'green', 'red' or 'blue'", "/profile/color"),
    ]);
    let response = error.to_response();
    assert_eq!(response.status(), 422);
    let mut body = without_members(parse(&response), &["status", "name", "detail"]);
    for issue in body["errors"].as_array_mut().unwrap() {
        *issue = without_members(issue.take(), &["name"]);
    }
    assert_eq!(
        body,
        json!({
            "type": "https://example.net/validation-error",
            "title": "Your request is not valid.",
            "errors": [
                { "detail": "must be a positive integer", "pointer": "#/age" },
                { "detail": "must be 'green', 'red' or 'blue'", "pointer": "#/profile/color" },
            ],
        })
    );
}
