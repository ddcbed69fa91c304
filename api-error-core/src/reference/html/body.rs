//! The members that the bodies of several errors have, with their meaning.

use super::entry::{optional, start_table};
use super::escape;
use crate::model::reason_phrase;
use crate::reference::Append;
use crate::reference::body::shape::{Object, Shape};
use crate::reference::contract::ordered_value::OrderedValue;
use crate::reference::contract::{
    Contract, Entry, SAMPLE_INSTANCE, SAMPLE_REQUEST_ID, member_name, same_letters,
};

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
    /// An object. It has its own row if it contains data.
    Object,
    Data,
    Issues,
    RequestId,
    Instance,
}

impl Meaning {
    const fn text(self) -> &'static str {
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
            Self::RequestId => "The id of the request in the server's log.",
            Self::Instance => "The path of the request.",
        }
    }
}

struct Row {
    path: String,
    /// The meanings that the member has, each with the number of errors. If two members of one
    /// error have the same value, both get the meanings of this value.
    meanings: Vec<(Meaning, usize)>,
    /// The number of errors that always have the member.
    count: usize,
}

impl Row {
    fn meaning(&self) -> Meaning {
        // In some errors, the title or the text of the status is also the message.
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

/// Appends one table for each envelope.
pub(super) fn push_body(contract: &Contract, out: &mut String) {
    let mut envelopes: Vec<(&str, &str)> = Vec::new();
    for ty in &contract.types {
        let envelope = ty.catalog.envelope();
        let envelope = (envelope.name(), envelope.media_type());
        if !ty.entries.is_empty() && !envelopes.contains(&envelope) {
            envelopes.push(envelope);
        }
    }
    if envelopes.is_empty() {
        return;
    }
    out.push_str("<details class=\"try\"><summary>What the body of an error contains</summary>\n");
    for (name, media_type) in &envelopes {
        let entries: Vec<_> = contract
            .entries()
            .filter(|(ty, _)| ty.catalog.envelope().name() == *name)
            .map(|(_, entry)| entry)
            .collect();
        if envelopes.len() > 1 {
            out.append(format_args!("<p><code>{}</code></p>\n", escape(media_type)));
        }
        start_table("Members of the body", ["Member", "Description"], out);
        for row in rows(&entries).iter().filter(|row| row.meaning() != Meaning::Object) {
            out.append(format_args!(
                "<tr><td><code>{}</code>{}</td><td>{}</td></tr>\n",
                escape(&row.path),
                optional(row.count < entries.len()),
                escape(row.meaning().text()),
            ));
        }
        out.push_str("</tbody></table></div>\n");
    }
    out.push_str("</details>\n");
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
        for (path, meaning, is_required) in members.found {
            let index = rows.iter().position(|row| row.path == path).unwrap_or_else(|| {
                rows.push(Row { path, meanings: Vec::new(), count: 0 });
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

struct Members<'a> {
    entry: &'a Entry,
    found: Vec<(String, Meaning, bool)>,
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
                    self.add(&path, Meaning::Object, is_required);
                    self.collect(inner, value, &format!("{path}."), is_required);
                }
                // Members at the top are listed by each error.
                Shape::Field(_) if prefix.is_empty() => {}
                Shape::Field(_) => {
                    self.add(prefix.trim_end_matches('.'), Meaning::Data, is_required);
                }
                shape if shape.has_issues() => self.add(&path, Meaning::Issues, is_required),
                _ => {
                    if let Some(meaning) = self.meaning_of(value) {
                        self.add(&path, meaning, is_required);
                    }
                }
            }
        }
    }

    fn add(&mut self, path: &str, meaning: Meaning, is_required: bool) {
        match self.found.iter_mut().find(|(known, ..)| known == path) {
            Some((_, known, _)) if meaning == Meaning::Data => *known = meaning,
            Some(_) => {}
            None => self.found.push((path.to_owned(), meaning, is_required)),
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
        let is_name = same_letters(text, spec.name()) && !entry.is_text(text);
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
