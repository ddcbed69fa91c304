//! The bodies that are sent match the published schemas.

use super::contracts;
use api_error::{ApiError, Catalog, Context, reference};
use jsonschema::Validator;
use serde_json::{Value, json};

/// The schemas of a catalog: one for each error, and one for each response.
pub(crate) struct Schemas {
    document: Value,
    errors: Vec<(String, u64, Validator)>,
    prefix: String,
}

impl Schemas {
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let reference = reference::json(catalog);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let errors = reference["types"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|ty| ty["errors"].as_array().unwrap())
            .map(|error| {
                let schema = jsonschema::draft202012::new(&error["schema"]).unwrap();
                assert!(schema.is_valid(&error["example"]), "example of {}", error["name"]);
                (text(&error["name"]), error["status"].as_u64().unwrap(), schema)
            })
            .collect();
        let document = reference::openapi(catalog);
        let responses = document["components"]["responses"].as_object().unwrap();
        let (key, _) = responses.iter().next().unwrap();
        let prefix = key[..key.len() - 3].to_owned();
        Self { document, errors, prefix }
    }

    /// Returns whether a body matches the schema of its error.
    pub(crate) fn is_of_its_error(&self, error: &dyn ApiError, body: &Value) -> bool {
        let spec = error.spec();
        let status = u64::from(spec.status().as_u16());
        let mut schemas =
            self.errors.iter().filter(|(name, its, _)| name == spec.name() && *its == status);
        schemas.any(|(.., schema)| schema.is_valid(body))
    }

    /// Returns whether a body matches the schema of the response of its status.
    pub(crate) fn is_of_its_status(&self, status: u16, content_type: &str, body: &Value) -> bool {
        let response =
            &self.document["components"]["responses"][format!("{}{status}", self.prefix)];
        let mut schema = response["content"][content_type]["schema"].clone();
        assert!(schema.is_object(), "no {status} with {content_type}");
        schema["components"] = self.document["components"].clone();
        jsonschema::draft202012::new(&schema).unwrap().is_valid(body)
    }
}

pub(crate) fn contexts() -> [Context; 3] {
    [
        Context::new(),
        Context::new().with_request_id("req_7f3a"),
        Context::new().with_request_id("req_7f3a").with_instance("/carts/c-9"),
    ]
}

pub(crate) fn check(error: &dyn ApiError, schemas: &Schemas) {
    for context in contexts() {
        let response = error.render(&context);
        let body: Value = serde_json::from_slice(response.body()).unwrap();
        let name = error.name();
        assert!(schemas.is_of_its_error(error, &body), "{name}: {body}");
        let content_type = response.headers()["content-type"].to_str().unwrap();
        let status = response.status().as_u16();
        assert!(schemas.is_of_its_status(status, content_type, &body), "{name} {status}: {body}");
        let without_members = json!({});
        assert!(!schemas.is_of_its_error(error, &without_members), "{name} requires no member");
        let without_status = json!({ "unheard": "of" });
        assert!(!schemas.is_of_its_status(status, content_type, &without_status), "{name}");
    }
}

#[test]
fn every_body_of_the_apis_matches_its_schemas() {
    for contract in contracts::all() {
        let schemas = Schemas::of(contract.catalog);
        for error in &contract.samples {
            check(&**error, &schemas);
        }
    }
}

#[test]
fn the_reference_matches_its_schema() {
    let schema: Value = serde_json::from_str(reference::JSON_SCHEMA).unwrap();
    let schema = jsonschema::draft202012::new(&schema).unwrap();
    for contract in contracts::all() {
        let reference = reference::json(contract.catalog);
        if let Some(error) = schema.iter_errors(&reference).next() {
            panic!("{}: {error} at {}", contract.name, error.instance_path());
        }
        assert!(!schema.is_valid(&json!({ "name": contract.name })));
    }
}

/// Errors with declared examples.
mod samples {
    use api_error::ApiError;
    use thiserror::Error;

    #[derive(Debug, Error, ApiError)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    pub(super) enum OrderError {
        #[error("only {left} of item {item} are left, {{sorry}}")]
        #[status(409)]
        FewLeft {
            #[data]
            #[api_error(example = 7)]
            item: u32,
            #[data]
            left: u32,
        },
        #[error("{0}")]
        #[status(400)]
        BadRequest(String),
    }

    #[derive(Debug, Error, ApiError)]
    #[api_error(envelope = api_error::envelope::Coded)]
    pub(super) enum CardError {
        #[error("the bank refused the card")]
        #[status(402)]
        #[api_error(member("type", "card_error"))]
        Declined,
    }
}

#[test]
fn static_members_are_in_every_document() {
    let catalog = <samples::CardError as api_error::Catalogued>::CATALOG;
    let error = samples::CardError::Declined;
    check(&error, &Schemas::of(&catalog));

    let reference = reference::json(&catalog);
    let documented = &reference["types"][0]["errors"][0];
    let sent: Value = serde_json::from_slice(error.to_response().body()).unwrap();
    assert_eq!(documented["example"], sent);
    assert_eq!(documented["data"][0]["schema"]["const"], "card_error");
    let other = json!({
        "error_name": "Declined",
        "message": "the bank refused the card",
        "error_data": { "type": "other", "name": "DECLINED" },
    });
    assert!(!Schemas::of(&catalog).is_of_its_error(&error, &other));

    let row = "| `type` | `\"card_error\"` | Always this value. | `card_error` |";
    let page = reference::markdown(&catalog);
    assert!(page.contains(row), "{page}");
    let data = "| `error_data` | `object` | The data of the error. Each error lists its members. |";
    assert!(page.contains(data), "{page}");
    let lock = reference::lock(&catalog);
    assert!(lock.contains("body error_data.type: \"card_error\"\n"), "{lock}");
    let module = reference::typescript(&catalog);
    assert!(module.contains("    type: \"card_error\";\n"), "{module}");
}

#[test]
fn placeholders_in_examples_have_the_values_of_the_fields() {
    let catalog = <samples::OrderError as api_error::Catalogued>::CATALOG;
    let reference = reference::json(&catalog);
    let errors = &reference["types"][0]["errors"];
    let example = &errors[0]["example"];
    assert_eq!(example["detail"], "only 1 of item 7 are left, {sorry}");
    assert_eq!(example["item"], 7);
    assert_eq!(errors[0]["data"][0]["schema"]["examples"], json!([7]));
    assert_eq!(errors[1]["example"]["detail"], "Bad request");
    for contract in contracts::all() {
        let reference = reference::json(contract.catalog);
        for error in reference["types"].as_array().unwrap() {
            for error in error["errors"].as_array().unwrap() {
                let example = error["example"].to_string();
                assert!(!example.contains("{0}") && !example.contains("{..}"), "{example}");
            }
        }
    }
}
