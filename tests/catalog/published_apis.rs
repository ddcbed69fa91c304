//! Five published APIs, whose errors are rows in `tests/fixtures`. Each row matches a sample of a
//! declared error, and each sample matches a row.

use std::fmt::Debug;

use super::apis;
use api_error::{ApiError, Context, ErrorSpec, bytes::Bytes, http::Response};
use serde::Deserialize;
use serde_json::{Value, json};

/// The response of a sample error.
struct Sample {
    label: &'static str,
    spec: &'static ErrorSpec,
    response: Response<Bytes>,
    body: Value,
}

impl Sample {
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
        self.response.status().canonical_reason().expect("the status has a reason phrase")
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.response.headers().get(name)?.to_str().ok()
    }
}

/// Returns whether `text` is equal to `template` if each `<placeholder>` is replaced by some text
/// that is not empty.
fn matches_template(template: &str, text: &str) -> bool {
    let Some((literal, rest)) = template.split_once('<') else {
        return text == template;
    };
    let Some(text) = text.strip_prefix(literal) else {
        return false;
    };
    let (_, rest) = rest.split_once('>').expect("the placeholder is closed");
    text.char_indices()
        .skip(1)
        .map(|(index, _)| index)
        .chain((!text.is_empty()).then_some(text.len()))
        .any(|end| matches_template(rest, &text[end..]))
}

/// Returns whether `text` matches the text of a row. A row without a text matches any text.
fn text_matches(row: Option<&str>, text: &Value) -> bool {
    let text = text.as_str().expect("the value is a string");
    row.map_or(!text.is_empty(), |template| matches_template(template, text))
}

/// Fails unless every row matches a sample, and every sample matches a row.
fn assert_covered<R: Debug>(rows: &[R], samples: &[Sample], matches: impl Fn(&Sample, &R) -> bool) {
    assert!(!rows.is_empty());
    let alone: Vec<String> =
        rows.iter()
            .filter(|row| !samples.iter().any(|sample| matches(sample, row)))
            .map(|row| format!("no sample for the row {row:?}"))
            .chain(
                samples.iter().filter(|sample| !rows.iter().any(|row| matches(sample, row))).map(
                    |sample| format!("no row for the sample {}: {}", sample.label, sample.body),
                ),
            )
            .collect();
    assert!(alone.is_empty(), "{}", alone.join("\n"));
}

