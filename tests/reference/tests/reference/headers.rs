//! The response headers in the documents.

use super::components::documents;
use api_error::{ApiError, Catalogued, catalog, reference};
use std::time::Duration;
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum LimitError {
    #[error("slow down")]
    #[status(429)]
    Limit {
        /// Requests left in this window.
        #[api_error(header = "X-RateLimit-Remaining")]
        remaining: u32,
        /// The name of the policy.
        #[api_error(header = "X-Policy")]
        policy: Option<String>,
        #[api_error(retry_after)]
        retry_after: Duration,
    },

    #[error("later")]
    #[status(503)]
    Later {
        #[api_error(retry_after)]
        retry_after: Option<Duration>,
    },
}

#[test]
fn headers_have_the_types_and_descriptions_of_their_fields() {
    let catalog = LimitError::CATALOG;
    let document = reference::openapi(&catalog);
    let headers = |status: &str| &document["components"]["responses"][status]["headers"];
    let limit = headers("LimitError429");
    let remaining = &limit["X-RateLimit-Remaining"];
    assert_eq!(remaining["description"], "Requests left in this window.");
    assert_eq!(remaining["schema"]["type"], "integer");
    assert_eq!(remaining["required"], true);
    let policy = &limit["X-Policy"];
    assert_eq!(policy["description"], "The name of the policy.");
    assert_eq!(policy["schema"]["type"], "string");
    assert_eq!(policy["required"], false);
    assert_eq!(limit["Retry-After"]["required"], true);
    assert_eq!(headers("LimitError503")["Retry-After"]["required"], false);

    let json = reference::json(&catalog);
    let header = &json["types"][0]["errors"][0]["headers"][0];
    assert_eq!(header["description"], "Requests left in this window.");
    assert!(reference::markdown(&catalog).contains("Requests left in this window."));
    let lock = reference::lock(&catalog);
    assert!(lock.contains("\n  header x-policy?\n"), "{lock}");
    assert!(lock.contains("\n  header x-ratelimit-remaining\n"), "{lock}");
    assert!(lock.contains("\n  header retry-after\n"), "{lock}");
    assert!(lock.contains("\n  header retry-after?\n"), "{lock}");
}

#[test]
fn every_response_may_have_a_request_id() {
    for (name, document) in documents() {
        for (key, response) in document["components"]["responses"].as_object().unwrap() {
            if key.ends_with("303") {
                continue;
            }
            let header = &response["headers"]["x-request-id"];
            assert_eq!(header["required"], false, "{name} {key}");
            assert!(header["description"].is_string(), "{name} {key}");
        }
    }
    let json = reference::json(&LimitError::CATALOG);
    for error in json["types"][0]["errors"].as_array().unwrap() {
        let header = error["headers"].as_array().unwrap().last().unwrap();
        assert_eq!((&header["name"], &header["optional"]), (&"x-request-id".into(), &true.into()));
    }
    let module = reference::typescript(&LimitError::CATALOG);
    assert!(
        module.contains(
            " * - Headers: `X-RateLimit-Remaining`, `X-Policy` (optional), `Retry-After`, \
             `Cache-Control: no-store`, `x-request-id` (optional)\n"
        ),
        "{module}"
    );
}

api_error::api! {
    struct Warehouse { request_id_header = "Request-Id" }
}

#[derive(Debug, Error, ApiError)]
#[api_error(api = Warehouse)]
#[error("{sku} is sold out")]
#[status(409)]
struct SoldOut {
    #[data]
    sku: String,
}

#[test]
fn the_header_of_the_request_id_is_that_of_the_api() {
    catalog! { static WAREHOUSE for Warehouse = [SoldOut]; }
    for catalog in [&WAREHOUSE, &SoldOut::CATALOG] {
        let document = reference::openapi(catalog);
        let (_, response) =
            document["components"]["responses"].as_object().unwrap().iter().next().unwrap();
        let headers = response["headers"].as_object().unwrap();
        assert!(headers.contains_key("Request-Id"), "{headers:?}");
        assert!(reference::json(catalog).to_string().contains("\"Request-Id\""));
        assert!(reference::typescript(catalog).contains("`Request-Id` (optional)"));
        assert!(!headers.contains_key("x-request-id"), "{headers:?}");
    }
}
