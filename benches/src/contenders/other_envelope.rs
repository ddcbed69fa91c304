//! This library through `&dyn ApiError`, with errors that declare another envelope than the one in
//! which they are rendered.

use super::ours::issues;
use super::{Answered, Contender};
use crate::occurrences::{INVALID, Occurrences, ResourceKind};
use api_error::envelope::{Coded, MessageOnly, Problem};
use api_error::{ApiError, Context, Issue, render};

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::Meta)]
enum AnyError {
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
    #[error("the item does not exist")]
    #[status(404)]
    NotFound,
    #[error("{0}")]
    #[status(400)]
    Text(String),
    #[error("{INVALID}")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
}

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    let text: Box<dyn ApiError> = Box::new(AnyError::Text(occurrences.text.clone()));
    let issues: Box<dyn ApiError> = Box::new(AnyError::Invalid { issues: issues(occurrences) });
    Contender {
        name: "this library, in another envelope",
        answers: [
            Box::new(move || {
                let (kind, key) = (occurrences.kind, occurrences.key);
                let error: &dyn ApiError = &AnyError::Duplicated { kind, key };
                Answered::Bytes(render::<Coded>(error, &Context::new()))
            }),
            Box::new(move || {
                let error: &dyn ApiError = &AnyError::NotFound;
                Answered::Bytes(render::<MessageOnly>(error, &Context::new()))
            }),
            Box::new(move || Answered::Bytes(render::<MessageOnly>(&*text, &Context::new()))),
            Box::new(move || Answered::Bytes(render::<Problem>(&*issues, &Context::new()))),
        ],
    }
}
