//! A list of messages for each field, as Rails, Laravel and Django send it.

use api_error::envelope::FieldErrors;
use api_error::http::{HeaderMap, StatusCode};
use api_error::{ApiError, Context, Envelope, Issue, Location, Received, render};
use serde_json::{Value, json};
use thiserror::Error;

#[derive(Debug, PartialEq, Error, ApiError)]
#[api_error(envelope = FieldErrors, decode)]
enum SignUp {
    #[error("the form is not valid")]
    #[status(422)]
    Invalid(#[api_error(issues)] Vec<Issue>),
    #[error("the name is taken")]
    #[status(409)]
    Taken,
}

fn body(error: &dyn ApiError) -> String {
    let response = render::<FieldErrors>(error, &Context::new());
    String::from_utf8(response.body().to_vec()).expect("JSON is UTF-8")
}

fn parse(body: &Value) -> Received {
    let body = body.to_string();
    FieldErrors::parse(StatusCode::UNPROCESSABLE_ENTITY, &HeaderMap::new(), body.as_bytes())
}

fn issues(received: &Received) -> Vec<(String, String)> {
    let mut issues = Vec::new();
    received.issues().for_each_issue(&mut |issue| {
        let Location::Pointer(pointer) = issue.location() else { panic!("it is a pointer") };
        issues.push((pointer.to_owned(), issue.message().to_string()));
    });
    issues
}

#[test]
fn messages_are_grouped_by_field() {
    let invalid = SignUp::Invalid(vec![
        Issue::new("taken", "is taken", "/name"),
        Issue::new("unknown", "is unknown", "/lines/0/s~1ku"),
        Issue::new("too_short", "is too short", "/name"),
        Issue::parameter("range", "is too large", "page"),
        Issue::header("missing", "is missing", "x-token"),
        Issue::new("sum", "does not add up", ""),
    ]);
    let expected = r#"{"errors":{"name":["is taken","is too short"],"lines.0.s/ku":["is unknown"],"page":["is too large"],"x-token":["is missing"],"base":["does not add up"]}}"#;
    assert_eq!(body(&invalid), expected);
    let received = FieldErrors::parse(
        StatusCode::UNPROCESSABLE_ENTITY,
        &HeaderMap::new(),
        expected.as_bytes(),
    );
    let expected = [
        ("/name", "is taken"),
        ("/name", "is too short"),
        ("/lines/0/s~1ku", "is unknown"),
        ("/page", "is too large"),
        ("/x-token", "is missing"),
        ("", "does not add up"),
    ];
    assert_eq!(issues(&received), expected.map(|(field, text)| (field.into(), text.into())));
    assert_eq!(received.others().to_value(), json!({}));
}

#[test]
fn an_error_without_issues_has_one_message() {
    assert_eq!(body(&SignUp::Taken), r#"{"errors":{"base":["the name is taken"]}}"#);
    assert_eq!(
        body(&SignUp::Invalid(Vec::new())),
        r#"{"errors":{"base":["the form is not valid"]}}"#
    );
    let body = br#"{"errors":{"base":["the name is taken"]}}"#;
    let received = FieldErrors::parse(StatusCode::CONFLICT, &HeaderMap::new(), body);
    assert!(received.issues().is_empty());
    assert_eq!(received.decode::<SignUp>().ok(), Some(SignUp::Taken));
}

#[test]
fn bodies_of_rails_laravel_and_django_are_parsed() {
    let laravel =
        json!({"message": "The name is taken.", "errors": {"name": ["The name is taken."]}});
    let received = parse(&laravel);
    assert_eq!(received.message().as_str(), Some("The name is taken."));
    assert_eq!(issues(&received), [("/name".to_owned(), "The name is taken.".to_owned())]);

    let full_messages = json!({"errors": ["Name is taken", "Age is missing"]});
    let received = parse(&full_messages);
    assert_eq!(issues(&received).len(), 2);
    assert_eq!(received.others().to_value(), json!({}));

    let single = json!({"errors": {"name": "is taken"}});
    assert_eq!(issues(&parse(&single)), [("/name".to_owned(), "is taken".to_owned())]);

    for odd in [
        json!({"errors": {"name": [{"error": "taken"}]}}),
        json!({"errors": 5, "message": []}),
        json!({"errors": [["a"]], "trace": 1}),
    ] {
        assert_eq!(parse(&odd).others().to_value(), odd);
    }
}
