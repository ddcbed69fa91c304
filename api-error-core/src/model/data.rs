//! The structured data of one error.

use crate::json::{JsonText, Object, WriteJson};
use std::fmt::{self, Debug, Formatter};

/// A list of named values, such as the data of an error or the extra members of an issue.
pub trait Members {
    /// Calls `each` with every member, in the order in which they are sent.
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson));
}

/// The static members and the data fields of an error, borrowed from the error.
///
/// A response does not contain a value that is `Option::None` or that fails to serialize.
#[derive(Clone, Copy)]
pub struct Data<'a>(Option<&'a dyn Members>);

impl<'a> Data<'a> {
    /// Data without members.
    pub const EMPTY: Self = Self(None);

    /// Creates the data that has the members of `source`.
    #[must_use]
    pub const fn new(source: &'a dyn Members) -> Self {
        Self(Some(source))
    }

    /// Returns true if there are no members, or if each member is `Option::None`.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let mut empty = true;
        self.for_each_member(&mut |_, value| empty &= value.is_absent());
        empty
    }

    /// Calls `each` with every member, in the order in which they are sent. This includes the
    /// members that are `Option::None`, although a JSON object does not contain them.
    pub fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        if let Some(members) = self.0 {
            members.for_each_member(each);
        }
    }

    /// Returns the members as a JSON object, with the precision of [`serde_json::Value`] for
    /// numbers. A value that fails to serialize is left out, as in a response.
    #[must_use]
    pub fn to_value(&self) -> serde_json::Value {
        let mut object = serde_json::Map::new();
        self.for_each_member(&mut |key, value| {
            let mut text = Vec::new();
            if !value.is_absent()
                && value.write(&mut text, "data").is_ok()
                && let Ok(value) = serde_json::from_slice(&text)
            {
                object.insert(key.to_owned(), value);
            }
        });
        serde_json::Value::Object(object)
    }
}

impl Debug for Data<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.to_value(), formatter)
    }
}

impl Members for serde_json::Map<String, serde_json::Value> {
    fn for_each_member(&self, each: &mut dyn FnMut(&str, &dyn WriteJson)) {
        for (key, value) in self {
            each(key, value);
        }
    }
}

impl Object<'_> {
    /// Writes the error's data. Appends `_` to a key that is one of the envelope's
    /// [`RESERVED`](crate::Envelope::RESERVED) names.
    pub fn members(&mut self, data: Data<'_>) {
        data.for_each_member(&mut |key, value| {
            self.write_free_member(key, self.reserved_like(key), value);
        });
    }

    /// Writes members. Appends `_` to a key that is in `taken`.
    pub fn members_beside(&mut self, data: Data<'_>, taken: &[&str]) {
        data.for_each_member(&mut |key, value| self.write_free_member(key, taken, value));
    }

    /// Writes the error's data as strings. A text is unchanged, and any other value becomes its
    /// JSON text.
    pub fn string_members(&mut self, data: Data<'_>) {
        data.for_each_member(&mut |key, value| {
            self.write_free_member(key, self.reserved_like(key), &JsonText(value));
        });
    }
}
