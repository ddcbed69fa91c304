//! Nested errors: the `issues` field, and the members of an issue.

use crate::body;
use crate::data::record_faults;
use api_error::{ApiError, Issue};
use serde_json::{Value, json};
use std::collections::HashMap;
use thiserror::Error;

#[test]
fn issues_from_lists_options_and_own_types() {
    struct Fields(&'static [&'static str]);
    impl std::fmt::Debug for Fields {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Fields")
        }
    }
    impl api_error::Issues for Fields {
        fn for_each_issue(&self, each: &mut dyn FnMut(api_error::IssueRef<'_>)) {
            for field in self.0 {
                each((&Issue::new("missing", "is missing", format!("/{field}"))).into());
            }
        }
    }

    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    enum E {
        List(#[api_error(issues)] Vec<Issue>),
        Maybe(#[api_error(issues)] Option<Vec<Issue>>),
        Own {
            #[api_error(issues)]
            fields: Fields,
        },
        None,
    }

    let issue = || Issue::parameter("range", "too large", "page").with("max", 9);
    assert_eq!(
        body(&E::List(vec![issue(), Issue::header("syntax", "no date", "If-Range")]))["errors"],
        json!([
            { "name": "range", "detail": "too large", "parameter": "page", "max": 9 },
            { "name": "syntax", "detail": "no date", "header": "If-Range" },
        ])
    );
    assert_eq!(body(&E::Maybe(Some(vec![issue()])))["errors"][0]["name"], "range");
    assert_eq!(
        body(&E::Own { fields: Fields(&["a", "b"]) })["errors"][1],
        json!({ "name": "missing", "detail": "is missing", "pointer": "#/b" })
    );
    for none in [E::List(Vec::new()), E::Maybe(None), E::Maybe(Some(Vec::new())), E::None] {
        assert!(none.issues().is_empty());
        assert!(body(&none).get("errors").is_none());
    }
}

#[test]
fn members_of_an_issue_never_collide() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    struct E {
        #[api_error(issues)]
        issue: Issue,
    }

    let issue = Issue::new("n", "m", "lines/0")
        .with("name", 1)
        .with("name_", 2)
        .with("_", 3)
        .with("expected_", 4);
    let body = E { issue }.to_response().into_body();
    let body = String::from_utf8(body.to_vec()).expect("the body is UTF-8");
    assert!(
        body.ends_with(
            r##""errors":[{"name":"n","detail":"m","pointer":"#/lines/0","name_":1,"name__":2,"_":3,"expected_":4}]}"##
        ),
        "{body}"
    );
}

#[test]
fn an_issue_member_that_fails_to_serialize_is_left_out() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    struct E(#[api_error(issues)] Vec<Issue>);

    record_faults();
    let keys = HashMap::from([((1, 2), 3)]);
    let issue = Issue::new("n", "m", "").with("unwritable", keys).with("written", 1);
    let body: Value = serde_json::from_slice(E(vec![issue]).to_response().body()).unwrap();
    assert_eq!(
        body["errors"],
        json!([{ "name": "n", "detail": "m", "pointer": "#", "written": 1 }])
    );
}

#[test]
fn pointers_have_the_names_of_the_client() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    enum E<T: std::fmt::Debug> {
        Renamed(#[api_error(issues(rename_all = "camelCase"))] Vec<Issue>),
        Kebab {
            #[api_error(issues(rename_all = "kebab-case"))]
            issues: Option<Vec<Issue>>,
        },
        Generic(#[api_error(issues(rename_all = "snake_case"))] T),
        Unchanged(#[api_error(issues)] Vec<Issue>),
        None,
    }

    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    struct Invalid {
        #[api_error(issues(rename_all = "PascalCase"))]
        issues: Vec<Issue>,
    }

    #[derive(Debug, Error, ApiError)]
    enum Outer {
        #[error(transparent)]
        #[api_error(transparent)]
        Inner(#[from] Invalid),
    }

    let issues = || {
        vec![
            Issue::new("range", "is too large", "/order_lines/0/unit_price").with("max", 9),
            Issue::parameter("range", "is too large", "page_size"),
        ]
    };
    let errors = |error: &dyn ApiError| -> Value {
        serde_json::from_slice::<Value>(error.to_response().body()).unwrap()["errors"].clone()
    };
    assert_eq!(
        errors(&E::<Vec<Issue>>::Renamed(issues())),
        json!([
            { "name": "range", "detail": "is too large", "pointer": "#/orderLines/0/unitPrice", "max": 9 },
            { "name": "range", "detail": "is too large", "parameter": "page_size" },
        ])
    );
    let pointer = |error: &dyn ApiError| errors(error)[0]["pointer"].clone();
    assert_eq!(
        pointer(&E::<Vec<Issue>>::Kebab { issues: Some(issues()) }),
        "#/order-lines/0/unit-price"
    );
    assert_eq!(pointer(&E::Generic(issues())), "#/order_lines/0/unit_price");
    assert_eq!(pointer(&E::<Vec<Issue>>::Unchanged(issues())), "#/order_lines/0/unit_price");
    assert_eq!(pointer(&Invalid { issues: issues() }), "#/OrderLines/0/UnitPrice");
    assert_eq!(pointer(&Outer::from(Invalid { issues: issues() })), "#/OrderLines/0/UnitPrice");
    for none in [E::<Vec<Issue>>::Kebab { issues: None }, E::Renamed(Vec::new()), E::None] {
        assert_eq!(errors(&none), Value::Null);
    }
}
