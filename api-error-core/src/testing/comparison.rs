//! Compares a response with the expected response, as two texts.

use super::expected::{ANY_INSTANCE, ANY_REQUEST_ID, ANY_TRACE_ID, Expected};
use crate::model::{ApiError, Context, Location};
use crate::received::Received;
use crate::reference::{Append, OrderedValue, head_text};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderName, HeaderValue, Response};
use similar::{ChangeTag, TextDiff};
use std::cmp::Reverse;

/// The expected text, and the text of the response. The assertion fails if they differ.
pub(super) struct Comparison {
    expected: String,
    actual: String,
    /// The parts that are not compared.
    ignored: &'static str,
}

impl Comparison {
    pub(super) fn of_response(expected: &Expected<'_>, actual: &Response<Bytes>) -> Self {
        let alternatives = expected.alternatives().into_iter();
        let comparisons = alternatives.map(|response| Self::of_responses(&response, actual));
        // If no expected response is equal, the diff is with the most similar expected response.
        let best = comparisons.max_by_key(|comparison| Reverse(comparison.count_changes()));
        best.unwrap_or_else(|| Self::of_responses(&expected.render(&Context::new()), actual))
    }

    fn of_responses(expected: &Response<Bytes>, actual: &Response<Bytes>) -> Self {
        let (expected_headers, actual_headers) = compared_headers(expected, actual);
        let (expected_body, actual_body) = compared_bodies(expected.body(), actual.body());
        let text = |response: &Response<_>, headers: &Headers, body| {
            let headers = headers.iter().map(|(name, value)| (name, value));
            format!("{}\n{body}\n", head_text(response.status(), headers))
        };
        Self {
            expected: text(expected, &expected_headers, expected_body),
            actual: text(actual, &actual_headers, actual_body),
            ignored: "The request id, the trace id, the instance and additional headers",
        }
    }

    pub(super) fn of_received(expected: &Expected<'_>, actual: &Received) -> Self {
        let response = expected.render(&Context::new());
        let parse = expected.envelope.parse;
        let expected = parse(response.status(), response.headers(), response.body());
        let (expected, actual) = compared_values(facts(&expected), facts(actual));
        Self {
            expected: expected.pretty() + "\n",
            actual: actual.pretty() + "\n",
            ignored: "The other parts of the response",
        }
    }

    fn count_changes(&self) -> usize {
        if self.expected == self.actual {
            return 0;
        }
        let diff = TextDiff::from_lines(&self.expected, &self.actual);
        diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal).count()
    }

    /// Returns the text for a failed test, or `None` if the response is the error.
    pub(super) fn failure(&self, error: &dyn ApiError, envelope: &str) -> Option<String> {
        if self.expected == self.actual {
            return None;
        }
        let mut text = format!(
            "the response is not the expected error\n\n  expected: {error:?}\n  envelope: \
             {envelope}\n\n- expected response\n+ actual response\n\n"
        );
        for change in TextDiff::from_lines(&self.expected, &self.actual).iter_all_changes() {
            let sign = match change.tag() {
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
                ChangeTag::Equal => ' ',
            };
            let line = change.value().trim_end_matches('\n');
            text.push_str(format!("{sign} {line}").trim_end());
            text.push('\n');
        }
        text.append(format_args!("\n{} are not compared.\n", self.ignored));
        Some(text)
    }
}

/// Returns the parts of a received error that do not depend on the request.
fn facts(received: &Received) -> OrderedValue {
    let text = |text: &str| OrderedValue::String(text.to_owned());
    let mut issues = Vec::new();
    received.issues().for_each_issue(&mut |issue| {
        let (kind, place) = match issue.location() {
            Location::Pointer(pointer) => ("pointer", pointer),
            Location::Parameter(name) => ("parameter", name),
            Location::Header(name) => ("header", name),
        };
        issues.push(OrderedValue::Object(vec![
            ("name".to_owned(), text(issue.name())),
            ("message".to_owned(), text(&issue.message().to_string())),
            (kind.to_owned(), text(place)),
            ("members".to_owned(), OrderedValue::from_value(issue.members().to_value())),
        ]));
    });
    let code =
        received.code_number().map_or(OrderedValue::Null, |code| OrderedValue::Number(code.into()));
    OrderedValue::Object(vec![
        ("status".to_owned(), OrderedValue::Number(received.status().as_u16().into())),
        ("name".to_owned(), text(received.name())),
        ("code".to_owned(), code),
        ("message".to_owned(), text(&received.message().to_string())),
        ("data".to_owned(), OrderedValue::from_value(received.data().to_value())),
        ("issues".to_owned(), OrderedValue::Array(issues)),
    ])
}

