//! utoipa 6: `responses(ItemError)` in `#[utoipa::path(..)]` documents an error type.

use crate::catalog::Catalog;
use crate::reference::Components as Schemas;
use serde_json::{Map, Value, json};
#[doc(hidden)]
pub use std::collections::BTreeMap;
#[doc(hidden)]
pub use std::string::String;
#[doc(hidden)]
pub use utoipa::IntoResponses;
use utoipa::Modify;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::{
    AnyOfBuilder, Array, ArrayBuilder, ObjectBuilder, Schema, SchemaType, Type,
};
use utoipa::openapi::{ContentBuilder, Deprecated, OpenApi, ResponseBuilder};
#[doc(hidden)]
pub use utoipa::openapi::{RefOr, Response};

/// Implements `IntoResponses` for an error type.
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_impl {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::utoipa::IntoResponses for $type
        where
            $($bounds)*
            Self: $crate::Catalogued,
        {
            fn responses() -> $crate::__private::utoipa::BTreeMap<
                $crate::__private::utoipa::String,
                $crate::__private::utoipa::RefOr<$crate::__private::utoipa::Response>,
            > {
                $crate::__private::utoipa::responses(&<Self as $crate::Catalogued>::CATALOG)
            }
        }
    };
}

/// Returns one response for each status of the type.
#[doc(hidden)]
#[must_use]
pub fn responses(catalog: &Catalog) -> BTreeMap<String, RefOr<Response>> {
    let schemas = Schemas::new(catalog);
    let responses = schemas.inlined_responses();
    responses.map(|(status, response)| (status.clone(), RefOr::T(to_response(&response)))).collect()
}

/// A modifier that moves the schemas of a catalog to the components of a document. The responses
/// then refer to them, and each schema is in the document once. utoipa accepts only the name of a
/// modifier, so declare a static.
///
/// ```
/// # extern crate api_error_core as api_error;
/// # use api_error::{Catalog, ErrorSpec};
/// use api_error::utoipa::Components;
/// use utoipa::OpenApi;
///
/// # static SPECS: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "NOT_FOUND", "Not found", 404)];
/// # static STORE: Catalog = Catalog::new("ItemError", &SPECS);
/// static COMPONENTS: Components<'_> = Components(&STORE);
///
/// #[derive(OpenApi)]
/// #[openapi(modifiers(&COMPONENTS))]
/// struct Document;
///
/// let schemas = Document::openapi().components.unwrap().schemas;
/// assert!(schemas.contains_key("ItemError.NotFound"));
/// ```
#[derive(Debug)]
pub struct Components<'a>(
    /// The catalog of the API, or of one type.
    pub &'a Catalog,
);

impl Modify for Components<'_> {
    fn modify(&self, document: &mut OpenApi) {
        let schemas = Schemas::new(self.0);
        let components = document.components.get_or_insert_default();
        for (key, schema) in schemas.schemas() {
            components.schemas.insert(key.clone(), to_schema(&schema));
        }
        let errors: Vec<_> = schemas
            .inlined_errors()
            .filter_map(|(key, schema)| {
                Some((key, without_titles(&serde_json::to_value(to_schema(&schema)).ok()?)))
            })
            .collect();
        let reference_to = |schema: &Value| {
            let schema = without_titles(schema);
            let found = errors.iter().find(|(_, error)| *error == schema);
            found.map(|(key, _)| json!({ "$ref": format!("#/components/schemas/{key}") }))
        };
        let operations = document.paths.paths.values_mut().flat_map(operations);
        for response in operations.flat_map(|operation| operation.responses.responses.values_mut())
        {
            let RefOr::T(response) = response else { continue };
            for content in response.content.values_mut() {
                let RefOr::T(content) = content else { continue };
                let schema = content.schema.as_ref();
                let schema = schema.and_then(|schema| serde_json::to_value(schema).ok());
                if let Some(moved) = schema.and_then(|schema| moved(&schema, &reference_to)) {
                    content.schema = Some(to_schema(&moved));
                }
            }
        }
    }
}

