//! Five published contracts, row by row: every row is produced by a value of the declared enums, and every value has a row.

#[path = "../examples/apis/mod.rs"]
mod apis;

use std::fmt::Debug;

use api_error::{ApiError, Context, ErrorSpec, bytes::Bytes, http::Response};
use serde::Deserialize;
use serde_json::{Value, json};

/// A sample error as a client gets it.
struct Answer {
    label: &'static str,
    spec: &'static ErrorSpec,
    response: Response<Bytes>,
    body: Value,
}

impl Answer {
    fn of((label, error): (&'static str, impl ApiError)) -> Self {
        let response = error.render(&Context::new().with_request_id("req_7f3a"));
        let body = serde_json::from_slice(response.body()).expect("the body is JSON");
        Self { label, spec: error.spec(), response, body }
    }

    fn all(samples: Vec<(&'static str, impl ApiError)>) -> Vec<Self> {
        samples.into_iter().map(Self::of).collect()
    }

    fn status(&self) -> u16 {
        self.response.status().as_u16()
    }

    fn reason(&self) -> &'static str {
        self.response.status().canonical_reason().expect("a status with a name")
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }
}

/// Whether `text` is `template` with something in the place of every `<placeholder>`.
fn fills(template: &str, text: &str) -> bool {
    let Some((literal, rest)) = template.split_once('<') else {
        return text == template;
    };
    let Some(text) = text.strip_prefix(literal) else {
        return false;
    };
    let (_, rest) = rest.split_once('>').expect("a closed placeholder");
    text.char_indices()
        .skip(1)
        .map(|(index, _)| index)
        .chain((!text.is_empty()).then_some(text.len()))
        .any(|end| fills(rest, &text[end..]))
}

/// Whether `text` is what a row says; a row that says nothing leaves the words to the API.
fn says(row: Option<&str>, text: &Value) -> bool {
    let text = text.as_str().expect("a text");
    row.map_or(!text.is_empty(), |template| fills(template, text))
}

/// Fails unless every row has an answer that is exactly it, and every answer such a row.
fn assert_covered<R: Debug>(rows: &[R], answers: &[Answer], is: impl Fn(&Answer, &R) -> bool) {
    assert!(!rows.is_empty());
    let alone: Vec<String> =
        rows.iter()
            .filter(|row| !answers.iter().any(|answer| is(answer, row)))
            .map(|row| format!("no sample for the row {row:?}"))
            .chain(
                answers.iter().filter(|answer| !rows.iter().any(|row| is(answer, row))).map(
                    |answer| format!("no row for the sample {}: {}", answer.label, answer.body),
                ),
            )
            .collect();
    assert!(alone.is_empty(), "{}", alone.join("\n"));
}

#[test]
fn placeholders_stand_for_something() {
    assert!(fills("<event> cannot transition", "publish cannot transition"));
    assert!(fills("The <type> <key> is gone", "The item a b is gone"));
    assert!(fills("Failed: <details>", "Failed: é"));
    assert!(fills("plain", "plain"));
    assert!(!fills("<event> cannot transition", " cannot transition"));
    assert!(!fills("Failed: <details>", "Failed: "));
    assert!(!fills("The <type> is gone", "The item is gone."));
    assert!(!fills("plain", "plainer"));
}

#[test]
fn cirro() {
    #[derive(Debug, Deserialize)]
    struct Api {
        example: Value,
        errors: Vec<Row>,
    }
    #[derive(Debug, Deserialize)]
    struct Row {
        variant: String,
        status: u16,
        message: Option<String>,
    }
    let api: Api = serde_json::from_str(include_str!("data/cirro.json")).unwrap();
    let answers = Answer::all(apis::cirro::samples());

    assert_covered(&api.errors, &answers, |answer, row| {
        let message = row.message.as_deref().unwrap_or(answer.reason());
        (answer.label, answer.status()) == (&row.variant, row.status)
            && answer.spec.variant() == row.variant
            && says(Some(message), &answer.body["error"])
    });
    for answer in &answers {
        assert!(same_members(&answer.body, &api.example), "{}", answer.body);
        assert_eq!(answer.spec.retryable(), answer.status() >= 500, "{}", answer.label);
        assert_eq!(answer.status() == 401, answer.header("www-authenticate").is_some());
    }
}

#[test]
fn fanfare() {
    #[derive(Debug, Deserialize)]
    struct Api {
        validation_example: Value,
        bad_request_example: Value,
        errors: Vec<Row>,
        unique_constraints: Vec<Constraint>,
    }
    #[derive(Debug, Deserialize)]
    struct Row {
        status: u16,
        error: String,
        message: Option<String>,
        #[serde(default)]
        causes: Vec<String>,
        #[serde(default)]
        headers: Vec<String>,
        #[serde(default)]
        issue_types: serde_json::Map<String, Value>,
    }
    #[derive(Debug, Deserialize)]
    struct Constraint {
        column: String,
        message: String,
    }
    let api: Api = serde_json::from_str(include_str!("data/fanfare.json")).unwrap();
    let answers = Answer::all(apis::fanfare::samples());
    let identified = |answer: &Answer, row: &Row| {
        answer.status() == row.status
            && answer.label == row.error
            && answer.body["error"] == *row.error
            && answer.body["code"] == *row.error.to_uppercase()
    };
    let taken = |answer: &Answer| {
        api.unique_constraints.iter().any(|constraint| {
            answer.body["message"] == *constraint.message
                && answer.body["details"]["field"] == *constraint.column
        })
    };

    assert_covered(&api.errors, &answers, |answer, row| {
        identified(answer, row)
            && (says(row.message.as_deref(), &answer.body["message"])
                || row.error == "already_exists" && taken(answer))
    });
    for row in &api.errors {
        let answers: Vec<&Answer> =
            answers.iter().filter(|answer| identified(answer, row)).collect();
        assert!(answers.len() >= row.causes.len(), "one sample per cause of {}", row.error);
        for answer in answers {
            for header in &row.headers {
                assert!(answer.header(header).is_some(), "{header} of {}", row.error);
            }
            assert_eq!(answer.body["requestId"], "req_7f3a");
            let issues = answer.body["issues"].as_array().map_or(&[][..], Vec::as_slice);
            for kind in row.issue_types.keys() {
                assert!(issues.iter().any(|issue| issue["type"] == **kind), "an issue {kind}");
            }
        }
    }
    for constraint in &api.unique_constraints {
        assert!(
            answers.iter().any(|answer| answer.body["message"] == *constraint.message),
            "{}",
            constraint.message
        );
    }
    let validation = answers.iter().find(|answer| answer.label == "validation_error").unwrap();
    assert_eq!(validation.body["issues"][0], api.validation_example["issues"][0]);
    assert!(answers.iter().any(|answer| {
        answer.body["error"] == api.bad_request_example["error"]
            && answer.body["message"] == api.bad_request_example["message"]
    }));
}

#[test]
fn crossing_minds() {
    #[derive(Debug, Deserialize)]
    struct Api {
        example: Example,
        errors: Vec<Kind>,
    }
    #[derive(Debug, Deserialize)]
    struct Example {
        status: u16,
        body: Value,
    }
    #[derive(Debug, Deserialize)]
    struct Kind {
        error_name: String,
        error_code: i64,
        status: Vec<u16>,
        names: Vec<String>,
        #[serde(default)]
        data: Vec<String>,
        message: String,
    }
    #[derive(Debug)]
    struct Row<'a> {
        kind: &'a Kind,
        status: u16,
        name: Option<&'a str>,
    }
    let api: Api = serde_json::from_str(include_str!("data/crossing-minds.json")).unwrap();
    let mut rows = Vec::new();
    for kind in &api.errors {
        for &status in &kind.status {
            if kind.names.is_empty() {
                rows.push(Row { kind, status, name: None });
            }
            rows.extend(kind.names.iter().map(|name| Row { kind, status, name: Some(name) }));
        }
    }
    let answers = Answer::all(apis::crossing_minds::samples());

