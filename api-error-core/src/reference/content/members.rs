//! The members that the bodies of several errors have, with their meaning.

use super::escape::code;
use super::facts::typed;
use super::issues::{one_line, type_name};
use super::table::Table;
use crate::model::reason_phrase;
use crate::reference::body::shape::{Object, Shape};
use crate::reference::contract::ordered_value::OrderedValue;
use crate::reference::contract::{
    Contract, Entry, SAMPLE_INSTANCE, SAMPLE_REQUEST_ID, member_name,
};
use crate::text::letters::same_letters;
use serde_json::Value;

/// The meaning of the id of a request, in a header or in a body.
pub(super) const REQUEST_ID: &str =
    "The id of the request in the server's log. Send it to support.";

/// The meaning of a member.
#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Name,
    Type,
    Title,
    Status,
    StatusText,
    Message,
    IdentifyingMessage,
    Code,
    CodeName,
    Help,
    Domain,
    Grpc,
    Delay,
    /// An object without data. The table contains its members, but has no row for the object.
    Object,
    Data,
    Issues,
    RequestId,
    Instance,
}

impl Meaning {
    const fn description(self) -> &'static str {
        match self {
            Self::Name => "Identifies the error. Compare it in your code.",
            Self::Type => "The problem type: a URI that identifies the error.",
            Self::Title => "A summary of this kind of error.",
            Self::Status => "The HTTP status.",
            Self::StatusText => "The text of the HTTP status.",
            Self::Message => "A text for people. It can change.",
            Self::IdentifyingMessage => "A text for people. It identifies the error.",
            Self::Code => "The code: a number for this kind of error.",
            Self::CodeName => "The name of the code.",
            Self::Help => "A page about this kind of error.",
            Self::Domain => "The namespace of the name.",
            Self::Grpc => "The canonical code of google.rpc.",
            Self::Delay => "The seconds to wait before the next attempt.",
            Self::Object => "An object.",
            Self::Data => "The data of the error. Each error lists its members.",
            Self::Issues => "The nested errors, one for each invalid part of the request.",
            Self::RequestId => REQUEST_ID,
            Self::Instance => "The path of the request.",
        }
    }
}

struct Row {
    path: String,
    type_name: &'static str,
    /// The value in the first error that has the member, if it is not an object or a list.
    example: Option<String>,
    /// The meanings of the member, each with the number of errors in which the member has this
    /// meaning. In one error, the meaning is found from the value of the member. Two members with
    /// the same value therefore get the same meaning.
    meanings: Vec<(Meaning, usize)>,
    /// The number of errors that always have the member.
    count: usize,
}

impl Row {
    fn meaning(&self) -> Meaning {
        // In an error whose title equals its message, the member with the title gets the meaning
        // `Message`. In an error with two different texts, this member gets the meaning `Title`. So
        // one error with `Title` is sufficient to select `Title`. The same is true for a status
        // text and for data.
        let specific = [Meaning::Data, Meaning::Title, Meaning::StatusText];
        let has = |wanted: &Meaning| self.meanings.iter().any(|(meaning, _)| meaning == wanted);
        let most = self.meanings.iter().rev().max_by_key(|(_, count)| *count);
        let most = most.map_or(Meaning::Object, |(meaning, _)| *meaning);
        specific.into_iter().find(has).unwrap_or(most)
    }

    fn add(&mut self, meaning: Meaning) {
        match self.meanings.iter_mut().find(|(known, _)| *known == meaning) {
            Some((_, count)) => *count += 1,
            None => self.meanings.push((meaning, 1)),
        }
    }
}

/// The members of the bodies of one envelope.
pub(super) struct BodyMembers {
    pub(super) media_type: &'static str,
    pub(super) table: Table,
    /// The path of the member that contains the name of the error.
    pub(super) name: Option<String>,
    /// The path of the member that contains the message, if the message identifies an error.
    pub(super) message: Option<String>,
}

/// Returns the members of the bodies of each envelope.
pub(super) fn body_members(contract: &Contract) -> Vec<BodyMembers> {
    let mut envelopes: Vec<(&str, &'static str)> = Vec::new();
    for (ty, _) in contract.entries_with_body() {
        let envelope = ty.catalog.envelope();
        let envelope = (envelope.name(), envelope.media_type());
        if !envelopes.contains(&envelope) {
            envelopes.push(envelope);
        }
    }
    let members = envelopes.into_iter().filter_map(|(name, media_type)| {
        let mut entries: Vec<_> = contract
            .entries_with_body()
            .filter(|(ty, _)| ty.catalog.envelope().name() == name)
            .map(|(_, entry)| entry)
            .collect();
        // Errors with their own names come first, because a row shows the value of the first error
        // that has the member.
        entries.sort_by_key(|entry| entry.spec.is_identified_by_status());
        let rows = rows(&entries);
        // An envelope can send the name twice, in different letter cases. The declared spelling is
        // preferred.
        let is_exact = |row: &&&Row| {
            let mut names = entries.iter().map(|entry| Value::from(entry.spec.name()).to_string());
            names.any(|name| row.example.as_ref() == Some(&name))
        };
        let names: Vec<_> = rows.iter().filter(|row| row.meaning() == Meaning::Name).collect();
        let name = names.iter().find(is_exact).or(names.first()).map(|row| row.path.clone());
        let message = rows.iter().find(|row| row.meaning() == Meaning::IdentifyingMessage);
        let message = message.map(|row| row.path.clone());
        let mut table =
            Table::new("Members of the body", ["Member", "Type", "Description", "Example"]);
        for row in rows.iter().filter(|row| row.meaning() != Meaning::Object) {
            table.push([
                code(&row.path),
                typed(&code(row.type_name), row.count < entries.len()),
                row.meaning().description().to_owned(),
                row.example.as_deref().map_or_else(String::new, code),
            ]);
        }
        Some(BodyMembers { media_type, table: table.filled()?, name, message })
    });
    members.collect()
}

/// Returns the members of all these bodies, in the order of the first body that has them.
fn rows(entries: &[&Entry]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for entry in entries {
        let mut members = Members { entry, found: Vec::new() };
        for form in entry.shape.forms() {
            if let Shape::Object(object) = form {
                members.collect(object, &entry.full_example, "", true);
            }
        }
        for Found { path, meaning, is_required, type_name, example } in members.found {
            let index = rows.iter().position(|row| row.path == path).unwrap_or_else(|| {
                rows.push(Row { path, type_name, example, meanings: Vec::new(), count: 0 });
                rows.len() - 1
            });
            if let Some(row) = rows.get_mut(index) {
                row.add(meaning);
                row.count += usize::from(is_required);
            }
        }
    }
    rows
}

/// A member in the body of one error.
struct Found {
    path: String,
    meaning: Meaning,
    is_required: bool,
    type_name: &'static str,
    example: Option<String>,
}

struct Members<'a> {
    entry: &'a Entry,
    found: Vec<Found>,
}

