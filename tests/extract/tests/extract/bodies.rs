//! JSON bodies and forms.

use crate::app::{App, issue};
use reqwest::Method;
use serde_json::{Value, json};

fn wrong_type(pointer: &str, detail: &str, expected: &str) -> Value {
    json!({ "name": "wrong_type", "detail": detail, "pointer": pointer, "expected": expected })
}

#[tokio::test]
async fn the_issue_of_json_has_the_pointer() {
    let app = App::start().await;
    let cases = [
        ("{}", issue("missing", "is missing", "pointer", "#/userId")),
        (
            r#"{"userId":1,"lines":[{"sku":"a","amount":1},{"amount":2}]}"#,
            issue("missing", "is missing", "pointer", "#/lines/1/sku"),
        ),
        (r#"{"userId":"x"}"#, wrong_type("#/userId", "must be an integer", "integer")),
        (r#"{"userId":1.5}"#, wrong_type("#/userId", "must be an integer", "integer")),
        (r#"{"userId":null}"#, wrong_type("#/userId", "must be an integer", "integer")),
        (r#"{"userId":1,"ratio":true}"#, wrong_type("#/ratio", "must be a number", "number")),
        (r#"{"userId":1,"lines":7}"#, wrong_type("#/lines", "must be an array", "array")),
        (r#"{"userId":1,"lines":["a"]}"#, wrong_type("#/lines/0", "must be an object", "object")),
        (
            r#"{"userId":1,"lines":[{"sku":7,"amount":1}]}"#,
            wrong_type("#/lines/0/sku", "must be a string", "string"),
        ),
        (
            r#"{"userId":1,"byName":{"a/b~c":1}}"#,
            wrong_type("#/byName/a~1b~0c", "must be a boolean", "boolean"),
        ),
        ("[]", issue("invalid_value", "is not valid", "pointer", "#")),
        ("7", wrong_type("#", "must be an object", "object")),
        (
            r#"{"userId":1,"lines":[{"sku":"a","amount":300}]}"#,
            issue("invalid_value", "is not valid", "pointer", "#/lines/0/amount"),
        ),
        (r#"{"userId":1,"even":3}"#, issue("invalid_value", "is not valid", "pointer", "#/even")),
        (
            r#"{"userId":1,"user_id":2}"#,
            issue("unknown_field", "is not a known field", "pointer", "#/user_id"),
        ),
        (
            r#"{"userId":1,"payment":{"card":{}}}"#,
            issue("missing", "is missing", "pointer", "#/payment/card/number"),
        ),
        (
            r#"{"userId":1,"payment":"cash"}"#,
            json!({
                "name": "invalid_value", "detail": "is not one of the allowed values",
                "pointer": "#/payment", "allowed": ["invoice", "card"],
            }),
        ),
        (
            r#"{"userId":1,"shipping":{"type":"post"}}"#,
            issue("missing", "is missing", "pointer", "#/shipping/street"),
        ),
    ];
    for (body, expected) in cases {
        let reply = app.post_json("/orders", body).await;
        assert_eq!(reply.status, 422, "{body} {reply:?}");
        assert_eq!(reply.issue(), expected, "{body}");
        assert_eq!(reply.json()["name"], "UNPROCESSABLE_CONTENT");
        assert_eq!(reply.json()["detail"], "Unprocessable Content");
    }
    assert_eq!(app.post_json("/orders", r#"{"userId":7}"#).await.status, 200);
}

#[tokio::test]
async fn a_key_that_occurs_twice_is_reported() {
    let app = App::start().await;
    let reply = app.post_json("/orders", r#"{"userId":1,"userId":2}"#).await;
    assert_eq!(reply.status, 422);
    // A rejected body is parsed again to find the issue. The second parser accepts a repeated key.
    assert_eq!(reply.issue()["name"], "invalid_value");
}

#[tokio::test]
async fn values_that_are_ignored_can_be_nested_deeply() {
    let app = App::start().await;
    let deep = format!("{}{}", "[".repeat(300), "]".repeat(300));
    let line = format!(r#"{{"sku":"a","amount":"x","other":{deep}}}"#);
    let reply = app.post_json("/orders", &format!(r#"{{"userId":1,"lines":[{line}]}}"#)).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.issue(), issue("invalid_value", "is not valid", "pointer", "#"));
}

#[tokio::test]
async fn a_long_unknown_key_is_not_repeated() {
    let app = App::start().await;
    let reply = app.post_json("/orders", &format!(r#"{{"{}":1}}"#, "k".repeat(200))).await;
    assert_eq!(reply.issue(), issue("unknown_field", "is not a known field", "pointer", "#"));
}

#[tokio::test]
async fn a_body_that_is_not_json_is_malformed() {
    let app = App::start().await;
    for body in ["", "{", "{\"userId\":1} x", "\"\\uD800\""] {
        let reply = app.post_json("/orders", body).await;
        assert_eq!(reply.status, 400, "{body}");
        assert_eq!(reply.issue(), issue("malformed", "is not valid JSON", "pointer", "#"));
    }
    let reply =
        app.send(Method::POST, "/orders", Some("application/json"), b"\"\xff\"".to_vec()).await;
    assert_eq!(reply.status, 400);
}

#[tokio::test]
async fn the_media_type_must_be_json() {
    let app = App::start().await;
    for media_type in [None, Some("text/plain"), Some("application/jsonp"), Some("nonsense")] {
        let reply = app.send(Method::POST, "/orders", media_type, b"{}".to_vec()).await;
        assert_eq!(reply.status, 415, "{media_type:?}");
        assert_eq!(
            reply.issue(),
            json!({
                "name": "wrong_media_type", "detail": "is not supported",
                "header": "content-type", "expected": "application/json",
            })
        );
    }
    for media_type in ["application/json; charset=utf-8", "application/merge-patch+json"] {
        let body = br#"{"userId":7}"#.to_vec();
        let reply = app.send(Method::POST, "/orders", Some(media_type), body).await;
        assert_eq!(reply.status, 200, "{media_type}");
    }
}

#[tokio::test]
async fn a_body_above_the_limit_is_too_large() {
    let app = App::start().await;
    for (path, media_type) in
        [("/orders", "application/json"), ("/forms", "application/x-www-form-urlencoded")]
    {
        let reply = app.send(Method::POST, path, Some(media_type), vec![b' '; 3000]).await;
        assert_eq!(reply.status, 413, "{path}");
        assert_eq!(reply.issue(), issue("too_large", "is too large", "pointer", "#"));
    }
}

#[tokio::test]
async fn a_body_can_be_optional() {
    let app = App::start().await;
    assert_eq!(app.send(Method::POST, "/optional", None, Vec::new()).await.text, "none");
    assert_eq!(app.post_json("/optional", r#"{"userId":7}"#).await.text, "7");
    assert_eq!(app.post_json("/optional", "{}").await.issue()["name"], "missing");
}

#[tokio::test]
async fn a_handler_can_receive_the_rejection() {
    let app = App::start().await;
    let reply = app.post_json("/result", "{}").await;
    assert_eq!((reply.status, &*reply.text), (200, "Unprocessable Content 1"));
}

#[tokio::test]
async fn a_form_is_the_query_or_the_body() {
    let app = App::start().await;
    let form = Some("application/x-www-form-urlencoded");
    let reply = app.send(Method::POST, "/forms", form, b"size=x".to_vec()).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.issue(), wrong_type("#/size", "must be an integer", "integer"));

    let reply = app.get("/forms?all=true").await;
    assert_eq!(reply.status, 400);
    assert_eq!(reply.issue(), issue("missing", "is missing", "parameter", "size"));

    let reply = app.send(Method::POST, "/forms", None, b"size=1".to_vec()).await;
    assert_eq!(reply.status, 415);
    assert_eq!(reply.issue()["expected"], "application/x-www-form-urlencoded");

    let reply = app.send(Method::POST, "/forms", form, b"size=1".to_vec()).await;
    assert_eq!((reply.status, &*reply.text), (200, "size=1&all=false&sort=name"));
}
