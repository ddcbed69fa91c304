//! The documented facts about one error.

use super::definitions::Definitions;
use super::field::{Field, delay_in_seconds};
use super::headers::{Header, documented_headers, header_examples};
use super::issue_examples::{add_members, values_by_member};
use super::ordered_value::OrderedValue;
use super::placeholders::{Placeholders, field_of, is_unnamed, plain_name};
use super::public_spec::{DocumentedMessage, PublicSpec};
use super::redirect::{
    Parameter, parameters, redirect_response, with_parameters_of_request, with_shape_of_request,
};
use super::schema::{plain_key, sorted};
use super::texts::add_texts;
use crate::catalog::Catalog;
use crate::model::{Context, ErrorSpec, FieldSpec, Issue, Name, reason_phrase};
use crate::reference::Append;
use crate::reference::body::probe::probe;
use crate::reference::body::sample::Sample;
use crate::reference::body::shape::{Parts, Shape};
use bytes::Bytes;
use http::{Response, StatusCode};
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The request id in the full example.
pub(crate) const SAMPLE_REQUEST_ID: &str = "5f0c7a31d2b94e86a1c3f7d20b9e4c58";
/// The path of the request in the full example.
pub(crate) const SAMPLE_INSTANCE: &str = "/sample/path";

pub(crate) struct Entry {
    pub(crate) spec: PublicSpec,
    /// The id of the error on the page. It is unique in the document, and does not contain white
    /// space.
    pub(crate) anchor: String,
    /// The name of the error in component names, such as `ItemError.Duplicated`. It is unique in
    /// the document.
    pub(crate) key: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) headers: Vec<Header>,
    pub(crate) shape: Shape,
    pub(crate) example: OrderedValue,
    /// The example body with the request id and the instance, if the envelope sends them.
    pub(crate) full_example: OrderedValue,
    /// The delay before the next attempt in the example, in seconds. `None` if the error does not
    /// declare a delay.
    pub(crate) delay: Option<u64>,
    /// The message in the example.
    pub(crate) example_message: String,
    /// The response in the example.
    pub(crate) response: Response<Bytes>,
    /// True if the error is sent in a redirect. The members of `shape` and of the examples are then
    /// the parameters of the redirect.
    pub(crate) is_redirect: bool,
}

impl Entry {
    pub(crate) fn new(catalog: &Catalog, spec: &'static ErrorSpec) -> Self {
        let fields: Vec<_> = spec.fields().iter().map(Field::new).collect();
        let values = Placeholders::new(spec, &fields);
        let envelope = catalog.envelope();
        let public = PublicSpec::new(spec);
        let example_message = values.message(public);
        let mut delays =
            spec.fields().iter().chain(spec.examples()).filter(|field| field.is_in_seconds());
        let delay = delay_in_seconds(delays.next().and_then(FieldSpec::example).as_ref());
        let sample = Sample {
            spec,
            identity: spec.into(),
            message: example_message.clone(),
            data: fields.iter().map(|field| (field.name, field.example.clone())).collect(),
            issues: example_issues(spec),
            headers: header_examples(spec, &values),
            retry_after: spec.retry_after().or(spec.has_retry_field().then_some(delay)),
        };
        let context =
            Context::new().with_request_id(SAMPLE_REQUEST_ID).with_instance(SAMPLE_INSTANCE);
        let body = |context: &Context| {
            let response = sample.render(envelope, context);
            (OrderedValue::parse(response.body()).unwrap_or(OrderedValue::Null), response)
        };
        let (mut full_example, _) = body(&context);
        let (mut example, mut response) = body(&Context::new());
        let mut shape = probe(spec, envelope, &fields);
        if spec.issue_examples().is_some() {
            add_members(&mut shape, &example);
        }
        let redirect = catalog.redirect().and_then(|status| StatusCode::from_u16(status).ok());
        if let Some(status) = redirect {
            response = redirect_response(&sample, status);
            shape = with_shape_of_request(shape);
            example = with_parameters_of_request(example);
            full_example = with_parameters_of_request(full_example);
        }
        Self {
            spec: public,
            anchor: anchor(spec),
            key: key(catalog, public),
            headers: documented_headers(&sample, &response, catalog),
            shape,
            example_message,
            full_example,
            delay: sample.retry_after,
            example,
            fields,
            response,
            is_redirect: redirect.is_some(),
        }
    }

    /// Returns the status of the response. If the error is sent in a redirect, it is the status of
    /// the redirect.
    pub(crate) fn response_status(&self) -> StatusCode {
        self.response.status()
    }

