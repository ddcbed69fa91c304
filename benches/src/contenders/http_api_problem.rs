//! The crate `http-api-problem`, which sends the same values in another body.

use super::{Answered, Contender, PROBLEM, response};
use crate::occurrences::{INVALID, NOT_FOUND, Occurrences};
use http::StatusCode;
use http_api_problem::HttpApiProblem;
use serde::Serialize;

#[derive(Serialize)]
struct Issue {
    name: &'static str,
    detail: &'static str,
    pointer: &'static str,
}

fn json(status: StatusCode, problem: &HttpApiProblem) -> Answered {
    response(status, PROBLEM, problem.json_bytes().into())
}

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    Contender {
        name: "http-api-problem",
        answers: [
            Box::new(move || {
                let (kind, key) = (occurrences.kind, occurrences.key);
                let status = StatusCode::BAD_REQUEST;
                let problem = HttpApiProblem::with_title(status)
                    .detail(format!("The {kind} {key} is duplicated"))
                    .value("error_code", &42)
                    .value("error_name", &"DuplicatedError")
                    .value("kind", &kind)
                    .value("key", &key)
                    .value("name", &"DUPLICATED_ITEM_ID");
                json(status, &problem)
            }),
            Box::new(move || {
                let status = StatusCode::NOT_FOUND;
                json(status, &HttpApiProblem::with_title(status).detail(NOT_FOUND))
            }),
            Box::new(move || {
                let status = StatusCode::BAD_REQUEST;
                let detail = occurrences.text.clone();
                json(status, &HttpApiProblem::with_title(status).detail(detail))
            }),
            Box::new(move || {
                let status = StatusCode::UNPROCESSABLE_ENTITY;
                let issue = |fault: &'static crate::occurrences::Fault| Issue {
                    name: fault.name,
                    detail: fault.message,
                    pointer: &fault.fragment,
                };
                let errors: Vec<_> = occurrences.faults.iter().map(issue).collect();
                let problem = HttpApiProblem::with_title(status)
                    .detail(INVALID)
                    .value("name", &"INVALID")
                    .value("errors", &errors);
                json(status, &problem)
            }),
        ],
    }
}
