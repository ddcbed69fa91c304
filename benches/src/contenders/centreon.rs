//! The crate `api-error` 0.1.9 of another project. Its trait is implemented by hand, because its
//! derive does not send data and does not work if the dependency is renamed.

use super::{Answer, Answered, Contender};
use crate::occurrences::{INVALID, NOT_FOUND, Occurrences, ResourceKind};
use centreon::ApiError;
use centreon::axum::default_error_responder;
use http::StatusCode;
use serde_json::{Value, json};
use std::borrow::Cow;

#[derive(Debug, thiserror::Error)]
#[error("The {kind} {key} is duplicated")]
struct Duplicated {
    kind: ResourceKind,
    key: u64,
}

impl ApiError for Duplicated {
    fn status_code(&self) -> StatusCode {
        StatusCode::BAD_REQUEST
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }

    fn extended(&self) -> Option<Value> {
        Some(json!({
            "error_code": 42,
            "error_name": "DuplicatedError",
            "type": self.kind,
            "key": self.key,
            "name": "DUPLICATED_ITEM_ID",
        }))
    }
}

#[derive(Debug, thiserror::Error)]
#[error("the item does not exist")]
struct NotFound;

impl ApiError for NotFound {
    fn status_code(&self) -> StatusCode {
        StatusCode::NOT_FOUND
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(NOT_FOUND)
    }
}

#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Text(String);

impl ApiError for Text {
    fn status_code(&self) -> StatusCode {
        StatusCode::BAD_REQUEST
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_string())
    }
}

#[derive(Debug, thiserror::Error)]
#[error("{INVALID}")]
struct Invalid(&'static Occurrences);

impl ApiError for Invalid {
    fn status_code(&self) -> StatusCode {
        StatusCode::UNPROCESSABLE_ENTITY
    }

    fn message(&self) -> Cow<'_, str> {
        Cow::Borrowed(INVALID)
    }

    fn extended(&self) -> Option<Value> {
        let issue = |fault: &crate::occurrences::Fault| json!({ "name": fault.name, "detail": fault.message, "pointer": fault.fragment });
        let errors: Vec<_> = self.0.faults.iter().map(issue).collect();
        Some(json!({ "name": "INVALID", "errors": errors }))
    }
}

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    let text = Text(occurrences.text.clone());
    Contender {
        name: "api-error 0.1.9",
        answers: [
            Box::new(move || {
                let error = Duplicated { kind: occurrences.kind, key: occurrences.key };
                Answered::Axum(default_error_responder(&error))
            }),
            Box::new(move || Answered::Axum(default_error_responder(&NotFound))),
            Box::new(move || Answered::Axum(default_error_responder(&text))) as Answer,
            Box::new(move || Answered::Axum(default_error_responder(&Invalid(occurrences)))),
        ],
    }
}
