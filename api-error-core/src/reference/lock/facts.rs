//! The facts that clients rely on, as lines of the lock.

use super::file::single_line;
use crate::reference::body::shape::{Object, Shape, Step};
use crate::reference::contract::ordered_value::OrderedValue;
use crate::reference::contract::{Contract, Entry, ErrorType, member_name, pattern_text};
use crate::text::letters::same_letters;
use serde_json::Number;
use std::collections::{BTreeMap, BTreeSet};

/// The facts of the errors with one name.
#[derive(Default)]
pub(super) struct Facts {
    pub(super) lines: BTreeSet<String>,
    /// The data fields by name, without their place in the body, as earlier versions of the lock
    /// contain them.
    pub(super) data: BTreeMap<String, String>,
    /// The kinds of declared facts that the envelope does not send.
    pub(super) unsent: BTreeSet<&'static str>,
}

/// The kind of a line with a member of a body.
pub(super) const BODY: &str = "body";
/// The kind of a line with a parameter of a redirect.
pub(super) const PARAMETER: &str = "parameter";

/// Returns the facts of each error by name.
pub(super) fn facts_by_name(contract: &Contract) -> BTreeMap<String, Facts> {
    let mut by_name: BTreeMap<String, Vec<(&ErrorType, &Entry)>> = BTreeMap::new();
    for (ty, entry) in contract.entries() {
        by_name.entry(single_line(entry.spec.name())).or_default().push((ty, entry));
    }
    let facts = by_name.into_iter().map(|(name, entries)| {
        let mut facts = Facts::default();
        for (ty, entry) in &entries {
            add_facts(ty, entry, &mut facts);
        }
        for (kind, is_redirect) in [(BODY, false), (PARAMETER, true)] {
            let entries = entries.iter().filter(|(_, entry)| entry.is_redirect == is_redirect);
            let bodies = entries.flat_map(|(_, entry)| {
                let objects = entry.shape.forms().iter().filter_map(|form| match form {
                    Shape::Object(object) => Some(object),
                    _ => None,
                });
                objects.map(|object| Body { entry }.members_of(object))
            });
            for (path, member) in merged(bodies.collect()) {
                let mark = if member.is_optional { "?" } else { "" };
                let line = format!("{kind} {path}{mark}: {}", member.types.join(" | "));
                facts.lines.insert(single_line(&line));
            }
        }
        (name, facts)
    });
    facts.collect()
}

fn add_facts(ty: &ErrorType, entry: &Entry, facts: &mut Facts) {
    let spec = entry.spec;
    let envelope = ty.catalog.envelope();
    let constants = entry.shape.constants();
    let is_sent = |text: &str| {
        constants.iter().any(|(_, node)| matches!(node, OrderedValue::String(sent) if sent == text))
    };
    let mut lines = if entry.is_redirect {
        // The user agent opens the URL of the redirect, so the client gets only the parameters in
        // this URL.
        vec!["redirect".to_owned()]
    } else {
        vec![
            format!("status {}", spec.status().as_u16()),
            format!("envelope {}", envelope.name()),
            format!("content-type {}", envelope.media_type()),
        ]
    };
    if spec.retryable() && !entry.is_redirect {
        lines.push(format!("retry {}", spec.status().as_u16()));
    }
    if let Some(code) = spec.code() {
        let is_number = |node: &OrderedValue| matches!(node, OrderedValue::Number(number) if number.as_i64() == Some(code.number()));
        let name = code.name().filter(|name| is_sent(name));
        let is_sent = constants.iter().any(|(_, node)| is_number(node))
            || code.is_optional() && entry.shape.has_constant(&is_number);
        let number = is_sent.then(|| code.number().to_string());
        let parts: Vec<_> = number.as_deref().into_iter().chain(name).collect();
        if parts.is_empty() {
            facts.unsent.insert("code");
        } else {
            lines.push(format!("code {}", parts.join(" ")));
        }
    }
    for header in entry.headers.iter().filter(|_| !entry.is_redirect) {
        let mark = if header.is_optional { "?" } else { "" };
        let value = header.value.as_ref().filter(|_| header.is_fixed);
        let value = value.map_or_else(String::new, |value| format!(": {value}"));
        let name = header.name.to_ascii_lowercase();
        lines.push(format!("header {name}{mark}{value}"));
        if let Some(ty) = header.type_text() {
            lines.push(format!("header-type {name}: {ty}"));
        }
    }
    if spec.has_issues() {
        if entry.shape.has_issues() {
            lines.push("issues".to_owned());
        } else {
            facts.unsent.insert("issues");
        }
    }
    if let Some(uri) = spec.type_uri() {
        if is_sent(uri) {
            lines.push(format!("type {uri}"));
        } else {
            facts.unsent.insert("type");
        }
    }
    if let Some(domain) = spec.domain().filter(|domain| is_sent(domain)) {
        lines.push(format!("domain {domain}"));
    }
    let grpc = spec.grpc().as_str();
    let is_status = |(path, node): &(Vec<Step>, _)| {
        let is_member = matches!(path.last(), Some(Step::Member(name)) if name == "status");
        is_member && matches!(node, OrderedValue::String(sent) if sent == grpc)
    };
    if constants.iter().any(is_status) {
        lines.push(format!("grpc {grpc}"));
    }
    if entry.shape.forms().iter().any(|form| entry.identity_of(form).message.is_some()) {
        lines.push(format!("message {}", pattern_text(spec)));
    }
    facts.lines.extend(lines.into_iter().map(|line| single_line(&line)));
    for field in &entry.fields {
        let mark = if field.is_optional { "?" } else { "" };
        facts.data.insert(single_line(field.name), format!("{mark}: {}", field.schema_text));
    }
}

