//! This library.

use super::{Answer, Answered, Contender};
use crate::occurrences::{INVALID, Occurrences, ResourceKind};
use api_error::{ApiError, Issue};

/// The typed error.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::Coded)]
pub enum ItemError {
    #[error("The {kind} {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    Duplicated {
        #[data("type")]
        kind: ResourceKind,
        #[data]
        key: u64,
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::MessageOnly)]
pub enum PlainError {
    #[error("the item does not exist")]
    #[status(404)]
    NotFound,
    #[error("{0}")]
    #[status(400)]
    Text(String),
}

#[derive(Debug, thiserror::Error, ApiError)]
pub enum RequestError {
    #[error("{INVALID}")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
}

pub fn issues(occurrences: &Occurrences) -> Vec<Issue> {
    let issues = occurrences.faults.iter();
    issues.map(|fault| Issue::new(fault.name, fault.message, fault.pointer.as_str())).collect()
}

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    let text = PlainError::Text(occurrences.text.clone());
    let issues = RequestError::Invalid { issues: issues(occurrences) };
    Contender {
        name: "this library",
        answers: [
            Box::new(move || {
                let (kind, key) = (occurrences.kind, occurrences.key);
                Answered::Bytes(ItemError::Duplicated { kind, key }.to_response())
            }),
            Box::new(move || Answered::Bytes(PlainError::NotFound.to_response())),
            Box::new(move || Answered::Bytes(text.to_response())) as Answer,
            Box::new(move || Answered::Bytes(issues.to_response())),
        ],
    }
}
