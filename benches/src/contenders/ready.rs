//! Bytes that exist already: the lower limit of the cost.

use super::{Contender, JSON, PROBLEM, pushed, response};
use crate::occurrences::Occurrences;
use bytes::Bytes;
use http::StatusCode;

pub fn contender(occurrences: &'static Occurrences) -> Contender {
    let typed: &'static [u8] = pushed::typed(occurrences).leak();
    let unit: &'static [u8] = pushed::unit().leak();
    let text = pushed::text(occurrences);
    let issues = pushed::issues(occurrences);
    Contender {
        name: "ready bytes",
        answers: [
            Box::new(move || response(StatusCode::BAD_REQUEST, JSON, Bytes::from_static(typed))),
            Box::new(move || response(StatusCode::NOT_FOUND, JSON, Bytes::from_static(unit))),
            Box::new(move || {
                let body = Bytes::copy_from_slice(&text);
                response(StatusCode::BAD_REQUEST, JSON, body)
            }),
            Box::new(move || {
                let body = Bytes::copy_from_slice(&issues);
                response(StatusCode::UNPROCESSABLE_ENTITY, PROBLEM, body)
            }),
        ],
    }
}
