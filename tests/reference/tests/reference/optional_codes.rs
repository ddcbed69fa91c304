//! Errors whose code is optional: the status identifies them.

use super::typescript::run_script;
use api_error::{ApiError, Catalogued, Code, envelope::Coded, reference};
use serde_json::{Value, json};
use thiserror::Error;

const SERVER: Code = Code::new(0, "ServerError").optional();

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = Coded)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum ServerError {
    #[error("internal")]
    #[status(500)]
    #[code(SERVER)]
    Failed,
    #[error("full")]
    #[status(503)]
    #[code(SERVER)]
    Full,
    #[error("maintenance")]
    #[status(503)]
    #[name("MAINTENANCE")]
    #[code(SERVER)]
    Maintenance,
    #[error("there is no item")]
    #[status(404)]
    Missing,
}

fn body(name: &str) -> Value {
    let data = json!({ "name": name });
    json!({ "error_name": "ServerError", "message": "failed", "error_data": data })
}

#[test]
fn schemas_do_not_require_the_code() {
    let reference = reference::json(&ServerError::CATALOG);
    let errors = reference["types"][0]["errors"].as_array().unwrap();
    for (error, name, is_valid) in [
        (&errors[0], "OTHER", true),
        (&errors[1], "OTHER", true),
        (&errors[2], "OTHER", false),
        (&errors[2], "MAINTENANCE", true),
    ] {
        let validator = jsonschema::validator_for(&error["schema"]).unwrap();
        assert_eq!(validator.is_valid(&body(name)), is_valid, "{name} {error}");
        let mut with_code = body(name);
        with_code["error_code"] = 1.into();
        assert!(!validator.is_valid(&with_code), "{error}");
    }
}

#[test]
fn the_lock_and_the_page_mark_the_code_as_optional() {
    let lock = reference::lock(&ServerError::CATALOG);
    assert_eq!(lock.matches("  body error_code?: integer\n").count(), 3, "{lock}");
    assert_eq!(lock.matches("  code 0 ServerError\n").count(), 3, "{lock}");
    assert_eq!(lock.matches("  body error_data.name: string\n").count(), 2, "{lock}");
    let page = reference::markdown(&ServerError::CATALOG);
    assert!(page.contains("| `error_code` | `integer`, optional |"), "{page}");
}

#[test]
fn typescript_identifies_the_error_by_its_status() {
    let module = reference::typescript(&ServerError::CATALOG);
    let [other, full, maintenance] = ["OTHER", "SERVICE_UNAVAILABLE", "MAINTENANCE"].map(body);
    let script = format!(
        "
import {{ decodeServerError }} from './errors.mjs';
const name = (status: number, body: unknown) => decodeServerError(status, body)?.name;
console.log(name(500, {other}), name(500, {{ ...{other}, error_code: 0 }}));
console.log(name(500, {{ ...{other}, error_code: 1 }}), name(500, {{}}));
console.log(name(503, {other}), name(503, {full}), name(503, {maintenance}));
"
    );
    let Some(lines) = run_script("typescript-optional-codes", &module, &script) else { return };
    let expected = [
        "INTERNAL_SERVER_ERROR INTERNAL_SERVER_ERROR",
        "undefined undefined",
        "SERVICE_UNAVAILABLE SERVICE_UNAVAILABLE MAINTENANCE",
    ];
    assert_eq!(lines, expected);
}

/// The code for `SERVICE_UNAVAILABLE` accepts each unknown name with the status 503, but not the
/// name of the other error with this status.
#[test]
fn the_page_excludes_the_other_errors_with_the_status() {
    let markdown = reference::markdown(&ServerError::CATALOG);
    assert!(markdown.contains(" If the status is 500, compare only the status."), "{markdown}");
    assert!(
        markdown.contains(
            " If the status is 503, and this page does not contain the name, the error is \
             `SERVICE_UNAVAILABLE`."
        ),
        "{markdown}"
    );
    let arms: Vec<_> = markdown.lines().filter(|line| line.contains(" => println!(")).collect();
    let position = |pattern: &str| arms.iter().position(|arm| arm.contains(pattern));
    assert!(position("(\"MISSING\", _)") < position("(_, 500)"), "{arms:?}");
    let html = reference::html(&ServerError::CATALOG);
    let (_, entry) = html.split_once("id=\"service-unavailable\"").unwrap();
    let (_, code) = entry.split_once("<figcaption>Rust").unwrap();
    let (code, _) = code.split_once("</pre>").unwrap();
    assert!(code.contains("received.status() == 503"), "{code}");
    assert!(code.contains("received.name() != &quot;MAINTENANCE&quot;"), "{code}");
}
