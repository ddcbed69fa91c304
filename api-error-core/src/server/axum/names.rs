//! Finds the names that clients send for the fields of Rust structs.

use serde_json::Value;
use std::cell::RefCell;
use std::collections::HashMap;

/// The field names of the deserialized structs, as serde renames them.
#[derive(Default)]
pub(super) struct Names(RefCell<HashMap<*const Value, &'static [&'static str]>>);

impl Names {
    /// Stores the names of the struct that is deserialized from a value.
    pub(super) fn record(&self, value: &Value, fields: &'static [&'static str]) {
        self.0.borrow_mut().insert(value, fields);
    }
}

#[cfg(any(feature = "garde", feature = "validator"))]
pub(super) use renaming::{rename_parameters, rename_pointers};

#[cfg(any(feature = "garde", feature = "validator"))]
mod renaming {
    use super::super::input::Input;
    use super::Names;
    use crate::model::{Issue, Location};
    use crate::text::json_pointer::{array_index, push_token, tokens, unescape};
    use crate::text::letters::letters;
    use serde::de::DeserializeOwned;
    use serde_json::Value;

    /// Replaces the names of Rust fields in the pointers of the issues of a body by the names that
    /// the client sent.
    pub(in super::super) fn rename_pointers<T: DeserializeOwned>(
        issues: Vec<Issue>,
        body: &Value,
    ) -> Vec<Issue> {
        let names = Names::of::<T>(body);
        let rename = |issue: Issue| match issue.location() {
            Location::Pointer(pointer) => {
                let pointer = names.pointer(body, pointer);
                issue.at_pointer(pointer)
            }
            _ => issue,
        };
        issues.into_iter().map(rename).collect()
    }

    /// Replaces the pointer of each issue by the name of a parameter.
    pub(in super::super) fn rename_parameters<T: DeserializeOwned>(
        issues: Vec<Issue>,
    ) -> Vec<Issue> {
        // The names of the fields do not depend on the values.
        let nothing = Value::Object(serde_json::Map::new());
        let names = Names::of::<T>(&nothing);
        let rename = |issue: Issue| match issue.location() {
            Location::Pointer(pointer) => {
                let field = tokens(pointer).next().map(unescape);
                let name = field.map(|field| names.name(&nothing, &field));
                match name {
                    Some(name) => issue.at_parameter(name),
                    None => issue,
                }
            }
            _ => issue,
        };
        issues.into_iter().map(rename).collect()
    }

    impl Names {
        fn of<T: DeserializeOwned>(body: &Value) -> Self {
            let names = Self::default();
            // If `T` refuses the value, the names that were recorded before are used.
            let _ = T::deserialize(Input::Json(body, &names));
            names
        }

        fn pointer(&self, body: &Value, pointer: &str) -> String {
            let mut renamed = String::new();
            let mut value = Some(body);
            for token in tokens(pointer) {
                let token = unescape(token);
                let name = match value {
                    Some(object @ Value::Object(_)) => self.name(object, &token),
                    _ => token.into_owned(),
                };
                push_token(&mut renamed, &name);
                value = match value {
                    Some(Value::Object(object)) => object.get(&name),
                    Some(Value::Array(array)) => {
                        array_index(&name).and_then(|index| array.get(usize::try_from(index).ok()?))
                    }
                    _ => None,
                };
            }
            renamed
        }

        /// Returns the name that the client sends for a field: the same name, or the only name with
        /// the same letters and digits in any case. If `#[serde(rename)]` gives the field another
        /// word, this returns the name of the Rust field, because serde does not report which name
        /// belongs to which field.
        fn name(&self, object: &Value, field: &str) -> String {
            let fields = self.0.borrow().get(&std::ptr::from_ref(object)).copied();
            let keys = object.as_object().into_iter().flat_map(|object| object.keys());
            let known: Vec<&str> = match fields {
                Some(fields) => fields.to_vec(),
                None => keys.map(String::as_str).collect(),
            };
            if known.contains(&field) {
                return field.to_owned();
            }
            let wanted = letters(field);
            let mut same = known.into_iter().filter(|name| letters(name) == wanted);
            match (same.next(), same.next()) {
                (Some(name), None) => name.to_owned(),
                _ => field.to_owned(),
            }
        }
    }
}
