//! The nested errors in the documents. The `example` of the `issues` field has their names, members
//! and values.

use api_error::{ApiError, Catalogued, Issue, envelope, reference};
use serde_json::{Value, json};
use thiserror::Error;

fn issues() -> [Issue; 2] {
    [
        Issue::new("too_short", "has 1 of 3 characters", "/name").with("minimum", 3),
        Issue::new("forbidden", "is not allowed", "/role").with("allowed", ["admin", "guest"]),
    ]
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::Detailed)]
enum FormError {
    #[error("the form is invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues, example = issues())]
        issues: Vec<Issue>,
    },

    #[expect(dead_code, reason = "the error is only documented, never constructed")]
    #[error("the form is odd")]
    #[status(400)]
    Odd(#[api_error(issues)] Vec<Issue>),

    #[error("the user is invalid")]
    #[status(409)]
    User(
        #[api_error(issues(rename_all = "camelCase"), example = [user_name()])] Option<Vec<Issue>>,
    ),
}

fn user_name() -> Issue {
    Issue::new("too_long", "has 99 of 40 characters", "/user_names/0/first_name")
}

fn issue_schema(name: &str) -> Value {
    let document = reference::openapi(&FormError::CATALOG);
    document["components"]["schemas"][name].clone()
}

#[test]
fn declared_issues_are_the_example() {
    let reference = reference::json(&FormError::CATALOG);
    let example = &reference["types"][0]["errors"][0]["example"]["issues"];
    assert_eq!(example.as_array().unwrap().len(), 2);
    assert_eq!(example[0]["minimum"], 3);
    assert_eq!(example[1]["type"], "forbidden");
}

/// `issues(rename_all = "..")` changes the pointers of the samples and of sent issues in the same
/// way.
#[test]
fn declared_issues_have_the_names_of_the_client() {
    let reference = reference::json(&FormError::CATALOG);
    let user = &reference["types"][0]["errors"][2];
    assert_eq!(user["example"]["issues"][0]["path"][0]["key"], "userNames");
    let sent = FormError::User(Some(vec![user_name()])).to_response();
    let sent: Value = serde_json::from_slice(sent.body()).unwrap();
    assert_eq!(user["example"], sent);
    assert!(!reference.to_string().contains("user_names"), "{reference}");
}

#[test]
fn schemas_have_the_names_and_the_members_of_declared_issues() {
    let declared = issue_schema("Issue");
    let properties = &declared["properties"];
    assert_eq!(
        properties["type"],
        json!({ "type": "string", "examples": ["too_short", "forbidden"] })
    );
    assert_eq!(properties["minimum"], json!({ "examples": [3] }));
    assert_eq!(properties["allowed"], json!({ "examples": [["admin", "guest"]] }));
    let required = declared["required"].as_array().unwrap();
    assert!(required.iter().all(|name| name != "minimum" && name != "allowed"), "{declared}");
    // An issue can have other names and other members.
    assert_eq!(declared["additionalProperties"], json!({}));

    let other = issue_schema("Issue2");
    assert_eq!(other["properties"]["type"], json!({ "type": "string" }));
    assert!(other["properties"].get("minimum").is_none(), "{other}");
    assert_eq!(other["additionalProperties"], json!({}));
}

#[test]
fn typescript_has_the_members_of_declared_issues() {
    let module = reference::typescript(&FormError::CATALOG);
    for part in [
        "  /** Such as `\"too_short\"`, `\"forbidden\"`. */\n  type: string;\n",
        "  /** Such as `3`. */\n  minimum?: unknown;\n",
        "  [member: string]: unknown;\n",
    ] {
        assert!(module.contains(part), "{part} in {module}");
    }
}

#[test]
fn the_lock_has_the_members_of_declared_issues() {
    let lock = reference::lock(&FormError::CATALOG);
    let (_, invalid) = lock.split_once("error INVALID\n").unwrap();
    let (invalid, odd) = invalid.split_once("error ODD\n").unwrap();
    assert!(invalid.contains("  body issues[].minimum?: any\n"), "{lock}");
    assert!(!odd.contains("minimum"), "{lock}");
}

/// The schemas allow an issue whose name and members are not in the `example` of the field.
#[test]
fn real_issues_match_the_schema() {
    let error = FormError::Invalid {
        issues: vec![Issue::new("other", "is odd", "/name").with("detail", json!({ "a": 1 }))],
    };
    let reference = reference::json(&FormError::CATALOG);
    let schema = &reference["types"][0]["errors"][0]["schema"];
    let body: Value = serde_json::from_slice(error.to_response().body()).unwrap();
    let validator = jsonschema::validator_for(schema).unwrap();
    assert!(validator.is_valid(&body), "{body} {schema}");
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::Meta)]
#[error("the order is invalid")]
#[status(422)]
struct InvalidOrder(#[api_error(issues(required))] Vec<Issue>);

/// If there are no issues, `Meta` writes another form of the body.
#[test]
fn required_issues_are_in_each_body() {
    let reference = reference::json(&InvalidOrder::CATALOG);
    let schema = &reference["types"][0]["errors"][0]["schema"];
    let validator = jsonschema::validator_for(schema).unwrap();
    for (issues, is_valid) in [(Vec::new(), false), (issues().to_vec(), true)] {
        let body = InvalidOrder(issues).to_response();
        let body: Value = serde_json::from_slice(body.body()).unwrap();
        assert_eq!(validator.is_valid(&body), is_valid, "{body} {schema}");
    }
    let lock = reference::lock(&InvalidOrder::CATALOG);
    assert!(lock.contains("  body meta.error.errors: [object]\n"), "{lock}");
    assert!(!lock.contains("meta.error.status"), "{lock}");
    let module = reference::typescript(&InvalidOrder::CATALOG);
    assert!(module.contains("      errors: Issue[];\n"), "{module}");
}