    assert_covered(&rows, &answers, |answer, row| {
        let data = answer.body["error_data"].as_object().expect("error_data is always there");
        answer.status() == row.status
            && answer.body["error_code"] == row.kind.error_code
            && answer.body["error_name"] == *row.kind.error_name
            && says(Some(&row.kind.message), &answer.body["message"])
            && data["name"] == answer.label
            && row.name.is_none_or(|name| name == answer.label)
            && data.len() == row.kind.data.len() + 1
            && row.kind.data.iter().all(|key| data.contains_key(key))
    });
    let published = answers.iter().find(|answer| answer.body == api.example.body).unwrap();
    assert_eq!(published.status(), api.example.status);
    let refused = answers.iter().find(|answer| answer.status() == 405).unwrap();
    assert_eq!(refused.header("allow"), Some("GET, PUT"));
    let limited = answers.iter().find(|answer| answer.status() == 429).unwrap();
    assert_eq!(limited.header("retry-after"), Some("30"));
    assert_eq!(limited.body["error_data"]["retry_after"], 30);
}

#[test]
fn meta() {
    #[derive(Debug, Deserialize)]
    struct Api {
        example: Value,
        validation_example: Value,
        types: Vec<Row>,
    }
    #[derive(Debug, Deserialize)]
    struct Row {
        #[serde(rename = "type")]
        name: String,
        status: u16,
        #[serde(default)]
        nested: bool,
    }
    let api: Api = serde_json::from_str(include_str!("data/meta.json")).unwrap();
    let answers = Answer::all(apis::meta::samples());

    assert_covered(&api.types, &answers, |answer, row| {
        let meta = &answer.body["meta"];
        (answer.label, answer.status()) == (&row.name, row.status)
            && meta["status"] == row.status
            && meta["error"]["type"] == *row.name
            && says(None, &meta["error"]["message"])
            && meta["error"].get("errors").is_some() == row.nested
            && meta["error"].get("status").is_none() == row.nested
            && (row.status < 500 || meta["error"]["message"] == answer.reason())
    });
    for example in [api.example, api.validation_example] {
        assert!(answers.iter().any(|answer| answer.body == example), "{example}");
    }
}

