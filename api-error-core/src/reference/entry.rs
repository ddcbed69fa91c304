//! All that is documented of one error.

use super::field_type::StdType as _;
use super::headers::{Header, headers_of};
use super::node::Node;
use super::notation::notation;
use super::put::Put;
use super::sample::Sample;
use super::shape::Shape;
use super::shape_of::shape_of;
use crate::catalog::Catalog;
use crate::model::{Context, ErrorSpec, FieldSpec, Issue, Name};
use serde_json::{Value, json};

pub(super) struct Entry {
    pub(super) spec: &'static ErrorSpec,
    /// Unique in the document, of the characters that identifiers and fragments have.
    pub(super) anchor: String,
    /// Unique in the document, e.g. `ItemError.Duplicated`.
    pub(super) key: String,
    pub(super) fields: Vec<Field>,
    pub(super) headers: Vec<Header>,
    pub(super) shape: Shape,
    pub(super) example: Node,
}

pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) description: Option<&'static str>,
    pub(super) is_optional: bool,
    pub(super) schema: Value,
    /// The type in a few characters.
    pub(super) notation: String,
    /// The same, whatever features are on.
    pub(super) stable_notation: String,
}

impl Entry {
    pub(super) fn new(catalog: &Catalog, spec: &'static ErrorSpec) -> Self {
        let fields: Vec<_> = spec.fields().iter().map(Field::new).collect();
        let format = catalog.envelope();
        let sample = Sample {
            spec,
            message: message(spec),
            data: fields
                .iter()
                .map(|field| (field.name, example(&field.schema, &field.notation)))
                .collect(),
            issues: example_issues(spec),
            retry_after: spec.retry_after().or(spec.has_retry_field().then_some(30)),
        };
        let body = sample.render(format, &Context::new());
        Self {
            spec,
            anchor: anchor(spec),
            key: key(catalog, spec),
            headers: headers_of(&sample, format),
            shape: shape_of(spec, format, &fields),
            example: serde_json::from_slice(body.body()).unwrap_or(Node::Null),
            fields,
        }
    }

    /// The JSON schema of the body.
    pub(super) fn schema(&self) -> Value {
        let fields: Vec<_> = self.fields.iter().map(|field| field.schema.clone()).collect();
        let mut schema = self.shape.to_schema(&fields);
        hoist(&mut schema);
        schema["title"] = self.spec.title().into();
        if let Some(text) = self.spec.description() {
            schema["description"] = text.into();
        }
        if self.spec.deprecated().is_some() {
            schema["deprecated"] = true.into();
        }
        schema
    }

    /// The anchor as the fragment of a link (RFC 3986 §3.5), in an attribute or in Markdown.
    pub(super) fn fragment(&self) -> String {
        let mut out = String::new();
        for byte in self.anchor.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~!$*+,;=:@/?".contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.put(format_args!("%{byte:02X}"));
            }
        }
        out
    }

    /// What a client does with it, in words.
    pub(super) fn retry(&self) -> String {
        match (self.spec.retryable(), self.spec.retry_after()) {
            (false, _) => "only with a change".to_owned(),
            (true, Some(1)) => "after 1 second".to_owned(),
            (true, Some(seconds)) => format!("after {seconds} seconds"),
            (true, None) if self.spec.has_retry_field() => "after `Retry-After`".to_owned(),
            (true, None) => "with backoff".to_owned(),
        }
    }
}

impl Field {
    fn new(spec: &FieldSpec) -> Self {
        let known = if spec.is_in_seconds() { Some(u64::schema()) } else { spec.schema() };
        let written = written_type(spec.rust_type());
        let stable_notation = known.as_ref().map_or_else(|| written.clone(), notation);
        let declared = spec.declared_schema().filter(|_| !spec.is_in_seconds());
        let declared =
            declared.map(|schema| if spec.is_optional() { without_null(schema) } else { schema });
        let notation = match &declared {
            Some(schema) if schema.get("$ref").is_none() => notation(schema),
            _ => stable_notation.clone(),
        };
        Self {
            name: spec.name(),
            description: spec.description(),
            is_optional: spec.is_optional(),
            schema: described(declared.or(known).unwrap_or_else(|| json!({})), spec),
            notation: if notation == "any" { written } else { notation },
            stable_notation,
        }
    }
}

/// The schema of what is in an `Option`: as data its `None` is left out.
fn without_null(mut schema: Value) -> Value {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|ty| ty != "null");
        if let [one] = types.as_slice() {
            schema["type"] = one.clone();
        }
    }
    if let Some(Value::Array(list)) = schema.get_mut("enum") {
        list.retain(|value| !value.is_null());
    }
    if let Some(Value::Array(list)) = schema.get_mut("anyOf") {
        list.retain(|schema| schema.get("type").is_none_or(|ty| ty != "null"));
    }
    schema
}

fn described(mut schema: Value, spec: &FieldSpec) -> Value {
    if let (Some(text), Some(schema)) = (spec.description(), schema.as_object_mut()) {
        schema.insert("description".to_owned(), text.into());
    }
    schema
}