#[test]
fn placeholders_match_any_text_that_is_not_empty() {
    assert!(matches_template("<event> cannot transition", "publish cannot transition"));
    assert!(matches_template("The <type> <key> is gone", "The item a b is gone"));
    assert!(matches_template("Failed: <details>", "Failed: é"));
    assert!(matches_template("plain", "plain"));
    assert!(!matches_template("<event> cannot transition", " cannot transition"));
    assert!(!matches_template("Failed: <details>", "Failed: "));
    assert!(!matches_template("The <type> is gone", "The item is gone."));
    assert!(!matches_template("plain", "plainer"));
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
    let api: Api = serde_json::from_str(include_str!("../fixtures/cirro.json")).unwrap();
    let samples = Sample::all(apis::cirro::samples());

    assert_covered(&api.errors, &samples, |sample, row| {
        let message = row.message.as_deref().unwrap_or(sample.reason());
        (sample.label, sample.status()) == (&row.variant, row.status)
            && sample.spec.variant() == row.variant
            && text_matches(Some(message), &sample.body["error"])
    });
    for sample in &samples {
        assert!(same_members(&sample.body, &api.example), "{}", sample.body);
        assert_eq!(sample.spec.retryable(), sample.status() >= 500, "{}", sample.label);
        assert_eq!(sample.status() == 401, sample.header("www-authenticate").is_some());
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
    let api: Api = serde_json::from_str(include_str!("../fixtures/fanfare.json")).unwrap();
    let samples = Sample::all(apis::fanfare::samples());
    let identified = |sample: &Sample, row: &Row| {
        sample.status() == row.status
            && sample.label == row.error
            && sample.body["error"] == *row.error
            && sample.body["code"] == *row.error.to_uppercase()
    };
    let is_constraint_violation = |sample: &Sample| {
        api.unique_constraints.iter().any(|constraint| {
            sample.body["message"] == *constraint.message
                && sample.body["details"]["field"] == *constraint.column
        })
    };

    assert_covered(&api.errors, &samples, |sample, row| {
        identified(sample, row)
            && (text_matches(row.message.as_deref(), &sample.body["message"])
                || row.error == "already_exists" && is_constraint_violation(sample))
    });
    for row in &api.errors {
        let samples: Vec<&Sample> =
            samples.iter().filter(|sample| identified(sample, row)).collect();
        assert!(samples.len() >= row.causes.len(), "one sample per cause of {}", row.error);
        for sample in samples {
            for header in &row.headers {
                assert!(sample.header(header).is_some(), "{header} of {}", row.error);
            }
            assert_eq!(sample.body["requestId"], "req_7f3a");
            let issues = sample.body["issues"].as_array().map_or(&[][..], Vec::as_slice);
            for kind in row.issue_types.keys() {
                assert!(issues.iter().any(|issue| issue["type"] == **kind), "no issue {kind}");
            }
        }
    }
    for constraint in &api.unique_constraints {
        assert!(
            samples.iter().any(|sample| sample.body["message"] == *constraint.message),
            "{}",
            constraint.message
        );
    }
    let validation = samples.iter().find(|sample| sample.label == "validation_error").unwrap();
    assert_eq!(validation.body["issues"][0], api.validation_example["issues"][0]);
    assert!(samples.iter().any(|sample| {
        sample.body["error"] == api.bad_request_example["error"]
            && sample.body["message"] == api.bad_request_example["message"]
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
    let api: Api = serde_json::from_str(include_str!("../fixtures/crossing-minds.json")).unwrap();
    let mut rows = Vec::new();
    for kind in &api.errors {
        for &status in &kind.status {
            if kind.names.is_empty() {
                rows.push(Row { kind, status, name: None });
            }
            rows.extend(kind.names.iter().map(|name| Row { kind, status, name: Some(name) }));
        }
    }
    let samples = Sample::all(apis::crossing_minds::samples());

    assert_covered(&rows, &samples, |sample, row| {
        let data = sample.body["error_data"].as_object().expect("error_data is always present");
        sample.status() == row.status
            && sample.body["error_code"] == row.kind.error_code
            && sample.body["error_name"] == *row.kind.error_name
            && text_matches(Some(&row.kind.message), &sample.body["message"])
            && data["name"] == sample.label
            && row.name.is_none_or(|name| name == sample.label)
            && data.len() == row.kind.data.len() + 1
            && row.kind.data.iter().all(|key| data.contains_key(key))
    });
    let published = samples.iter().find(|sample| sample.body == api.example.body).unwrap();
    assert_eq!(published.status(), api.example.status);
    let refused = samples.iter().find(|sample| sample.status() == 405).unwrap();
    assert_eq!(refused.header("allow"), Some("GET, PUT"));
    let limited = samples.iter().find(|sample| sample.status() == 429).unwrap();
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
    let api: Api = serde_json::from_str(include_str!("../fixtures/meta.json")).unwrap();
    let samples = Sample::all(apis::meta::samples());

    assert_covered(&api.types, &samples, |sample, row| {
        let meta = &sample.body["meta"];
        (sample.label, sample.status()) == (&row.name, row.status)
            && meta["status"] == row.status
            && meta["error"]["type"] == *row.name
            && text_matches(None, &meta["error"]["message"])
            && meta["error"].get("errors").is_some() == row.nested
            && meta["error"].get("status").is_none() == row.nested
            && (row.status < 500 || meta["error"]["message"] == sample.reason())
    });
    for example in [api.example, api.validation_example] {
        assert!(samples.iter().any(|sample| sample.body == example), "{example}");
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
    let api: Api = serde_json::from_str(include_str!("../fixtures/described.json")).unwrap();
    let samples = Sample::all(apis::described::samples());

    assert_covered(&api.statuses, &samples, |sample, row| {
        (sample.label, sample.status()) == (&row.name, row.status)
            && sample.body["message"] == *row.name
            && text_matches(None, &sample.body["description"])
            && (row.status < 500 || sample.body["description"] == *row.name)
    });
    for sample in &samples {
        let shape = json!({ "message": "", "description": "" });
        assert!(same_members(&sample.body, &shape), "{}", sample.body);
        assert_eq!(sample.status() == 401, sample.header("www-authenticate").is_some());
        assert_eq!(sample.status() == 405, sample.header("allow").is_some());
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
    let api: Api = serde_json::from_str(include_str!("../fixtures/described.json")).unwrap();
    let matches = |sample: &Sample, row: &Row<'_>| {
        sample.label == row.error
            && sample.body["error"] == row.error
            && text_matches(None, &sample.body["error_description"])
            && row.status.is_none_or(|status| status == sample.status())
    };

    let token = api.oauth2.token_endpoint;
    let mut rows = Vec::new();
    for error in &token.errors {
        // The fixture has the status of an error, or a sentence that contains its statuses.
        let statuses = token.statuses[error].to_string();
        let statuses =
            statuses.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse().ok());
        rows.extend(statuses.map(|status| Row { error, status: Some(status) }));
    }
    let samples = Sample::all(apis::described::token_samples());
    assert_eq!(rows.len(), 5);
    assert_covered(&rows, &samples, matches);
    for sample in &samples {
        assert_eq!(sample.header("cache-control"), Some("no-store"));
        let basic =
            sample.header("www-authenticate").is_some_and(|value| value.starts_with("Basic "));
        assert_eq!(basic, sample.status() == 401, "only a 401 has a challenge");
    }

    let authorization = api.oauth2.authorization_endpoint;
    let rows: Vec<Row<'_>> =
        authorization.errors.iter().map(|error| Row { error, status: None }).collect();
    assert_covered(&rows, &Sample::all(apis::described::authorization_samples()), matches);
}

fn same_members(one: &Value, other: &Value) -> bool {
    let keys = |value: &Value| -> Vec<String> {
        value.as_object().expect("the value is an object").keys().cloned().collect()
    };
    keys(one) == keys(other)
}
