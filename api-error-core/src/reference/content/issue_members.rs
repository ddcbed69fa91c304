//! The meaning of the members of a nested error, found by rendering nested errors with known texts.

use crate::envelope::AnyEnvelope;
use crate::model::{Context, Issue};
use crate::reference::body::sample::Sample;
use crate::reference::contract::Entry;
use crate::reference::contract::ordered_value::OrderedValue;
use crate::text::letters::letters;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a nested error that an envelope writes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Name,
    Message,
    Pointer,
    Parameter,
    Header,
}

/// Each part with its text in the rendered errors, in lower case and without separators, such as
/// `probedname` for `probed_name`. An envelope can write the text in another case, or within a
/// longer text.
const PARTS: [(Part, &str); 5] = [
    (Part::Name, "probedname"),
    (Part::Message, "probedmessage"),
    (Part::Pointer, "probedpointer"),
    (Part::Parameter, "probedparameter"),
    (Part::Header, "probedheader"),
];

/// The meanings of the members of nested errors, by their names.
pub(super) struct IssueMembers {
    parts: BTreeMap<String, BTreeSet<Part>>,
    /// The members that contain a location as a list of steps.
    lists: BTreeSet<String>,
}

impl IssueMembers {
    pub(super) fn new(entry: &Entry, envelope: &AnyEnvelope) -> Self {
        let (name, message) = ("probed_name", "probed message");
        let sample = Sample {
            spec: entry.spec.spec(),
            identity: entry.spec.spec().into(),
            message: entry.example_message.clone(),
            data: Vec::new(),
            issues: vec![
                Issue::new(name, message, "/probed_pointer/0"),
                Issue::parameter(name, message, "probed_parameter"),
                Issue::header(name, message, "probed-header"),
            ],
            headers: Vec::new(),
            retry_after: None,
        };
        let response = sample.render(envelope, &Context::new());
        let mut members = Self { parts: BTreeMap::new(), lists: BTreeSet::new() };
        if let Some(body) = OrderedValue::parse(response.body()) {
            members.collect(&body);
        }
        members
    }

    /// Collects the members whose value contains exactly one part.
    fn collect(&mut self, value: &OrderedValue) {
        match value {
            OrderedValue::Array(items) => items.iter().for_each(|item| self.collect(item)),
            OrderedValue::Object(members) => {
                for (name, value) in members {
                    if let [part] = parts_of(value).as_slice() {
                        self.parts.entry(name.clone()).or_default().insert(*part);
                        if matches!(value, OrderedValue::Array(_)) {
                            self.lists.insert(name.clone());
                        }
                    }
                    self.collect(value);
                }
            }
            _ => {}
        }
    }

    /// Returns the meaning of a member, or `None` if the meaning is unknown.
    pub(super) fn meaning(&self, member: &str) -> Option<&'static str> {
        let parts: Vec<_> = self.parts.get(member)?.iter().copied().collect();
        Some(match parts.as_slice() {
            [Part::Name] => "The kind of the nested error. Compare it in your code.",
            [Part::Message] => "A text for people. It can change.",
            [Part::Pointer] if self.lists.contains(member) => {
                "The place in the body of the request: the names of members and the indexes of \
                 elements, from the outermost to the innermost."
            }
            [Part::Pointer] => {
                "The place in the body of the request, as a JSON Pointer (RFC 6901)."
            }
            [Part::Parameter] => {
                "The parameter of the path or of the query, if the place is not in the body."
            }
            [Part::Header] => "The header of the request, if the place is not in the body.",
            parts if parts.contains(&Part::Name) || parts.contains(&Part::Message) => return None,
            _ => "The place in the request: in the body, a parameter or a header.",
        })
    }
}

fn parts_of(value: &OrderedValue) -> Vec<Part> {
    let found = PARTS.into_iter().filter(|(_, text)| contains(value, text));
    found.map(|(part, _)| part).collect()
}

fn contains(value: &OrderedValue, wanted: &str) -> bool {
    match value {
        OrderedValue::String(text) => letters(text).contains(wanted),
        OrderedValue::Array(items) => items.iter().any(|item| contains(item, wanted)),
        OrderedValue::Object(members) => members.iter().any(|(_, value)| contains(value, wanted)),
        _ => false,
    }
}
