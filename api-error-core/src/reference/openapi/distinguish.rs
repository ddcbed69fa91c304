//! Finds the values that distinguish the bodies of several errors.

use crate::reference::body::shape::{Shape, Step};
use crate::reference::contract::Entry;
use crate::reference::contract::ordered_value::OrderedValue;
use crate::text::template::are_disjoint;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Finds a top-level member that has a different text in each error. Returns the name of this
/// member, and its text in each error.
pub(super) fn discriminator(entries: &[&Entry]) -> Option<(String, Vec<String>)> {
    let tops: Vec<_> = entries.iter().map(|entry| top_texts(entry)).collect();
    tops.first()?.iter().find_map(|(name, _)| {
        let text = |top: &Vec<(String, String)>| {
            top.iter().find(|(its, _)| its == name).map(|(_, text)| text.clone())
        };
        let texts: Vec<_> = tops.iter().map(text).collect::<Option<_>>()?;
        let distinct: BTreeSet<_> = texts.iter().collect();
        (distinct.len() == texts.len()).then(|| (name.clone(), texts))
    })
}

/// Returns the names of the top-level members that have the same text in each body of an error,
/// with this text.
fn top_texts(entry: &Entry) -> Vec<(String, String)> {
    let constants = entry.shape.constants().into_iter();
    constants
        .filter_map(|(path, value)| match (path.as_slice(), value) {
            ([Step::Member(name)], OrderedValue::String(text)) => Some((name.clone(), text)),
            _ => None,
        })
        .collect()
}

/// The constants and the message of one form of a body.
struct Form {
    constants: Vec<(Vec<Step>, OrderedValue)>,
    /// The path and the fixed parts of the message, if it identifies the error.
    message: Option<(Vec<Step>, Vec<Cow<'static, str>>)>,
}

impl Form {
    fn new(form: &Shape, entry: &Entry) -> Self {
        let message = entry.identity_of(form).message;
        Self {
            constants: form.constants(),
            message: message.and_then(|path| Some((path, entry.spec.message().literals()?))),
        }
    }

    /// Returns whether no body can match both forms.
    fn is_disjoint(&self, other: &Self) -> bool {
        let has_other_constant = self.constants.iter().any(|(path, value)| {
            other.constants.iter().any(|(its, found)| its == path && found != value)
        });
        let has_other_message = match (&self.message, &other.message) {
            (Some((path, one)), Some((its, other))) => path == its && are_disjoint(one, other),
            _ => false,
        };
        has_other_constant || has_other_message
    }
}

/// Returns whether each body matches only one error. For each pair of errors, a constant must
/// differ. If nothing else identifies the two errors, it is sufficient that their messages differ.
pub(super) fn are_distinguishable(entries: &[&Entry]) -> bool {
    let forms = |entry: &&Entry| -> Vec<_> {
        entry.shape.forms().iter().map(|form| Form::new(form, entry)).collect()
    };
    let all: Vec<_> = entries.iter().map(forms).collect();
    all.iter().enumerate().all(|(index, this)| {
        let mut others = all[index + 1..].iter().flatten();
        others.all(|other| this.iter().all(|form| form.is_disjoint(other)))
    })
}
