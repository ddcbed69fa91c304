//! The crate `problem_details` with extension structs, which sends the same values in another body.

use super::{Answered, Contender, PROBLEM, response};
use crate::occurrences::{INVALID, NOT_FOUND, Occurrences, ResourceKind};
use http::StatusCode;
use problem_details::ProblemDetails;
use serde::Serialize;

#[derive(Serialize)]
struct Duplicated {
    error_code: i64,
    error_name: &'static str,
    r#type: ResourceKind,
    key: u64,
    name: &'static str,
}

#[derive(Serialize)]
struct Invalid {
    name: &'static str,
    errors: Vec<Issue>,
}

#[derive(Serialize)]
struct Issue {
    name: &'static str,
    detail: &'static str,
    pointer: &'static str,
}

fn json<E: Serialize>(status: StatusCode, problem: &ProblemDetails<E>) -> Answered {
    let body = serde_json::to_vec(problem).unwrap_or_default();
    response(status, PROBLEM, body.into())
}

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    Contender {
        name: "problem_details",
        answers: [
            Box::new(move || {
                let (kind, key) = (occurrences.kind, occurrences.key);
                let status = StatusCode::BAD_REQUEST;
                let problem = ProblemDetails::from_status_code(status)
                    .with_detail(format!("The {kind} {key} is duplicated"))
                    .with_extensions(Duplicated {
                        error_code: 42,
                        error_name: "DuplicatedError",
                        r#type: kind,
                        key,
                        name: "DUPLICATED_ITEM_ID",
                    });
                json(status, &problem)
            }),
            Box::new(move || {
                let status = StatusCode::NOT_FOUND;
                json(status, &ProblemDetails::from_status_code(status).with_detail(NOT_FOUND))
            }),
            Box::new(move || {
                let status = StatusCode::BAD_REQUEST;
                let detail = occurrences.text.clone();
                json(status, &ProblemDetails::from_status_code(status).with_detail(detail))
            }),
            Box::new(move || {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let issue = |fault: &'static crate::occurrences::Fault| Issue {
                    name: fault.name,
                    detail: fault.message,
                    pointer: &fault.fragment,
                };
                let errors = occurrences.faults.iter().map(issue).collect();
                let problem = ProblemDetails::from_status_code(status)
                    .with_detail(INVALID)
                    .with_extensions(Invalid { name: "INVALID", errors });
                json(status, &problem)
            }),
        ],
    }
}