    /// Returns the parameters of the redirect. The list is empty if the error is sent in a body.
    pub(crate) fn parameters(&self) -> Vec<Parameter> {
        if self.is_redirect { parameters(&self.shape, &self.example) } else { Vec::new() }
    }

    /// Returns whether both errors are hidden and have the same response and the same retry advice.
    /// Documents show such errors as one entry.
    pub(super) fn is_same_hidden(&self, other: &Self) -> bool {
        self.spec.is_hidden()
            && other.spec.is_hidden()
            && self.is_redirect == other.is_redirect
            && self.spec.status() == other.spec.status()
            && self.shape == other.shape
            && self.example == other.example
            && self.headers == other.headers
            && self.fields.len() == other.fields.len()
            && self.retry_advice() == other.retry_advice()
    }

    /// Returns the JSON schema of the body, with the definitions that it refers to.
    pub(crate) fn schema(&self) -> Value {
        let mut definitions = Definitions::of_one_schema();
        let mut schema = self.described(self.body_schema(&self.shape, &mut definitions));
        let definitions = definitions.into_schemas();
        schema.insert("title".to_owned(), self.spec.title().into());
        if !definitions.is_empty() {
            schema.insert("$defs".to_owned(), definitions.into());
        }
        sorted(&schema.into())
    }

    /// Returns the JSON schema of one form of the body, without a description.
    pub(crate) fn body_schema(&self, form: &Shape, definitions: &mut Definitions) -> Value {
        let fields = self.fields.iter().map(|field| definitions.adopt(&field.schema)).collect();
        let message = self.message_schema(form);
        let issue_examples = self.issue_examples();
        let mut schema = form.to_schema(&Parts { fields, message, issue_examples }, definitions);
        add_texts(&mut schema, &self.example, &self.fields);
        schema
    }

    /// Returns the values in the declared sample issues, by the name of the member.
    pub(crate) fn issue_examples(&self) -> BTreeMap<String, Vec<Value>> {
        match self.spec.issue_examples() {
            Some(_) => values_by_member(&self.shape, &self.example),
            None => BTreeMap::new(),
        }
    }

    /// Returns the JSON schema of the message in one form of the body. The schema restricts the
    /// text only if the message identifies the error.
    fn message_schema(&self, form: &Shape) -> Value {
        let mut schema = json!({ "type": "string" });
        if self.identity_of(form).message.is_some() {
            match self.spec.message().literals().as_deref() {
                Some([text]) => {
                    schema["const"] = text.as_ref().into();
                    return schema;
                }
                Some(literals) => schema["pattern"] = message_pattern(literals).into(),
                None => {}
            }
        }
        schema["examples"] = json!([self.example_message]);
        schema
    }

    /// Adds the description, and `deprecated`, to the JSON schema of the body.
    pub(crate) fn described(&self, schema: Value) -> Map<String, Value> {
        let mut schema = match schema {
            Value::Object(members) => members,
            _ => Map::new(),
        };
        if let Some(text) = self.spec.description() {
            schema.insert("description".to_owned(), text.into());
        }
        if self.spec.deprecated().is_some() {
            schema.insert("deprecated".to_owned(), true.into());
        }
        schema
    }

    /// Returns the message template. A placeholder for a data field contains the name of this field
    /// in the body: `{item}`. Another placeholder contains its own name, or is `{}`.
    pub(crate) fn message(&self) -> String {
        filled_message(self.spec, |name| match field_of(plain_name(name), &self.fields) {
            Some(field) => format!("{{{}}}", field.name),
            None if is_unnamed(name) => "{}".to_owned(),
            None => format!("{{{}}}", plain_name(name)),
        })
    }

    /// Returns the message if every response has the same message. Otherwise, returns `such as` and
    /// an example between two `quote` characters.
    pub(crate) fn described_message(&self, quote: char) -> String {
        let text = &self.example_message;
        if self.has_fixed_message() {
            text.clone()
        } else {
            format!("such as {quote}{text}{quote}")
        }
    }

    /// Returns whether every response has the same message.
    pub(crate) fn has_fixed_message(&self) -> bool {
        matches!(self.spec.message().literals().as_deref(), Some([_]))
    }