/// A member of a body. It can have several types.
struct Member {
    types: Vec<String>,
    /// True if the member can be missing in the object.
    is_optional: bool,
}

type Members = BTreeMap<String, Member>;

struct Body<'a> {
    entry: &'a Entry,
}

impl Body<'_> {
    /// Returns the members of the objects in a value, by path. The path of a member is `.name`. In
    /// an object that is an element of an array it is `[].name`, and in a value of a map `{}.name`.
    fn members_in(&self, shape: &Shape) -> Members {
        let within = |step: &str, shapes: &[Shape]| -> Members {
            let inner = merged(shapes.iter().map(|shape| self.members_in(shape)).collect());
            inner.into_iter().map(|(path, member)| (format!("{step}{path}"), member)).collect()
        };
        match shape {
            Shape::Object(object) => self
                .members_of(object)
                .into_iter()
                .map(|(path, member)| (format!(".{path}"), member))
                .collect(),
            Shape::AnyOf(shapes) | Shape::Issue(shapes) => within("", shapes),
            Shape::Array(items, _) => within("[]", items),
            Shape::Map(values) => within("{}", values),
            _ => Members::new(),
        }
    }

    fn members_of(&self, object: &Object) -> Members {
        let mut members = Members::new();
        for member in &object.members {
            let name = member_name(&member.name);
            for (path, inner) in self.members_in(&member.shape) {
                members.insert(format!("{name}{path}"), inner);
            }
            let types = vec![self.text_of(&member.shape)];
            members.insert(name, Member { types, is_optional: !member.is_required });
        }
        members
    }

    fn text_of(&self, shape: &Shape) -> String {
        let fields = &self.entry.fields;
        match shape {
            Shape::Const(value) => self.text_of_constant(value),
            Shape::Field(index) => fields
                .get(*index)
                .map_or_else(|| "any".to_owned(), |field| field.sized_text.clone()),
            Shape::String | Shape::Message => "string".to_owned(),
            Shape::Integer => "integer".to_owned(),
            Shape::Number => "number".to_owned(),
            Shape::Bool => "boolean".to_owned(),
            Shape::Any => "any".to_owned(),
            Shape::Object(_) | Shape::Issue(_) => "object".to_owned(),
            Shape::Map(values) => format!("{{string: {}}}", self.union(values)),
            Shape::Array(items, _) => format!("[{}]", self.union(items)),
            Shape::AnyOf(shapes) => self.union(shapes),
        }
    }

    fn union(&self, shapes: &[Shape]) -> String {
        let mut texts: Vec<String> = Vec::new();
        for text in shapes.iter().map(|shape| self.text_of(shape)) {
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        if texts.is_empty() { "any".to_owned() } else { texts.join(" | ") }
    }

    /// Returns whether a line with a member of the body contains only the type of this constant
    /// number. This is true for the status, the code and the delay, because other lines contain
    /// their values. The line of the header `Retry-After` contains the delay.
    fn locks_only_type(&self, number: &Number) -> bool {
        let spec = self.entry.spec;
        let status = i64::from(spec.status().as_u16());
        let delay = spec.retry_after().and_then(|seconds| i64::try_from(seconds).ok());
        let numbers = [Some(status), spec.code().map(|code| code.number()), delay];
        number.as_i64().is_some_and(|number| numbers.contains(&Some(number)))
    }

    /// Returns the type of a constant that may change or that has its own line. For any other
    /// constant, returns its value.
    fn text_of_constant(&self, value: &OrderedValue) -> String {
        let spec = self.entry.spec;
        match value {
            OrderedValue::String(text) => {
                let own_lines = [spec.type_uri(), spec.domain()];
                let has_own_line = own_lines.contains(&Some(text)) || text == spec.grpc().as_str();
                // If the text is also the name, it is locked as the value of the member.
                let is_name = same_letters(text, spec.name());
                if has_own_line && !is_name || self.entry.is_code_name(text) {
                    "string".to_owned()
                } else {
                    value.to_value().to_string()
                }
            }
            OrderedValue::Number(number) if self.locks_only_type(number) => "integer".to_owned(),
            OrderedValue::Number(_) | OrderedValue::Bool(_) => value.to_value().to_string(),
            OrderedValue::Null => "null".to_owned(),
            OrderedValue::Array(_) | OrderedValue::Object(_) => "any".to_owned(),
        }
    }
}

/// Merges the members of several forms. A member is optional if it is optional or missing in one of
/// the forms.
fn merged(forms: Vec<Members>) -> Members {
    let count = forms.len();
    let mut all: BTreeMap<String, (usize, Member)> = BTreeMap::new();
    for (path, member) in forms.into_iter().flatten() {
        match all.get_mut(&path) {
            Some((found, known)) => {
                *found += 1;
                known.is_optional |= member.is_optional;
                for ty in member.types {
                    if !known.types.contains(&ty) {
                        known.types.push(ty);
                    }
                }
            }
            None => {
                all.insert(path, (1, member));
            }
        }
    }
    all.into_iter()
        .map(|(path, (found, member))| {
            let is_optional = member.is_optional || found < count;
            (path, Member { is_optional, ..member })
        })
        .collect()
}
