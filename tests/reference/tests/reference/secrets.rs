//! No document contains a text that is meant only for the developers of the service.

use super::tool;
use api_error::{ApiError, Catalogued, catalog, envelope, reference};
use serde_json::Value;
use thiserror::Error;

/// Errors of the billing endpoints.
#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::Detailed)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum BillingError {
    /// The invoice does not exist.
    #[error("there is no invoice {id}")]
    #[status(404)]
    NoInvoice {
        #[data]
        id: u32,
    },

    /// The billing database at db-7 does not answer.
    #[error("billing database: {0}")]
    #[status(500)]
    BillingDatabase(String),

    /// Secret-redis on port 6379.
    #[error("redis: {0}")]
    #[status(500)]
    #[deprecated = "Secret-redis is gone"]
    SecretRedis(String),

    /// The secret queue is full.
    #[error("queue: {0}")]
    #[status(503)]
    SecretQueue(String),

    /// The payment provider is down.
    #[error("provider: {0}")]
    #[status(502)]
    #[name("PROVIDER_DOWN")]
    Provider(String),
}

/// The secret ledger of db-7.
#[derive(Debug, Error, ApiError)]
#[error("ledger of db-7")]
#[api_error(envelope = envelope::Detailed)]
#[status(500)]
struct LedgerError;

catalog! {
    /// The errors of the billing API.
    static BILLING = [BillingError, LedgerError];
}

fn outputs() -> [(&'static str, String); 6] {
    [
        ("html", reference::html(&BILLING)),
        ("markdown", reference::markdown(&BILLING)),
        ("json", reference::json(&BILLING).to_string()),
        ("openapi", reference::openapi(&BILLING).to_string()),
        ("typescript", reference::typescript(&BILLING)),
        ("lock", reference::lock(&BILLING)),
    ]
}

#[test]
fn hidden_errors_have_no_names_and_no_comments() {
    for (output, text) in outputs() {
        for secret in [
            "BillingDatabase",
            "billing database",
            "db-7",
            "SecretRedis",
            "ecret-redis",
            "6379",
            "SecretQueue",
            "secret queue",
            "secret ledger",
            "ledger of",
        ] {
            assert!(!text.contains(secret), "{output} contains {secret}:\n{text}");
        }
        assert!(text.contains("PROVIDER_DOWN"), "{output}");
    }
}

#[test]
fn hidden_errors_with_one_body_are_one_entry() {
    let html = reference::html(&BILLING);
    assert_eq!(html.matches("<article id=\"internal-server-error").count(), 1);
    let markdown = reference::markdown(&BILLING);
    assert_eq!(markdown.matches("### `INTERNAL_SERVER_ERROR`").count(), 1);
    let openapi = reference::openapi(&BILLING);
    let schemas = openapi["components"]["schemas"].as_object().unwrap();
    let hidden = schemas.values().filter(|schema| schema["x-error"]["status"] == 500);
    assert_eq!(hidden.count(), 1);
    let response = &openapi["components"]["responses"]["Billing500"];
    let schema = &response["content"]["application/json"]["schema"];
    assert_eq!(
        schema["$ref"], "#/components/schemas/BillingError.InternalServerError",
        "{response}"
    );
    let typescript = reference::typescript(&BILLING);
    assert_eq!(typescript.matches("\nexport interface").count(), 4, "{typescript}");

    // In the JSON, each type lists its hidden errors too, for tools that read only one type.
    let json = reference::json(&BILLING);
    let types = json["types"].as_array().unwrap();
    let count = |ty: &Value| ty["errors"].as_array().unwrap().len();
    assert_eq!(types.iter().map(count).collect::<Vec<_>>(), [4, 1]);
    let typescript = reference::typescript(&LedgerError::CATALOG);
    assert!(typescript.contains("\nexport type LedgerError = "), "{typescript}");
}

#[test]
fn hidden_errors_compile_as_typescript() {
    let folder = tool::folder("typescript-secrets");
    std::fs::write(folder.join("billing.mts"), reference::typescript(&BILLING)).unwrap();
    let Some((is_ok, text)) = super::typescript::tsc(&folder, &["billing.mts", "--noEmit"]) else {
        return;
    };
    assert!(is_ok, "{text}");
}

/// `Error::internal`, and the `HttpError` that a layer sends after a panic, have the body of the
/// documented 500.
#[test]
fn any_hidden_error_has_the_documented_body() {
    #[derive(Debug, Error, ApiError)]
    #[api_error(type_base = "https://api.example.com/errors#")]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    enum StoreError {
        #[error("database")]
        #[status(500)]
        Database,
        #[error("queue")]
        #[status(500)]
        Queue,
    }
    let schemas = super::bodies::Schemas::of(&StoreError::CATALOG);
    let error = api_error::Error::internal(std::fmt::Error);
    super::bodies::check(&*error, &schemas);
    super::bodies::check(&api_error::HttpError::InternalServerError, &schemas);
}
