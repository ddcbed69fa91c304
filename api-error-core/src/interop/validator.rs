//! The issues of `validator::ValidationErrors`.

use super::rule_text::rule_text;
use super::{RAW, push_field, push_token};
use crate::json;
use crate::model::{Data, IssueRef, Issues, Location, Members, Message};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::HashMap;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

/// The keys under which `validator` stores the client's input among the parameters of a rule. The
/// input may be a password, so it is not sent.
const INPUTS: [&str; 2] = ["value", "other"];

/// The key of the errors of the whole struct.
const WHOLE: &str = "__all__";

/// One issue for each error, in the order of the field names. The name of the issue is the code of
/// the error, and its members are the parameters of the rule. A rule without a `message` has a text
/// such as "must have at least 3 characters". The rejected value is not sent.
#[cfg_attr(docsrs, doc(cfg(feature = "validator")))]
impl Issues for ValidationErrors {
    fn for_each_issue(&self, each: &mut dyn FnMut(IssueRef<'_>)) {
        for_each_error_of(self, &mut String::new(), each);
    }

    fn is_empty(&self) -> bool {
        Self::is_empty(self)
    }
}

fn for_each_error_of(
    errors: &ValidationErrors,
    pointer: &mut String,
    each: &mut dyn FnMut(IssueRef<'_>),
) {
    let mut fields: Vec<_> = errors.errors().iter().collect();
    fields.sort_unstable_by_key(|(name, _)| name.strip_prefix(RAW).unwrap_or(name));
    for (name, kind) in fields {
        let parent = pointer.len();
        if name != WHOLE {
            push_field(pointer, name);
        }
        match kind {
            ValidationErrorsKind::Field(errors) => {
                for error in errors {
                    report_error(error, pointer, each);
                }
            }
            ValidationErrorsKind::Struct(errors) => for_each_error_of(errors, pointer, each),
            ValidationErrorsKind::List(items) => {
                for (index, errors) in items {
                    let list = pointer.len();
                    push_token(pointer, &index.to_string());
                    for_each_error_of(errors, pointer, each);
                    pointer.truncate(list);
                }
            }
        }
        pointer.truncate(parent);
    }
}

fn report_error(error: &ValidationError, pointer: &str, each: &mut dyn FnMut(IssueRef<'_>)) {
    let message = match &error.message {
        Some(message) => Cow::Borrowed(&**message),
        None => rule_text(error),
    };
    let parameters = Parameters(&error.params);
    each(
        IssueRef::new(&error.code, Message::literal(&message), Location::Pointer(pointer))
            .with(Data::new(&parameters)),
    );
}

struct Parameters<'a>(&'a HashMap<Cow<'static, str>, Value>);

impl Members for Parameters<'_> {
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn json::WriteJson)) {
        let mut parameters: Vec<_> =
            self.0.iter().filter(|(key, _)| !INPUTS.contains(&key.as_ref())).collect();
        parameters.sort_unstable_by_key(|(key, _)| *key);
        for (key, value) in parameters {
            each(key, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::json;
    use crate::model::{Issues, Location};
    use serde_json::json;
    use validator::{Validate, ValidationError};

    #[derive(Validate)]
    #[validate(schema(function = "has_lines", skip_on_field_errors = false))]
    struct Cart {
        #[validate(length(min = 8, message = "too short"))]
        password: String,
        #[validate(nested)]
        lines: Vec<Line>,
        #[validate(nested)]
        owner: Line,
    }

    #[derive(Validate)]
    struct Line {
        #[validate(range(min = 1, max = 9))]
        amount: u32,
    }

    fn has_lines(_: &Cart) -> Result<(), ValidationError> {
        Err(ValidationError::new("lines"))
    }

    #[test]
    fn each_error_is_an_issue_with_a_pointer_and_without_input() {
        let cart = Cart {
            password: "hunter2".to_owned(),
            lines: vec![Line { amount: 1 }, Line { amount: 10 }],
            owner: Line { amount: 0 },
        };
        let errors = cart.validate().expect_err("every field is invalid");
        let mut text = Vec::new();
        let issues: &dyn Issues = &errors;
        json::WriteJson::write(&issues, &mut text, "test").expect("issues can be written");
        let issues: serde_json::Value = serde_json::from_slice(&text).expect("it is JSON");
        assert_eq!(
            issues,
            json!([
                {"name": "lines", "message": "is not valid", "pointer": ""},
                {"name": "range", "message": "must be between 1 and 9", "pointer": "/lines/1/amount", "max": 9, "min": 1},
                {"name": "range", "message": "must be between 1 and 9", "pointer": "/owner/amount", "max": 9, "min": 1},
                {"name": "length", "message": "too short", "pointer": "/password", "min": 8},
            ])
        );
    }

    #[derive(Validate)]
    struct Rules {
        #[validate(length(min = 3))]
        r#type: String,
        #[validate(length(min = 1, max = 1))]
        tags: Vec<u8>,
        #[validate(length(equal = 2))]
        country: String,
        #[validate(length(max = 1))]
        note: String,
        #[validate(range(exclusive_min = 0.0, max = 0.5))]
        ratio: f64,
        #[validate(range(max = -1))]
        debt: i8,
        #[validate(email)]
        email: String,
        #[validate(url)]
        url: String,
        #[validate(contains(pattern = "@"))]
        handle: String,
        #[validate(does_not_contain(pattern = "x"))]
        plain: String,
        #[validate(must_match(other = "plain"))]
        again: String,
        #[validate(required)]
        owner: Option<u8>,
    }

    #[test]
    fn each_rule_without_a_message_has_a_text() {
        let rules = Rules {
            r#type: "é".to_owned(),
            tags: Vec::new(),
            country: "x".to_owned(),
            note: "xy".to_owned(),
            ratio: 0.0,
            debt: 0,
            email: "hunter2".to_owned(),
            url: "hunter2".to_owned(),
            handle: "hunter2".to_owned(),
            plain: "xx".to_owned(),
            again: "hunter2".to_owned(),
            owner: None,
        };
        let issues = rules.validate().expect_err("every field is invalid").to_vec();
        let texts: Vec<_> = issues
            .iter()
            .map(|issue| match issue.location() {
                Location::Pointer(pointer) => (pointer, issue.message()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(
            texts,
            [
                ("/again", "must match the other field"),
                ("/country", "must have 2 characters"),
                ("/debt", "must be at most -1"),
                ("/email", "must be an email address"),
                ("/handle", "must contain \"@\""),
                ("/note", "must have at most 1 character"),
                ("/owner", "is missing"),
                ("/plain", "must not contain \"x\""),
                ("/ratio", "must be greater than 0.0 and at most 0.5"),
                ("/tags", "must have 1 item"),
                ("/type", "must have at least 3 characters"),
                ("/url", "must be a URL"),
            ]
        );
        assert_eq!(issues[1].get("equal"), Some(2));
        assert!(!format!("{issues:?}").contains("hunter2"));
    }
}
