//! Ways to render an error, one file for each.

mod centreon;
mod http_api_problem;
mod other_envelope;
mod ours;
mod problem_details;
mod pushed;
mod ready;
mod serialized;

use crate::callgrind::Counted;
use crate::occurrences::Occurrences;
use crate::reads;
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, Response, StatusCode};

/// A function that renders an error. It can be called several times.
pub type Answer = Counted<Answered>;

/// A response, or the result of reading one. It is stored, so that its drop is counted.
pub enum Answered {
    Bytes(Response<Bytes>),
    #[expect(dead_code, reason = "made and dropped, never looked at")]
    Axum(axum_core::response::Response),
    /// The result of decoding a response.
    Body(Option<reads::Body>),
    Error(Option<reads::ItemError>),
}

/// One way to render errors.
pub struct Contender {
    pub name: &'static str,
    /// In the order of [`CASES`].
    pub answers: [Answer; 4],
}

/// The errors that each contender renders.
pub const CASES: [&str; 4] =
    ["typed error", "unit error", "1 KiB message with escapes", "100 issues"];

/// The positions in the list of contenders. Most ratios divide by the cost of the first contender.
/// Its instructions are counted before the instructions of the other contenders, while the heap is
/// empty and a `Vec` grows at the lowest cost. So the ratios do not favor this crate.
pub const SERIALIZED: usize = 0;
pub const READY: usize = 1;
pub const PUSHED: usize = 2;
pub const OURS: usize = 3;
pub const OTHER_ENVELOPE: usize = 4;

pub fn all(occurrences: &'static Occurrences) -> Vec<Contender> {
    vec![
        serialized::contender(occurrences),
        ready::contender(occurrences),
        pushed::contender(occurrences),
        ours::contender(occurrences),
        other_envelope::contender(occurrences),
        problem_details::contender(occurrences),
        http_api_problem::contender(occurrences),
        centreon::contender(occurrences),
    ]
}

pub const JSON: HeaderValue = HeaderValue::from_static("application/json");
pub const PROBLEM: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Returns the response that a hand-written service sends.
pub fn response(status: StatusCode, content_type: HeaderValue, body: Bytes) -> Answered {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    response.headers_mut().insert(CONTENT_TYPE, content_type);
    Answered::Bytes(response)
}
