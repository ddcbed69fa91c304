//! Everything that is documented about one error.

use super::example::example_value;
use super::field::Field;
use super::headers::{Header, documented_headers};
use super::ordered_value::OrderedValue;
use crate::catalog::Catalog;
use crate::model::{Context, ErrorSpec, Issue, Name};
use crate::reference::Append;
use crate::reference::body::probe::probe;
use crate::reference::body::sample::Sample;
use crate::reference::body::shape::Shape;
use serde_json::Value;

pub(crate) struct Entry {
    pub(crate) spec: &'static ErrorSpec,
    /// The id of the error on the page, unique in the document and without whitespace.
    pub(crate) anchor: String,
    /// The name of the error in component names, unique in the document: `ItemError.Duplicated`.
    pub(crate) key: String,
    pub(crate) fields: Vec<Field>,
    pub(crate) headers: Vec<Header>,
    pub(crate) shape: Shape,
    pub(crate) example: OrderedValue,
}

impl Entry {
    pub(crate) fn new(catalog: &Catalog, spec: &'static ErrorSpec) -> Self {
        let fields: Vec<_> = spec.fields().iter().map(Field::new).collect();
        let envelope = catalog.envelope();
        let sample = Sample {
            spec,
            message: documented_message(spec),
            data: fields
                .iter()
                .map(|field| (field.name, example_value(&field.schema, &field.type_text)))
                .collect(),
            issues: example_issues(spec),
            retry_after: spec.retry_after().or(spec.has_retry_field().then_some(30)),
        };
        let body = sample.render(envelope, &Context::new());
        Self {
            spec,
            anchor: anchor(spec),
            key: key(catalog, spec),
            headers: documented_headers(&sample, envelope),
            shape: probe(spec, envelope, &fields),
            example: serde_json::from_slice(body.body()).unwrap_or(OrderedValue::Null),
            fields,
        }
    }

    /// Returns the JSON schema of the body.
    pub(crate) fn schema(&self) -> Value {
        let fields: Vec<_> = self.fields.iter().map(|field| field.schema.clone()).collect();
        let mut schema = self.shape.to_schema(&fields);
        hoist_definitions(&mut schema);
        schema["title"] = self.spec.title().into();
        if let Some(text) = self.spec.description() {
            schema["description"] = text.into();
        }
        if self.spec.deprecated().is_some() {
            schema["deprecated"] = true.into();
        }
        schema
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

    /// Returns in words when a client may send the request again.
    pub(crate) fn retry(&self) -> String {
        match (self.spec.retryable(), self.spec.retry_after()) {
            (false, _) => "only with a changed request".to_owned(),
            (true, Some(1)) => "after 1 second".to_owned(),
            (true, Some(seconds)) => format!("after {seconds} seconds"),
            (true, None) if self.spec.has_retry_field() => {
                "after the time in `Retry-After`".to_owned()
            }
            (true, None) => "with backoff".to_owned(),
        }
    }
}

/// Moves the definitions of the fields' schemas to the root of the schema, because references
/// point there.
fn hoist_definitions(schema: &mut Value) {
    let mut definitions = serde_json::Map::new();
    collect_definitions(schema, &mut definitions);
    if !definitions.is_empty() {
        schema["$defs"] = definitions.into();
    }
}

fn collect_definitions(schema: &mut Value, definitions: &mut serde_json::Map<String, Value>) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(|member| collect_definitions(member, definitions));
            if let Some(Value::Object(own)) = members.remove("$defs") {
                definitions.extend(own);
            }
        }
        Value::Array(items) => {
            for item in items {
                collect_definitions(item, definitions);
            }
        }
        _ => {}
    }
}

/// Returns the message template, with each placeholder reduced to `{name}`.
pub(crate) fn documented_message(spec: &ErrorSpec) -> String {
    let Some(template) = spec.message_template() else { return spec.title().to_owned() };
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
            text.append(format_args!("{{{}}}", if name.is_empty() { ".." } else { name }));
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

/// Decodes a fragment: browsers compare ids with the decoded fragment.
fn percent_decoded(fragment: &str) -> String {
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

fn key(catalog: &Catalog, spec: &ErrorSpec) -> String {
    let path = if spec.variant() == catalog.name() {
        catalog.name().to_owned()
    } else {
        format!("{}.{}", catalog.name(), spec.variant())
    };
    let to_plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '_' };
    path.chars().map(to_plain).collect()
}

fn example_issues(spec: &ErrorSpec) -> Vec<Issue> {
    if spec.has_issues() {
        vec![Issue::new("required", "Required field", "/field")]
    } else {
        Vec::new()
    }
}