#[test]
fn described() {
    #[derive(Debug, Deserialize)]
    struct Api {
        statuses: Vec<Row>,
    }
    #[derive(Debug, Deserialize)]
    struct Row {
        status: u16,
        name: String,
    }
    let api: Api = serde_json::from_str(include_str!("data/described.json")).unwrap();
    let answers = Answer::all(apis::described::samples());

    assert_covered(&api.statuses, &answers, |answer, row| {
        (answer.label, answer.status()) == (&row.name, row.status)
            && answer.body["message"] == *row.name
            && says(None, &answer.body["description"])
            && (row.status < 500 || answer.body["description"] == *row.name)
    });
    for answer in &answers {
        let shape = json!({ "message": "", "description": "" });
        assert!(same_members(&answer.body, &shape), "{}", answer.body);
        assert_eq!(answer.status() == 401, answer.header("www-authenticate").is_some());
        assert_eq!(answer.status() == 405, answer.header("allow").is_some());
    }
}

#[test]
fn described_oauth2() {
    #[derive(Debug, Deserialize)]
    struct Api {
        oauth2: Endpoints,
    }
    #[derive(Debug, Deserialize)]
    struct Endpoints {
        authorization_endpoint: Endpoint,
        token_endpoint: Endpoint,
    }
    #[derive(Debug, Deserialize)]
    struct Endpoint {
        errors: Vec<String>,
        #[serde(default)]
        statuses: serde_json::Map<String, Value>,
    }
    #[derive(Debug)]
    struct Row<'a> {
        error: &'a str,
        status: Option<u16>,
    }
    let api: Api = serde_json::from_str(include_str!("data/described.json")).unwrap();
    let is = |answer: &Answer, row: &Row<'_>| {
        answer.label == row.error
            && answer.body["error"] == row.error
            && says(None, &answer.body["error_description"])
            && row.status.is_none_or(|status| status == answer.status())
    };

    let token = api.oauth2.token_endpoint;
    let mut rows = Vec::new();
    for error in &token.errors {
        // A number, or a sentence with one number per case.
        let statuses = token.statuses[error].to_string();
        let statuses =
            statuses.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok());
        rows.extend(statuses.map(|status| Row { error, status: Some(status) }));
    }
    let answers = Answer::all(apis::described::token_samples());
    assert_eq!(rows.len(), 5);
    assert_covered(&rows, &answers, is);
    for answer in &answers {
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        let basic =
            answer.header("www-authenticate").is_some_and(|value| value.starts_with("Basic "));
        assert_eq!(
            basic,
            answer.status() == 401,
            "a challenge exactly where the status asks for one"
        );
    }

    let authorization = api.oauth2.authorization_endpoint;
    let rows: Vec<Row<'_>> =
        authorization.errors.iter().map(|error| Row { error, status: None }).collect();
    assert_covered(&rows, &Answer::all(apis::described::authorization_samples()), is);
}

fn same_members(one: &Value, other: &Value) -> bool {
    let keys = |value: &Value| -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    keys(one) == keys(other)
}
