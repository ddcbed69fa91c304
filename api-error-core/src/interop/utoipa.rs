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

/// Makes a type the responses of a path.
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

/// One response per status of the type.
#[must_use]
pub fn responses(catalog: &Catalog) -> BTreeMap<String, RefOr<Response>> {
    let responses = inlined_responses(catalog).into_iter();
    responses.map(|(status, response)| (status, RefOr::T(of(&response)))).collect()
}

fn of(response: &Value) -> Response {
    let mut builder = ResponseBuilder::new().description(text(response, "description"));
    for (name, header) in members(response, "headers") {
        if let Ok(header) = serde_json::from_value(header.clone()) {
            builder = builder.header(name, header);
        }
    }
    for (media_type, content) in members(response, "content") {
        let examples = members(content, "examples").map(|(name, example)| {
            let builder = ExampleBuilder::new()
                .summary(text(example, "summary"))
                .description(text(example, "description"))
                .value(example.get("value").cloned());
            (name.clone(), builder)
        });
        let schema = content.get("schema").map(schema);
        let content = ContentBuilder::new().schema(schema).examples_from_iter(examples);
        builder = builder.content(media_type, content.build());
    }
    builder.build()
}

/// A schema word for word: utoipa has no `const`, so the keywords stand beside those it knows.
fn schema(schema: &Value) -> Schema {
    // One member alone, for their order is that of a hash map.
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

fn members<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    value.get(key).and_then(Value::as_object).into_iter().flat_map(Map::iter)
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