/// Returns a schema without its titles, for a comparison: a title depends on the other schemas of
/// the document. A property with the name `title` is a schema, so it is not removed.
fn without_titles(schema: &Value) -> Value {
    match schema {
        Value::Object(members) => members
            .iter()
            .filter(|(name, value)| *name != "title" || !value.is_string())
            .map(|(name, value)| (name.clone(), without_titles(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(items) => items.iter().map(without_titles).collect(),
        plain => plain.clone(),
    }
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
    [
        item.get.as_mut(),
        item.put.as_mut(),
        item.post.as_mut(),
        item.delete.as_mut(),
        item.options.as_mut(),
        item.head.as_mut(),
        item.patch.as_mut(),
        item.trace.as_mut(),
    ]
    .into_iter()
    .flatten()
}

/// Replaces the components in the schema of a response by references. Returns `None` unless the
/// schema is a component, or a `oneOf` or `anyOf` in which every item is a component.
fn moved(schema: &Value, reference_to: &dyn Fn(&Value) -> Option<Value>) -> Option<Value> {
    if let Some(reference) = reference_to(schema) {
        return Some(reference);
    }
    ["oneOf", "anyOf"].into_iter().find_map(|keyword| {
        let list = schema.get(keyword)?.as_array()?;
        let references: Option<Vec<_>> = list.iter().map(reference_to).collect();
        Some(json!({ keyword: references? }))
    })
}

fn to_response(response: &Value) -> Response {
    let mut builder = ResponseBuilder::new().description(text_member(response, "description"));
    for (name, header) in object_members(response, "headers") {
        if let Ok(header) = serde_json::from_value(header.clone()) {
            builder = builder.header(name, header);
        }
    }
    for (media_type, content) in object_members(response, "content") {
        let examples = object_members(content, "examples").map(|(name, example)| {
            let builder = ExampleBuilder::new()
                .summary(text_member(example, "summary"))
                .description(text_member(example, "description"))
                .value(example.get("value").cloned());
            (name.clone(), builder)
        });
        let schema = content.get("schema").map(to_schema);
        let content = ContentBuilder::new().schema(schema).examples_from_iter(examples);
        builder = builder.content(media_type, content.build());
    }
    builder.build()
}

/// Converts a schema to a type of utoipa. utoipa has neither the keyword `const` nor a type
/// for a plain JSON schema. A keyword that is missing in utoipa is written as an extension, under
/// its own name.
fn to_schema(schema: &Value) -> RefOr<Schema> {
    let parsed = serde_json::from_value::<RefOr<Schema>>(schema.clone()).ok();
    let is_same = |parsed: &RefOr<Schema>| {
        serde_json::to_value(parsed).is_ok_and(|written| written == *schema)
    };
    if let Some(parsed) = parsed.filter(is_same) {
        return parsed;
    }
    if let Some(array) = to_array(schema) {
        return RefOr::T(array.into());
    }
    let mut rest: BTreeMap<String, Value> = BTreeMap::new();
    let mut builder = ObjectBuilder::new().schema_type(SchemaType::AnyValue);
    for (keyword, value) in schema.as_object().into_iter().flatten() {
        builder = match (keyword.as_str(), value) {
            ("type", Value::String(ty)) => match to_type(ty) {
                Some(ty) => builder.schema_type(ty),
                None => builder,
            },
            ("title", Value::String(text)) => builder.title(Some(text)),
            ("description", Value::String(text)) => builder.description(Some(text)),
            ("deprecated", Value::Bool(true)) => builder.deprecated(Some(Deprecated::True)),
            ("examples", Value::Array(values)) => builder.examples(values.iter().cloned()),
            ("required", Value::Array(names)) => {
                names.iter().filter_map(Value::as_str).fold(builder, ObjectBuilder::required)
            }
            ("properties", Value::Object(properties)) => {
                properties.iter().fold(builder, |builder, (name, property)| {
                    builder.property(name, to_schema(property))
                })
            }
            _ => {
                rest.insert(keyword.clone(), value.clone());
                builder
            }
        };
    }
    let extensions =
        |rest: BTreeMap<String, Value>| (!rest.is_empty()).then(|| Extensions::from_iter(rest));
    // utoipa writes extensions in the random order of a hash map, so a schema gets at most one.
    if rest.len() < 2 {
        return RefOr::T(builder.extensions(extensions(rest)).build().into());
    }
    if let Some(Value::Array(forms)) = rest.remove("anyOf")
        && rest.len() < 2
    {
        let description = schema.get("description").and_then(Value::as_str);
        let forms = forms.iter().map(to_schema);
        let any_of = forms.fold(AnyOfBuilder::new(), AnyOfBuilder::item).description(description);
        return RefOr::T(any_of.extensions(extensions(rest)).build().into());
    }
    let rest = BTreeMap::from([("allOf".to_owned(), Value::from(vec![schema.clone()]))]);
    let builder = ObjectBuilder::new().schema_type(SchemaType::AnyValue);
    RefOr::T(builder.extensions(extensions(rest)).build().into())
}

fn to_type(name: &str) -> Option<Type> {
    Some(match name {
        "object" => Type::Object,
        "string" => Type::String,
        "integer" => Type::Integer,
        "number" => Type::Number,
        "boolean" => Type::Boolean,
        "null" => Type::Null,
        "array" => Type::Array,
        _ => return None,
    })
}

/// Converts the schema of a list. Returns `None` if `items` is missing, or if this function cannot
/// convert a keyword.
fn to_array(schema: &Value) -> Option<Array> {
    let mut builder = ArrayBuilder::new();
    for (keyword, value) in schema.as_object()? {
        builder = match (keyword.as_str(), value) {
            ("type", Value::String(ty)) if ty == "array" => builder,
            ("items", items) => builder.items(to_schema(items)),
            ("description", Value::String(text)) => builder.description(Some(text)),
            ("minItems", count) => builder.min_items(Some(usize::try_from(count.as_u64()?).ok()?)),
            ("maxItems", count) => builder.max_items(Some(usize::try_from(count.as_u64()?).ok()?)),
            ("uniqueItems", unique) => builder.unique_items(unique.as_bool()?),
            _ => return None,
        };
    }
    schema.get("items").is_some().then(|| builder.build())
}

fn object_members<'a>(
    value: &'a Value,
    key: &str,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

fn text_member<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
