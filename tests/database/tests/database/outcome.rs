//! Assertions on the response that a client receives.

use api_error::{ApiError, DatabaseError, Error};
use api_error_database::{Case, UserError};
use serde_json::Value;

/// The columns that the database reports.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Columns {
    All,
    /// All except the columns of a unique constraint, for which MySQL reports only the name.
    NotOfUnique,
    /// All except the columns of a foreign key, for which SQLite reports only the kind.
    NotOfForeignKey,
}

/// Asserts that the response contains the name of the case and the columns that the database
/// reports, and no value of the statement.
#[track_caller]
pub(crate) fn assert_case(error: &UserError, case: &Case, columns: Columns) {
    let body = assert_hidden(error);
    assert_eq!(body["name"], case.name, "{case:?}: {error:?}");
    let is_known = match columns {
        Columns::All => true,
        Columns::NotOfUnique => !case.name.ends_with("_TAKEN"),
        Columns::NotOfForeignKey => case.name != "ORDER",
    };
    let columns: &[&str] = if is_known { case.columns } else { &[] };
    match error {
        UserError::EmailTaken { column, attempts, .. } => {
            assert_eq!((&**column, *attempts), (&*columns.join(", "), 0), "{case:?}");
        }
        UserError::Missing { column } => assert_eq!(*column, columns.join(", "), "{case:?}"),
        _ => {}
    }
    if case.name.ends_with("_TAKEN") {
        // `Problem` sends a pointer as the fragment of a URI.
        let pointer = |name: &&str| format!("#/{name}");
        let mut expected: Vec<_> = columns.iter().map(pointer).collect();
        if expected.is_empty() {
            expected.push("#".to_owned());
        }
        let issues = body["errors"].as_array().expect("there are issues");
        let found: Vec<_> = issues.iter().map(|issue| issue["pointer"].clone()).collect();
        assert_eq!(found, expected, "{case:?}");
        assert!(issues.iter().all(|issue| issue["name"] == case.name), "{body}");
    }
}

/// Asserts that a retryable error becomes a 503 without details.
#[track_caller]
pub(crate) fn assert_retryable(error: impl DatabaseError) {
    assert!(error.violation().is_none(), "{error}");
    assert!(error.is_retryable(), "{error:?}");
    let error = Error::database(error);
    let body = assert_hidden(&*error);
    assert_eq!(body["status"], 503);
    assert!(error.is_retryable());
    assert_eq!(error.message().to_string(), "Service Unavailable");
}

/// Asserts that the error becomes a 500 without details.
#[track_caller]
pub(crate) fn assert_internal(error: impl DatabaseError) {
    let error = Error::database(error);
    let body = assert_hidden(&*error);
    assert_eq!(body["status"], 500);
    assert_eq!(error.message().to_string(), "Internal Server Error");
}

/// Asserts that the response does not contain a secret, and returns its body.
#[track_caller]
fn assert_hidden(error: &dyn ApiError) -> Value {
    let response = error.to_response();
    let head = format!("{:?}", response.headers());
    let body = String::from_utf8_lossy(response.body()).into_owned();
    for text in [&head, &body] {
        let text = text.to_ascii_lowercase();
        assert!(!text.contains("secret") && !text.contains("127.0.0.1"), "{text}");
    }
    serde_json::from_str(&body).expect("the body is JSON")
}
