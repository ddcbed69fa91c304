//! Error types in the `OpenAPI` documents of utoipa and aide.

use super::apis::crossing_minds::{self, AuthError, CrossingMindsError};
use super::apis::described::AuthorizationError;
use super::apis::fanfare::FanfareError;
use super::tool;
use aide::OperationOutput;
use aide::generate::{extract_schemas, in_context};
use api_error::utoipa::Components;
use api_error::{ApiError, Catalogued, catalog, reference};
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

#[expect(
    dead_code,
    clippy::unnecessary_wraps,
    reason = "the handlers are only documented, never called"
)]
#[utoipa::path(get, path = "/authorize", responses(AuthorizationError))]
fn authorize() -> Result<String, AuthorizationError> {
    Ok(String::new())
}

#[derive(OpenApi)]
#[openapi(paths(items, draws, borrowed, authorize))]
struct Documented;

catalog! {
    /// The errors of all operations.
    static ALL = [CrossingMindsError, FanfareError, Borrowed<'static, u8>, AuthorizationError];
}

static COMPONENTS: Components<'_> = Components(&ALL);

#[derive(OpenApi)]
#[openapi(paths(items, draws, borrowed, authorize), modifiers(&COMPONENTS))]
struct WithComponents;

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
    let paths = json!({
        "/items": { "get": { "responses": responses::<CrossingMindsError>() } },
        "/again": { "get": { "responses": responses::<CrossingMindsError>() } },
        "/draws": { "get": { "responses": responses::<FanfareError>() } },
        "/borrowed": { "get": { "responses": responses::<Borrowed<'static, u8>>() } },
        "/authorize": { "get": { "responses": responses::<AuthorizationError>() } },
        "/other": { "get": { "responses": responses::<other::Borrowed>() } },
    });
    let schemas = in_context(|context| context.schema.take_definitions(false));
    json!({
        "openapi": "3.1.0",
        "info": { "title": "aide", "version": "1.0.0" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// Another type with the name `Borrowed`.
mod other {
    #[derive(Debug, thiserror::Error, api_error::ApiError)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    pub(super) enum Borrowed {
        #[error("no such name")]
        #[status(404)]
        NoSuchName {
            #[data]
            other: bool,
        },
    }
}

fn documents() -> [(&'static str, Value); 3] {
    [
        ("utoipa", serde_json::to_value(Documented::openapi()).unwrap()),
        ("utoipa-components", serde_json::to_value(WithComponents::openapi()).unwrap()),
        ("aide", in_aide()),
    ]
}

#[test]
fn schemas_are_in_the_components_once() {
    for (setup, document) in documents().into_iter().skip(1) {
        let schemas = document["components"]["schemas"].as_object().unwrap();
        assert!(schemas.contains_key("AuthError.IncorrectPassword"), "{setup}");
        for operation in document["paths"].as_object().unwrap().values() {
            for response in operation["get"]["responses"].as_object().unwrap().values() {
                for (media_type, content) in response["content"].as_object().into_iter().flatten() {
                    if media_type == "text/plain" {
                        continue;
                    }
                    let schema = &content["schema"];
                    let list = schema.get("oneOf").or(schema.get("anyOf"));
                    let list =
                        list.map_or(vec![schema], |list| list.as_array().unwrap().iter().collect());
                    for schema in list {
                        let target =
                            schema["$ref"].as_str().unwrap_or_else(|| panic!("{setup}: {schema}"));
                        let key = target.strip_prefix("#/components/schemas/").unwrap();
                        assert!(schemas.contains_key(key), "{setup}: {key}");
                    }
                }
            }
        }
    }
    let document = in_aide();
    let target = |path: &str| {
        let response = &document["paths"][path]["get"]["responses"]["404"];
        response["content"]["application/problem+json"]["schema"]["$ref"].clone()
    };
    assert_ne!(target("/borrowed"), target("/other"));
}

#[test]
fn a_lone_schema_is_not_in_a_list() {
    for (setup, document) in documents() {
        super::components::each_object(&document, &mut |object| {
            for keyword in ["allOf", "anyOf", "oneOf"] {
                let list = object.get(keyword).and_then(Value::as_array);
                assert!(list.is_none_or(|list| list.len() > 1), "{setup}: {object:?}");
            }
        });
    }
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
            let mut schema = schema.clone();
            schema["components"] = document["components"].clone();
            let schema = jsonschema::draft202012::new(&schema).unwrap();
            let body: Value = serde_json::from_slice(response.body()).unwrap();
            assert!(schema.is_valid(&body), "{setup}: {name}");
            let mut other = body.clone();
            other["error_data"]["name"] = "ANOTHER".into();
            // If the code of an error is optional, the status identifies the error. So the schema
            // accepts any name.
            let is_by_status = error.spec().code().is_some_and(|code| code.is_optional());
            assert_eq!(schema.is_valid(&other), is_by_status, "{setup}: another name for {name}");
        }
    }
}

#[test]
fn a_redirect_has_a_location_and_no_body() {
    for (setup, document) in documents() {
        let responses = document["paths"]["/authorize"]["get"]["responses"].as_object().unwrap();
        assert_eq!(responses.keys().collect::<Vec<_>>(), ["303"], "{setup}");
        let redirect = &responses["303"];
        assert!(redirect.get("content").is_none(), "{setup}: {redirect}");
        let location = &redirect["headers"]["Location"];
        let description = location["description"].as_str().unwrap();
        assert!(description.contains("- `error_description`: "), "{setup}: {location}");
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
