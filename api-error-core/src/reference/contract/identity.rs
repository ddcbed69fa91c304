//! The values that identify the body of an error.

use super::entry::Entry;
use super::ordered_value::OrderedValue;
use super::public_spec::DocumentedMessage;
use crate::reference::body::shape::{Shape, Step};

/// The values that identify one form of a body.
pub(crate) struct Identity {
    pub(crate) constants: Vec<(Vec<Step>, OrderedValue)>,
    /// The path of the message, if nothing else identifies the error.
    pub(crate) message: Option<Vec<Step>>,
}

impl Entry {
    /// Returns what identifies each form of the body: the name, else the type URI, else the code,
    /// else all constants and the message. Texts that may be reworded identify an error only if it
    /// has nothing else.
    pub(crate) fn identity_of(&self, form: &Shape) -> Identity {
        let constants = form.constants();
        let with = |is: &dyn Fn(&OrderedValue) -> bool| -> Vec<_> {
            constants.iter().filter(|(_, value)| is(value)).cloned().collect()
        };
        let spec = self.spec;
        let name = letters(spec.name());
        let is_name = |value: &OrderedValue| matches!(value, OrderedValue::String(text) if letters(text) == name && !self.is_text(text));
        let is_type = |value: &OrderedValue| matches!((value, spec.type_uri()), (OrderedValue::String(text), Some(uri)) if text == uri);
        let is_code = |value: &OrderedValue| matches!((value, spec.code()), (OrderedValue::Number(number), Some(code)) if number.as_i64() == Some(code.number()));
        let levels: [&dyn Fn(&OrderedValue) -> bool; 3] = [&is_name, &is_type, &is_code];
        for is in levels {
            let found = with(is);
            if !found.is_empty() {
                return Identity { constants: found, message: None };
            }
        }
        let is_fact = |value: &OrderedValue| !matches!(value, OrderedValue::String(text) if self.is_text(text));
        let message = match spec.message() {
            DocumentedMessage::Unknown => None,
            DocumentedMessage::Fixed(_) | DocumentedMessage::Template(_) => {
                paths_of(&self.example, &self.example_message).into_iter().next()
            }
        };
        let constants = if message.is_some() { with(&is_fact) } else { with(&|_| true) };
        Identity { constants, message }
    }
}

/// Returns whether two names differ only in case and separators.
pub(crate) fn same_letters(name: &str, other: &str) -> bool {
    letters(name) == letters(other)
}

/// Returns the letters and digits of a name in lower case, because an envelope can write the name
/// in any case.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Returns the paths of a text in a body.
fn paths_of(body: &OrderedValue, text: &str) -> Vec<Vec<Step>> {
    match body {
        OrderedValue::String(its) if its == text => vec![Vec::new()],
        OrderedValue::Object(members) => members
            .iter()
            .flat_map(|(name, value)| {
                let paths = paths_of(value, text).into_iter();
                paths.map(|path| [vec![Step::Member(name.clone())], path].concat())
            })
            .collect(),
        _ => Vec::new(),
    }
}
