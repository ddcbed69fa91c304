//! A hand-written struct for each envelope, and `serde_json::to_vec`.

use super::{Answered, Contender, JSON, PROBLEM, response};
use crate::occurrences::{INVALID, NOT_FOUND, Occurrences, ResourceKind};
use http::{HeaderValue, StatusCode};
use serde::Serialize;

#[derive(Serialize)]
struct Coded<'a> {
    error_code: i64,
    error_name: &'a str,
    message: String,
    error_data: Duplicated<'a>,
}

#[derive(Serialize)]
struct Duplicated<'a> {
    r#type: ResourceKind,
    key: u64,
    name: &'a str,
}

#[derive(Serialize)]
struct MessageOnly<'a> {
    error: &'a str,
}

#[derive(Serialize)]
struct Problem<'a> {
    title: &'a str,
    status: u16,
    detail: &'a str,
    name: &'a str,
    errors: Vec<Issue<'a>>,
}

#[derive(Serialize)]
struct Issue<'a> {
    name: &'a str,
    detail: &'a str,
    pointer: &'a str,
}

fn json(status: StatusCode, content_type: HeaderValue, body: &impl Serialize) -> Answered {
    let body = serde_json::to_vec(body).unwrap_or_default();
    response(status, content_type, body.into())
}

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    Contender {
        name: "serde struct by hand",
        answers: [
            Box::new(move || {
                let (kind, key) = (occurrences.kind, occurrences.key);
                let body = Coded {
                    error_code: 42,
                    error_name: "DuplicatedError",
                    message: format!("The {kind} {key} is duplicated"),
                    error_data: Duplicated { r#type: kind, key, name: "DUPLICATED_ITEM_ID" },
                };
                json(StatusCode::BAD_REQUEST, JSON, &body)
            }),
            Box::new(move || json(StatusCode::NOT_FOUND, JSON, &MessageOnly { error: NOT_FOUND })),
            Box::new(move || {
                let body = MessageOnly { error: &occurrences.text };
                json(StatusCode::BAD_REQUEST, JSON, &body)
            }),
            Box::new(move || {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let issue = |fault: &'static crate::occurrences::Fault| Issue {
                    name: fault.name,
                    detail: fault.message,
                    pointer: &fault.fragment,
                };
                let body = Problem {
                    title: "Unprocessable Content",
                    status: status.as_u16(),
                    detail: INVALID,
                    name: "INVALID",
                    errors: occurrences.faults.iter().map(issue).collect(),
                };
                json(status, PROBLEM, &body)
            }),
        ],
    }
}
