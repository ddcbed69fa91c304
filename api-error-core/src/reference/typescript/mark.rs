//! The values that identify the body of an error, as TypeScript literals.

use super::types::string_literal;
use crate::reference::Append;
use crate::reference::body::shape::Step;
use crate::reference::contract::{Entry, escape_regex};

/// Returns one `Mark` of `head.ts` for each form of the body of an error.
pub(super) fn mark_literals(entry: &Entry) -> Vec<String> {
    let name = string_literal(entry.spec.name());
    let status = if entry.is_redirect {
        "undefined".to_owned()
    } else {
        entry.spec.status().as_u16().to_string()
    };
    let by_status = if entry.spec.is_identified_by_status() { ", byStatus: true" } else { "" };
    let marks = body_marks(entry).into_iter();
    marks.map(|mark| format!("{{ status: {status}, name: {name}, {mark}{by_status} }}")).collect()
}

/// Returns, for each form of the body of an error, the values that identify the error together with
/// the status. The result does not contain the status.
pub(in crate::reference) fn body_marks(entry: &Entry) -> Vec<String> {
    let mut marks: Vec<String> = Vec::new();
    for form in entry.shape.forms() {
        let identity = entry.identity_of(form);
        let constants: Vec<_> = identity
            .constants
            .iter()
            .map(|(path, node)| format!("[{}, {}]", path_literal(path), node.to_value()))
            .collect();
        let mut mark = format!("constants: [{}]", constants.join(", "));
        if let (Some(path), Some(pattern)) = (identity.message, message_pattern(entry)) {
            mark.append(format_args!(", text: [{}, {pattern}]", path_literal(&path)));
        }
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    }
    marks
}

/// Returns a regular expression for the message of an error.
fn message_pattern(entry: &Entry) -> Option<String> {
    let texts = entry.spec.message().literals()?;
    let texts: Vec<_> = texts.iter().map(|text| escape_regex(text)).collect();
    Some(format!("/^{}$/", texts.join("[^]*")))
}

fn path_literal(path: &[Step]) -> String {
    let steps: Vec<_> = path
        .iter()
        .map(|step| match step {
            Step::Member(name) => string_literal(name),
            Step::First => "0".to_owned(),
        })
        .collect();
    format!("[{}]", steps.join(", "))
}