/// Moves the definitions of the fields' schemas to the document's own, where references to them
/// point.
fn hoist(schema: &mut Value) {
    let mut definitions = serde_json::Map::new();
    collect(schema, &mut definitions);
    if !definitions.is_empty() {
        schema["$defs"] = definitions.into();
    }
}

fn collect(schema: &mut Value, definitions: &mut serde_json::Map<String, Value>) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(|member| collect(member, definitions));
            if let Some(Value::Object(own)) = members.remove("$defs") {
                definitions.extend(own);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| collect(item, definitions)),
        _ => {}
    }
}

/// A type as it is written, of an `Option` what is in it.
fn written_type(text: &str) -> String {
    let inner = text.strip_prefix("Option<").and_then(|text| text.strip_suffix('>'));
    inner.unwrap_or(text).to_owned()
}

/// The documented message: its template, in which placeholders stand as `{name}`.
pub(super) fn message(spec: &ErrorSpec) -> String {
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
            text.put(format_args!("{{{}}}", if name.is_empty() { ".." } else { name }));
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

/// The id that a browser looks for: a fragment without its percent-encoding.
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
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '.' { c } else { '_' };
    path.chars().map(plain).collect()
}

fn example_issues(spec: &ErrorSpec) -> Vec<Issue> {
    if spec.has_issues() {
        vec![Issue::new("required", "Required field", "/field")]
    } else {
        Vec::new()
    }
}

/// A value that the schema allows; of an open one, what stands for a value.
fn example(schema: &Value, notation: &str) -> Value {
    let given = ["const", "default"].iter().find_map(|key| schema.get(key));
    let listed = ["examples", "enum"].iter().find_map(|key| schema.get(key)?.get(0));
    if let Some(value) = given.or(listed) {
        return value.clone();
    }
    let variants = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(key)?.as_array());
    if let Some(variants) = variants {
        let plain = variants.iter().find(|variant| !is_reference(variant)).or(variants.first());
        return plain.map_or(Value::Null, |variant| example(variant, notation));
    }
    if let Some(definition) = definition(schema) {
        return example(definition, notation);
    }
    let ty = match schema.get("type") {
        Some(Value::Array(types)) => types.first().and_then(Value::as_str),
        Some(ty) => ty.as_str(),
        None => None,
    };
    let minimum = |key: &str| schema.get(key).and_then(Value::as_u64);
    match ty {
        Some("string") => string(schema).into(),
        Some("integer") => {
            schema.get("minimum").and_then(Value::as_i64).map_or(1, |m| m.max(1)).into()
        }
        Some("number") => schema.get("minimum").cloned().unwrap_or_else(|| 1.5.into()),
        Some("boolean") => true.into(),
        Some("null") => Value::Null,
        Some("array") => {
            if let Some(items) = schema.get("prefixItems").and_then(Value::as_array) {
                return items.iter().map(|item| example(item, "value")).collect();
            }
            let items = schema.get("items").unwrap_or(&Value::Null);
            if is_reference(items) && minimum("minItems").is_none() {
                return json!([]);
            }
            let item = example(items, "value");
            let count = minimum("minItems").unwrap_or(1).min(minimum("maxItems").unwrap_or(64));
            (0..count.min(64)).map(|_| item.clone()).collect()
        }
        Some("object") => {
            let properties = schema.get("properties").and_then(Value::as_object);
            let required = schema.get("required").and_then(Value::as_array);
            let is_required = |name: &str| required.is_some_and(|list| list.contains(&name.into()));
            let members = properties.into_iter().flatten();
            let members =
                members.filter(|(name, schema)| is_required(name) || !is_reference(schema));
            members.map(|(name, schema)| (name.clone(), example(schema, "value"))).collect()
        }
        _ => format!("<{notation}>").into(),
    }
}

/// Whether a schema stands for another, of a type that contains itself.
fn is_reference(schema: &Value) -> bool {
    schema.get("$ref").is_some()
}

/// What a schema of such a type stands for.
fn definition(schema: &Value) -> Option<&Value> {
    let name = schema.get("$ref")?.as_str()?.strip_prefix("#/$defs/")?;
    schema.get("$defs")?.get(name)
}

fn string(schema: &Value) -> &'static str {
    match schema.get("format").and_then(Value::as_str) {
        Some("date-time") => "2026-01-31T12:00:00Z",
        Some("date") => "2026-01-31",
        Some("time") => "12:00:00Z",
        Some("uuid") => "9b2f1c9e-5b7a-4f0e-8d3c-2a6b1e4f7c80",
        Some("email") => "name@example.com",
        Some("uri" | "url" | "uri-reference") => "https://example.com/",
        Some("ipv4" | "ip") => "192.0.2.1",
        Some("ipv6") => "2001:db8::1",
        _ if schema.get("maxLength").and_then(Value::as_u64).is_some_and(|max| max < 4) => "x",
        _ => "text",
    }
}