type Headers = Vec<(HeaderName, HeaderValue)>;

/// Returns the headers of the expected response, and the headers of the actual response with the
/// same names. If all expected values occur, additional values are left out, except for
/// `Content-Type`.
fn compared_headers(expected: &Response<Bytes>, actual: &Response<Bytes>) -> (Headers, Headers) {
    let mut names: Vec<_> = expected.headers().keys().collect();
    names.sort_by_key(|name| (*name != CONTENT_TYPE, name.as_str()));
    let (mut wanted, mut found) = (Vec::new(), Vec::new());
    for name in names {
        let mut wanted_values: Vec<_> = expected.headers().get_all(name).iter().cloned().collect();
        let found_values: Vec<_> = actual.headers().get_all(name).iter().cloned().collect();
        for value in &mut wanted_values {
            let same = found_values.iter().find(|found| is_same_header(value, found));
            if let Some(same) = same {
                value.clone_from(same);
            }
        }
        let all_found = wanted_values.iter().all(|value| found_values.contains(value));
        let is_exact = name == CONTENT_TYPE && found_values.len() != wanted_values.len();
        let found_values =
            if all_found && !is_exact { wanted_values.clone() } else { found_values };
        wanted.extend(wanted_values.into_iter().map(|value| (name.clone(), value)));
        found.extend(found_values.into_iter().map(|value| (name.clone(), value)));
    }
    (wanted, found)
}

/// Returns whether a header has the expected value, or is a list that contains it.
fn is_same_header(expected: &HeaderValue, actual: &HeaderValue) -> bool {
    let (Ok(expected), Ok(actual)) = (expected.to_str(), actual.to_str()) else {
        return expected == actual;
    };
    is_same_text(expected, actual)
        || actual.split(',').any(|part| is_same_text(expected, part.trim()))
}

/// Returns the bodies as indented JSON. A body that is not JSON is unchanged.
fn compared_bodies(expected: &[u8], actual: &[u8]) -> (String, String) {
    let text = |body: Option<OrderedValue>, bytes| match body {
        Some(value) => value.pretty(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    };
    match (OrderedValue::parse(expected), OrderedValue::parse(actual)) {
        (Some(wanted), Some(found)) => {
            let (wanted, found) = compared_values(wanted, found);
            (wanted.pretty(), found.pretty())
        }
        (wanted, found) => (text(wanted, expected), text(found, actual)),
    }
}

/// Returns the values in a form in which their texts can be compared. The expected value contains
/// the actual request id, trace id and instance. The actual value has its members in the order of
/// the expected value.
fn compared_values(
    mut expected: OrderedValue,
    mut actual: OrderedValue,
) -> (OrderedValue, OrderedValue) {
    align(&mut expected, &mut actual);
    (expected, actual)
}

fn align(expected: &mut OrderedValue, actual: &mut OrderedValue) {
    match (expected, actual) {
        (OrderedValue::String(expected), OrderedValue::String(actual))
            if is_same_text(expected, actual) =>
        {
            expected.clone_from(actual);
        }
        (OrderedValue::Array(expected), OrderedValue::Array(actual)) => {
            for (expected, actual) in expected.iter_mut().zip(actual) {
                align(expected, actual);
            }
        }
        (OrderedValue::Object(expected), OrderedValue::Object(actual)) => {
            let position = |key: &str| expected.iter().position(|(name, _)| name == key);
            actual.sort_by_key(|(key, _)| position(key).unwrap_or(usize::MAX));
            for (key, expected) in expected {
                if let Some((_, actual)) = actual.iter_mut().find(|(name, _)| name == key) {
                    align(expected, actual);
                }
            }
        }
        _ => {}
    }
}

/// Returns whether both are the same text. A placeholder in the expected text matches any text that
/// is not empty.
fn is_same_text(expected: &str, actual: &str) -> bool {
    let parts = [ANY_REQUEST_ID, ANY_INSTANCE, ANY_TRACE_ID]
        .iter()
        .find_map(|any| expected.split_once(any));
    match parts {
        Some((before, after)) => actual
            .strip_prefix(before)
            .is_some_and(|rest| rest.len() > after.len() && rest.ends_with(after)),
        None => expected == actual,
    }
}
