//! Example values for the placeholders in messages and headers.

use super::entry::{filled, filled_message};
use super::field::{Field, declared_example};
use super::headers::field_example;
use super::public_spec::{DocumentedMessage, PublicSpec};
use crate::model::ErrorSpec;
use crate::text::template::literals;
use serde_json::Value;
use std::borrow::Cow;
use std::cell::Cell;

/// The sample values of the fields of an error: data, headers, and other fields with an example.
pub(super) struct Placeholders<'a> {
    fields: &'a [Field],
    spec: &'static ErrorSpec,
}

impl<'a> Placeholders<'a> {
    pub(super) const fn new(spec: &'static ErrorSpec, fields: &'a [Field]) -> Self {
        Self { fields, spec }
    }

    /// Returns the message of the error's example response.
    pub(super) fn message(&self, spec: PublicSpec) -> String {
        let is_fixed = |text: &Cow<'_, str>| !text.trim().is_empty();
        if let DocumentedMessage::Template(template) = spec.message()
            && !literals(template).iter().any(is_fixed)
        {
            // The template contains only placeholders. The title is used, unless each placeholder
            // has a declared example.
            let is_known = Cell::new(true);
            let declared = |name: &str| {
                let text = self.declared(plain_name(name));
                is_known.set(is_known.get() && text.is_some());
                text.unwrap_or_default()
            };
            let text = filled(template, declared);
            return if is_known.get() { text } else { spec.title().to_owned() };
        }
        filled_message(spec, |name| self.value_text(name))
    }

    /// Returns the example of a header with this template.
    pub(super) fn header(&self, template: &str) -> String {
        filled(template, |name| self.value_text(name))
    }

    fn value_text(&self, name: &str) -> String {
        match self.value(name) {
            Some(text) => text,
            None if is_unnamed(name) => "<value>".to_owned(),
            None => format!("<{}>", plain_name(name)),
        }
    }

    /// Returns the sample value of the field that a placeholder names.
    fn value(&self, name: &str) -> Option<String> {
        let name = plain_name(name);
        let of_type = || {
            let mut headers = self.spec.headers().iter();
            field_example(headers.find(|header| header.ident() == Some(name))?)
        };
        self.declared(name).or_else(|| {
            let data = field_of(name, self.fields).map(|field| field.example.clone());
            data.or_else(of_type).as_ref().map(plain_text)
        })
    }

    /// Returns the declared example of the field that a placeholder names.
    fn declared(&self, name: &str) -> Option<String> {
        let spec = self.spec;
        let mut fields = spec.fields().iter().chain(spec.examples());
        if let Some(field) = fields.find(|field| field.ident() == name) {
            let json = || declared_example(field).as_ref().map(plain_text);
            return field.example_text().or_else(json);
        }
        let mut headers = spec.headers().iter();
        let header = headers.find(|header| header.ident() == Some(name))?;
        header.example_text().or_else(|| header.example().as_ref().map(plain_text))
    }
}

/// Returns a value as a text. A string has no quotes.
pub(crate) fn plain_text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

/// Returns the data field that a placeholder names.
pub(super) fn field_of<'a>(name: &str, fields: &'a [Field]) -> Option<&'a Field> {
    fields.iter().find(|field| field.ident == name)
}

/// Returns the name of a placeholder without `r#`.
pub(super) fn plain_name(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// Returns whether a placeholder is `{}`, or the index of a field or of an argument.
pub(super) fn is_unnamed(name: &str) -> bool {
    name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit())
}
