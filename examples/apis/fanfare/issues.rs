//! The issues that a field of a request body can have.

use api_error::Issue;
use serde::Serialize;

/// The field is absent.
pub fn required(pointer: String, expected: &'static str) -> Issue {
    Issue::new("required", "Required field", pointer)
        .with("expected", expected)
        .with("received", "undefined")
}

/// The field is not an email address.
pub fn email(pointer: String) -> Issue {
    Issue::new("email", "Must be valid email format", pointer)
}

/// The field has fewer characters or elements than it must have.
pub fn min_length(pointer: String, expected: usize, received: usize) -> Issue {
    length(Issue::new("min_length", "Below minimum length", pointer), expected, received)
}

/// The field has more characters or elements than it may have.
pub fn max_length(pointer: String, expected: usize, received: usize) -> Issue {
    length(Issue::new("max_length", "Exceeds maximum length", pointer), expected, received)
}

/// The field does not have the required format.
pub fn pattern(pointer: String, expected: &'static str) -> Issue {
    Issue::new("pattern", "Doesn't match expected pattern", pointer).with("expected", expected)
}

/// Another resource already has the value of the field.
pub fn unique(pointer: String) -> Issue {
    Issue::new("unique", "Value already exists (duplicate)", pointer)
}

/// One issue of each type.
pub fn examples() -> Vec<Issue> {
    vec![
        required("/email".to_owned(), "string"),
        email("/contacts/0/email".to_owned()),
        min_length("/password".to_owned(), 12, 5),
        max_length("/name".to_owned(), 80, 81),
        pattern("/sku".to_owned(), "[A-Z]{3}-[0-9]+"),
        unique("/contacts/0/email".to_owned()),
    ]
}

fn length(issue: Issue, expected: impl Serialize, received: impl Serialize) -> Issue {
    issue.with("expected", expected).with("received", received)
}
