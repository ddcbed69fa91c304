//! The code of the fuzz targets. `tests/fuzz` runs it too, with the corpus, on stable Rust.

#[path = "../tests/fixtures/each_envelope.rs"]
mod each_envelope;

use api_error::envelope::{OAuth2, Problem};
use api_error::http::{HeaderMap, HeaderValue, StatusCode};
use api_error::{ApiError, Challenge, Context, Envelope, Issue, Received, Retry, render};
use each_envelope::each_envelope;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};
use thiserror::Error;

/// An error type with every kind of field that can be decoded.
#[derive(Debug, Error, ApiError)]
#[api_error(envelope = Problem, domain = "d", decode)]
pub(super) enum Rich {
    #[error("a")]
    #[status(400)]
    #[code(1, "One")]
    A {
        #[data]
        text: String,
        #[data]
        number: Option<i16>,
    },
    #[error("b")]
    #[status(422)]
    B {
        #[data]
        list: Vec<BTreeMap<String, f64>>,
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
    #[error("c")]
    #[status(429)]
    C {
        #[api_error(retry_after)]
        after: Option<Duration>,
        #[api_error(header = "Allow")]
        allow: Option<String>,
    },
    #[error("d")]
    #[status(503)]
    D {
        #[data]
        shape: Shape,
        #[data]
        #[api_error(retry_after)]
        at: SystemTime,
    },
}

#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Shape {
    Unit,
    Pair(u8, char),
    Struct { a: Option<Box<Shape>> },
}

type Parse = fn(StatusCode, &HeaderMap, &[u8]) -> Received;

/// Parses the input in each envelope: the first byte selects the status, the rest is the body.
/// Returns the number of envelopes in which the error was decoded.
pub(super) fn parse(input: &[u8]) -> usize {
    let Some((&choice, body)) = input.split_first() else { return 0 };
    let number = 100 + u16::from(choice) * 3;
    let status = StatusCode::from_u16(number).expect("the number is in 100..=865");
    let mut decoded = 0;
    for parse in each_envelope!(V => V::parse as Parse) {
        let received = parse(status, &HeaderMap::new(), body);
        assert_eq!(received.status(), status);
        decoded += usize::from(received.decode::<Rich>().is_ok());
        // If a gateway forwards the error, its clients parse the same message and data.
        let forwarded = received.forward();
        let response = render::<Problem>(&forwarded, &Context::new());
        let again = Problem::parse(response.status(), response.headers(), response.body());
        assert_eq!(again.message().to_string(), forwarded.message().to_string());
        assert_eq!(again.data().to_value(), forwarded.data().to_value());
        let mut issues = 0;
        received.issues().for_each_issue(&mut |_| issues += 1);
        assert!(issues <= Received::ISSUE_LIMIT);
        assert!(format!("{received:?}").len() < 64 + 16 * (body.len() + 64));
    }
    decoded
}

/// Parses the input as the value of headers and as a redirect URL. Returns the number of
/// challenges.
pub(super) fn headers(input: &[u8]) -> usize {
    let text = String::from_utf8_lossy(input);
    if let Some(redirected) = OAuth2::parse_redirect(&text) {
        assert!(redirected.received().has_name());
    }
    let Ok(value) = HeaderValue::from_bytes(input) else { return 0 };
    let mut headers = HeaderMap::new();
    headers.insert("retry-after", value.clone());
    headers.insert("www-authenticate", value);
    let received = OAuth2::parse(StatusCode::UNAUTHORIZED, &headers, b"");
    if let Retry::After(delay) = received.retry() {
        assert!(delay <= Duration::from_secs(u32::MAX.into()));
    }
    let challenges = received.challenges();
    assert!(challenges.iter().all(|challenge| !challenge.scheme().is_empty()));
    assert!(Challenge::parse(&text).len() >= challenges.len());
    challenges.len()
}