impl Members<'_> {
    /// Collects the members of an object that have a meaning. `prefix` ends with `.`, or is empty.
    fn collect(
        &mut self,
        object: &Object,
        example: &OrderedValue,
        prefix: &str,
        is_required: bool,
    ) {
        let OrderedValue::Object(values) = example else { return };
        for member in &object.members {
            let Some((_, value)) = values.iter().find(|(name, _)| *name == member.name) else {
                continue;
            };
            let path = format!("{prefix}{}", member_name(&member.name));
            let is_required = is_required && member.is_required;
            match &member.shape {
                Shape::Object(inner) => {
                    self.add(&path, Meaning::Object, is_required, "object", None);
                    self.collect(inner, value, &format!("{path}."), is_required);
                }
                shape if self.is_data(&member.name, shape) => {
                    // Data members at the top level of the body have no row: the entry of each
                    // error lists them.
                    if prefix.is_empty() {
                        continue;
                    }
                    let object = prefix.trim_end_matches('.');
                    self.add(object, Meaning::Data, is_required, "object", None);
                }
                shape if shape.has_issues() => {
                    self.add(&path, Meaning::Issues, is_required, type_name(shape), None);
                }
                shape => {
                    if let Some(meaning) = self.meaning_of(value) {
                        let example = Some(one_line(value));
                        self.add(&path, meaning, is_required, type_name(shape), example);
                    }
                }
            }
        }
    }

    /// Returns whether a member is a data field or a static member.
    fn is_data(&self, name: &str, shape: &Shape) -> bool {
        let mut members = self.entry.spec.members().iter();
        match shape {
            Shape::Field(_) => true,
            Shape::Const(OrderedValue::String(text)) => {
                members.any(|member| member.name() == name && member.value() == text)
            }
            _ => false,
        }
    }

    fn add(
        &mut self,
        path: &str,
        meaning: Meaning,
        is_required: bool,
        type_name: &'static str,
        example: Option<String>,
    ) {
        match self.found.iter_mut().find(|known| known.path == path) {
            Some(known) if meaning == Meaning::Data => known.meaning = meaning,
            Some(_) => {}
            None => {
                let path = path.to_owned();
                self.found.push(Found { path, meaning, is_required, type_name, example });
            }
        }
    }

    fn meaning_of(&self, value: &OrderedValue) -> Option<Meaning> {
        match value {
            OrderedValue::String(text) => self.meaning_of_text(text),
            OrderedValue::Number(number) => {
                let spec = self.entry.spec;
                let number = number.as_i64()?;
                let delay = self.entry.delay.and_then(|delay| i64::try_from(delay).ok());
                let meanings = [
                    (Some(i64::from(spec.status().as_u16())), Meaning::Status),
                    (spec.code().map(|code| code.number()), Meaning::Code),
                    (delay, Meaning::Delay),
                ];
                meanings.into_iter().find(|(its, _)| *its == Some(number)).map(|(_, its)| its)
            }
            _ => None,
        }
    }

    fn meaning_of_text(&self, text: &str) -> Option<Meaning> {
        let (entry, spec) = (self.entry, self.entry.spec);
        let identifies =
            || entry.shape.forms().iter().any(|form| entry.identity_of(form).message.is_some());
        let message = if identifies() { Meaning::IdentifyingMessage } else { Meaning::Message };
        let is_message = text == entry.example_message && text != spec.name();
        let is_name = same_letters(text, spec.name()) && !entry.is_text(text) && !is_message;
        let meanings = [
            (Some(SAMPLE_REQUEST_ID), Meaning::RequestId),
            (Some(SAMPLE_INSTANCE), Meaning::Instance),
            (spec.type_uri(), Meaning::Type),
            (spec.help(), Meaning::Help),
            (spec.domain(), Meaning::Domain),
            (spec.code().and_then(|code| code.name()), Meaning::CodeName),
            (is_name.then_some(text), Meaning::Name),
            (Some(entry.example_message.as_str()), message),
            (Some(reason_phrase(spec.status())), Meaning::StatusText),
            (Some(spec.title()), Meaning::Title),
        ];
        let found = meanings.into_iter().find(|(its, _)| *its == Some(text)).map(|(_, its)| its);
        let is_name = same_letters(text, spec.name());
        let is_grpc = text == spec.grpc().as_str();
        found.or(is_name.then_some(Meaning::Name)).or(is_grpc.then_some(Meaning::Grpc))
    }
}
