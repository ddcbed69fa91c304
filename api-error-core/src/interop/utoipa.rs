//! utoipa 6: `responses(ItemError)` in `#[utoipa::path(..)]` documents an error type.

use crate::catalog::Catalog;
use crate::reference::inlined_responses;
use serde_json::{Map, Value};
pub use std::collections::BTreeMap;
pub use std::string::String;
pub use utoipa::IntoResponses;
use utoipa::openapi::example::ExampleBuilder;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType};
use utoipa::openapi::{ContentBuilder, ResponseBuilder};
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

/// Returns one response per status of the type.
#[must_use]
pub fn responses(catalog: &Catalog) -> BTreeMap<String, RefOr<Response>> {
    let responses = inlined_responses(catalog).into_iter();
    responses.map(|(status, response)| (status, RefOr::T(to_response(&response)))).collect()
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

/// Returns an unchanged schema. utoipa has no `const`, so the keywords are added as extensions.
fn to_schema(schema: &Value) -> Schema {
    // Extensions have the order of a hash map, so the schema has only one of them.
    let (keyword, schemas) = ["oneOf", "anyOf"]
        .into_iter()
        .find_map(|keyword| Some((keyword, schema.get(keyword)?.clone())))
        .filter(|_| schema.as_object().is_some_and(|members| members.len() == 1))
        .unwrap_or_else(|| ("allOf", Value::from(vec![schema.clone()])));
    let extensions = Extensions::from_iter([(keyword, schemas)]);
    Schema::Object(
        ObjectBuilder::new().schema_type(SchemaType::AnyValue).extensions(Some(extensions)).build(),
    )
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