    /// Returns the type of a data field in the body. Some envelopes send each value as a string.
    pub(crate) fn sent_type<'a>(&self, field: &'a Field) -> &'a str {
        if self.shape.has_string(field.name) { "string" } else { &field.type_text }
    }

    /// Returns the title, or `None` if the message is the title or the body does not contain the
    /// title. Some envelopes do not send the title, or send it only for an error with a type URI.
    pub(crate) fn sent_title(&self) -> Option<&'static str> {
        let title = self.spec.title();
        let is_message = self.example_message == title;
        (!is_message && self.example.has_text(title)).then_some(title)
    }

    /// Returns whether a constant of the body is a text for people, which may change.
    pub(crate) fn is_text(&self, text: &str) -> bool {
        let spec = self.spec;
        let is_fixed = matches!(spec.message(), DocumentedMessage::Fixed(fixed) if fixed == text);
        let texts = [spec.title(), reason_phrase(spec.status()), spec.help().unwrap_or_default()];
        text != spec.name() && (is_fixed || texts.contains(&text))
    }

    /// Returns the anchor as the fragment of a link (RFC 3986 §3.5), in an HTML attribute or in
    /// Markdown.
    pub(crate) fn fragment(&self) -> String {
        let mut out = String::new();
        for byte in self.anchor.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~!$*+,;=:@/?".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.append(format_args!("%{byte:02X}"));
            }
        }
        out
    }
}

/// Returns a regular expression for texts that consist of these literals, with any text between
/// them.
fn message_pattern(literals: &[Cow<'_, str>]) -> String {
    let literals: Vec<_> = literals.iter().map(|text| escape_regex(text)).collect();
    format!("^{}$", literals.join(r"[\s\S]*"))
}

/// Returns a regular expression for one text, in the syntax that JSON Schema, JavaScript, Python
/// and Rust have in common.
pub(crate) fn escape_regex(text: &str) -> String {
    let mut regex = String::new();
    for character in text.chars() {
        match character {
            '\\' | '^' | '$' | '.' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|'
            | '/' => {
                regex.push('\\');
                regex.push(character);
            }
            c if ends_line(c) => {
                regex.append(format_args!("\\u{:04x}", u32::from(c)));
            }
            c => regex.push(c),
        }
    }
    regex
}

/// Returns the fixed parts of the message, with `{}` for each placeholder.
pub(crate) fn pattern_text(spec: PublicSpec) -> String {
    filled_message(spec, |_| "{}".to_owned())
}

/// Returns the message with a text for each placeholder.
pub(super) fn filled_message(spec: PublicSpec, text_of: impl Fn(&str) -> String) -> String {
    let template = match spec.message() {
        DocumentedMessage::Fixed(text) => return text.to_owned(),
        DocumentedMessage::Unknown => return spec.title().to_owned(),
        DocumentedMessage::Template(template) => template,
    };
    filled(template, text_of)
}

/// Returns a format string with a text for each placeholder.
pub(super) fn filled(template: &str, text_of: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let (brace, after) = rest[at..].split_at(1);
        if let Some(after) = after.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
        } else if let (true, Some((placeholder, after))) = (brace == "{", after.split_once('}')) {
            let name = placeholder.split(':').next().unwrap_or_default().trim();
            text.push_str(&text_of(name));
            rest = after;
        } else {
            text.push_str(brace);
            rest = after;
        }
    }
    text.push_str(rest);
    text
}

fn anchor(spec: &ErrorSpec) -> String {
    let text = match spec.type_uri().and_then(|uri| uri.split_once('#')) {
        Some((_, fragment)) if !fragment.is_empty() => percent_decoded(fragment),
        _ => Name::snake(spec.name()).to_string().replace('_', "-"),
    };
    text.split_whitespace().collect::<Vec<_>>().join("-")
}

/// Decodes a fragment, because browsers compare ids with the decoded fragment.
pub(super) fn percent_decoded(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let [byte, after @ ..] = rest {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(decoded) if *byte == b'%' => {
                bytes.push(decoded);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn key(catalog: &Catalog, spec: PublicSpec) -> String {
    let variant = spec.variant();
    plain_key(&if variant == catalog.name() && !spec.is_hidden() {
        variant
    } else {
        format!("{}.{variant}", catalog.name())
    })
}

/// Returns the declared sample issues, or one issue if none are declared. Returns no issues if the
/// error has none.
fn example_issues(spec: &ErrorSpec) -> Vec<Issue> {
    if !spec.has_issues() {
        return Vec::new();
    }
    let default = || vec![Issue::new("required", "Required field", "/field")];
    spec.issue_examples().filter(|issues| !issues.is_empty()).unwrap_or_else(default)
}

/// Returns whether a character is a control character, or ends a line in JavaScript (ECMA-262
/// §12.3).
pub(crate) fn ends_line(character: char) -> bool {
    character.is_control() || matches!(character, '\u{2028}' | '\u{2029}')
}
