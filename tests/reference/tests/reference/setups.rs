//! Error types in the `OpenAPI` documents of utoipa and aide.

use super::apis::crossing_minds::{self, AuthError, CrossingMindsError};
use super::apis::fanfare::FanfareError;
use super::tool;
use aide::OperationOutput;
use aide::generate::{extract_schemas, in_context};
use api_error::{ApiError, Catalogued, reference};
use serde_json::{Value, json};
use std::process::Command;
use std::{fmt, fs};
use utoipa::OpenApi;

/// A type with a lifetime and a parameter.
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
#[derive(Debug, thiserror::Error, ApiError)]
enum Borrowed<'a, T: fmt::Debug + serde::Serialize> {
    #[error("no {what}")]
    #[status(404)]
    NoSuchName {
        #[data]
        what: &'a str,
        #[data]
        value: T,
    },

    #[error("two")]
    #[status(409)]
    Conflict,
}

#[expect(
    dead_code,
    clippy::unnecessary_wraps,
    reason = "the handlers are only documented, never called"
)]
#[utoipa::path(
    get,
    path = "/items",
    responses((status = 200, description = "All.", body = String), CrossingMindsError)
)]
fn items() -> Result<String, CrossingMindsError> {
    Ok(String::new())
}

#[expect(
    dead_code,
    clippy::unnecessary_wraps,
    reason = "the handlers are only documented, never called"
)]
#[utoipa::path(get, path = "/draws", responses((status = 200, description = "All.", body = String), FanfareError))]
fn draws() -> Result<String, FanfareError> {
    Ok(String::new())
}

#[expect(
    dead_code,
    clippy::unnecessary_wraps,
    reason = "the handlers are only documented, never called"
)]
#[utoipa::path(get, path = "/borrowed", responses(Borrowed<'static, u8>))]
fn borrowed() -> Result<String, Borrowed<'static, u8>> {
    Ok(String::new())
}

#[derive(OpenApi)]
#[openapi(paths(items, draws, borrowed))]
struct Documented;

/// Returns the document of the same handlers in aide.
fn in_aide() -> Value {
    fn responses<T: OperationOutput>() -> Value {
        let responses = in_context(|context| {
            T::inferred_responses(context, &mut aide::openapi::Operation::default())
        });
        let responses = responses.into_iter().map(|(status, response)| {
            (status.unwrap().to_string(), serde_json::to_value(response).unwrap())
        });
        Value::Object(responses.collect())
    }
    extract_schemas(true);
    json!({
        "openapi": "3.1.0",
        "info": { "title": "aide", "version": "1.0.0" },
        "paths": {
            "/items": { "get": { "responses": responses::<CrossingMindsError>() } },
            "/draws": { "get": { "responses": responses::<FanfareError>() } },
            "/borrowed": { "get": { "responses": responses::<Borrowed<'static, u8>>() } },
        },
    })
}

fn documents() -> [(&'static str, Value); 2] {
    [("utoipa", serde_json::to_value(Documented::openapi()).unwrap()), ("aide", in_aide())]
}

#[test]
fn the_documents_are_valid() {
    let Some(python) = tool::find("python/bin/python") else { return };
    let folder = tool::folder("setups");
    for (name, document) in documents() {
        let path = folder.join(format!("{name}.json"));
        fs::write(&path, document.to_string()).unwrap();
        let (is_valid, text) =
            tool::run(Command::new(&python).args(["-m", "openapi_spec_validator"]).arg(path));
        assert!(is_valid, "{name}: {text}");
    }
}

#[test]
fn bodies_match_the_documents() {
    for (setup, document) in documents() {
        let responses = &document["paths"]["/items"]["get"]["responses"];
        for (name, error) in crossing_minds::samples() {
            let response = error.to_response();
            let content = &responses[response.status().as_str()]["content"];
            let schema = &content[response.headers()["content-type"].to_str().unwrap()]["schema"];
            assert!(schema.is_object(), "{setup} has no {name}");
            let schema = jsonschema::draft202012::new(schema).unwrap();
            let body: Value = serde_json::from_slice(response.body()).unwrap();
            assert!(schema.is_valid(&body), "{setup}: {name}");
            let mut other = body.clone();
            other["error_data"]["name"] = "ANOTHER".into();
            assert!(!schema.is_valid(&other), "{setup} accepts any name for {name}");
        }
    }
}

#[test]
fn both_documents_match_the_reference() {
    let own = reference::openapi(&CrossingMindsError::CATALOG);
    for (setup, document) in documents() {
        let responses = document["paths"]["/items"]["get"]["responses"].as_object().unwrap();
        for (status, expected) in own["components"]["responses"].as_object().unwrap() {
            let status = status.strip_prefix("CrossingMindsError").unwrap();
            let found = &responses[status];
            assert_eq!(found["description"], expected["description"], "{setup} {status}");
            let (found, expected) =
                (&found["content"]["application/json"], &expected["content"]["application/json"]);
            assert_eq!(found["examples"], expected["examples"], "{setup} {status}");
            assert_eq!(
                found["schema"].get("oneOf").map(|list| list.as_array().map(Vec::len)),
                expected["schema"].get("oneOf").map(|list| list.as_array().map(Vec::len)),
                "{setup} {status}"
            );
        }
        let challenge = &responses["401"]["headers"]["WWW-Authenticate"]["schema"];
        assert_eq!(*challenge, json!({ "type": "string" }), "{setup}");
        let draws = &document["paths"]["/draws"]["get"]["responses"];
        assert!(draws["429"]["headers"]["X-RateLimit-Limit"].is_object(), "{setup}");
        assert!(document["paths"]["/borrowed"]["get"]["responses"]["404"].is_object(), "{setup}");
    }
    assert_eq!(AuthError::CATALOG.iter().count(), 4);
}
