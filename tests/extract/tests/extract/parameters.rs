//! Parameters of the query and of the path.

use crate::app::{App, issue};
use serde_json::{Value, json};

fn wrong_type(name: &str, detail: &str, expected: &str) -> Value {
    json!({ "name": "wrong_type", "detail": detail, "parameter": name, "expected": expected })
}

#[tokio::test]
async fn the_issue_of_a_parameter_has_its_name() {
    let app = App::start().await;
    let cases = [
        ("/pages", issue("missing", "is missing", "parameter", "size")),
        ("/pages?size=x", wrong_type("size", "must be an integer", "integer")),
        ("/pages?size=300", issue("invalid_value", "is not valid", "parameter", "size")),
        ("/pages?size=-1", issue("invalid_value", "is not valid", "parameter", "size")),
        ("/pages?size=1&all=2", wrong_type("all", "must be a boolean", "boolean")),
        (
            "/pages?size=1&size=2",
            issue("duplicate_field", "occurs more than once", "parameter", "size"),
        ),
        (
            "/pages?size=1&colour=red",
            issue("unknown_field", "is not a known field", "parameter", "colour"),
        ),
        (
            "/pages?size=1&sort=age",
            json!({
                "name": "invalid_value", "detail": "is not one of the allowed values",
                "parameter": "sort", "allowed": ["name", "price"],
            }),
        ),
        ("/number/x", wrong_type("id", "must be an integer", "integer")),
        ("/number/70000", issue("invalid_value", "is not valid", "parameter", "id")),
        ("/pair/a/x", wrong_type("shelf", "must be an integer", "integer")),
        ("/place/a/x", wrong_type("shelf", "must be an integer", "integer")),
        ("/place/%FF/1", issue("invalid_value", "is not valid", "parameter", "shop")),
        ("/sort/age", issue("invalid_value", "is not valid", "parameter", "sort")),
    ];
    for (path, expected) in cases {
        let reply = app.get(path).await;
        assert_eq!(reply.status, 400, "{path} {reply:?}");
        assert_eq!(reply.issue(), expected, "{path}");
        assert_eq!(reply.json()["name"], "BAD_REQUEST");
    }
    for path in ["/pages?size=1&all=true&sort=price", "/number/7", "/pair/a/1", "/place/a/1"] {
        assert_eq!(app.get(path).await.status, 200, "{path}");
    }
}

#[tokio::test]
async fn a_handler_for_another_route_is_an_error_of_the_server() {
    let app = App::start().await;
    let reply = app.get("/wrong/1").await;
    assert_eq!(reply.status, 500);
    assert_eq!(reply.json()["name"], "INTERNAL_SERVER_ERROR");
    assert_eq!(reply.json()["errors"], Value::Null);
}
