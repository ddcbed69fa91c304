//! The values in a body that identify its error.

use super::entry::Entry;
use super::ordered_value::OrderedValue;
use super::public_spec::DocumentedMessage;
use crate::reference::body::shape::{Shape, Step};
use crate::text::letters::same_letters;

/// The values in one form of a body that identify its error.
pub(crate) struct Identity {
    pub(crate) constants: Vec<(Vec<Step>, OrderedValue)>,
    /// The path of the message, if nothing else identifies the error.
    pub(crate) message: Option<Vec<Step>>,
}

impl Entry {
    /// Returns the values that identify the error in one form of its body ([`Shape::forms`]): the
    /// name, or else the type URI, or else the code. A form without these three is identified by
    /// all its constants and the message. If the status identifies the error, the result is empty.
    pub(crate) fn identity_of(&self, form: &Shape) -> Identity {
        if self.spec.is_identified_by_status() {
            return Identity { constants: Vec::new(), message: None };
        }
        let constants = form.constants();
        let with = |is: &dyn Fn(&OrderedValue) -> bool| -> Vec<_> {
            constants.iter().filter(|(_, value)| is(value)).cloned().collect()
        };
        let spec = self.spec;
        let is_name = |value: &OrderedValue| matches!(value, OrderedValue::String(text) if same_letters(text, spec.name()) && !self.is_code_name(text));
        let is_type = |value: &OrderedValue| matches!((value, spec.type_uri()), (OrderedValue::String(text), Some(uri)) if text == uri);
        let is_code = |value: &OrderedValue| matches!((value, spec.code()), (OrderedValue::Number(number), Some(code)) if number.as_i64() == Some(code.number()));
        let levels: [&dyn Fn(&OrderedValue) -> bool; 3] = [&is_name, &is_type, &is_code];
        for is in levels {
            let found = with(is);
            if !found.is_empty() {
                return Identity { constants: found, message: None };
            }
        }
        let message = match spec.message() {
            DocumentedMessage::Unknown => None,
            DocumentedMessage::Fixed(_) | DocumentedMessage::Template(_) => {
                form.message_path().filter(|_| self.example.has_text(&self.example_message))
            }
        };
        Identity { constants, message }
    }

    /// Returns whether a text is the name of the code, and not the name of the error.
    pub(crate) fn is_code_name(&self, text: &str) -> bool {
        let spec = self.spec;
        spec.code().and_then(|code| code.name()) == Some(text) && text != spec.name()
    }
}
