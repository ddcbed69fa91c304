//! aide 0.15: the documentation of a handler includes the responses of its error type.

use crate::catalog::Catalog;
use crate::reference::Components;
pub use aide::OperationOutput;
pub use aide::generate::GenContext;
pub use aide::openapi::{Operation, Response};
pub use std::vec::Vec;

/// Implements `OperationOutput` for an error type.
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_impl {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::aide::OperationOutput for $type
        where
            $($bounds)*
            Self: $crate::Catalogued,
        {
            type Inner = Self;

            fn inferred_responses(
                __context: &mut $crate::__private::aide::GenContext,
                _: &mut $crate::__private::aide::Operation,
            ) -> $crate::__private::aide::Vec<(
                ::core::option::Option<::core::primitive::u16>,
                $crate::__private::aide::Response,
            )> {
                $crate::__private::aide::responses(
                    &<Self as $crate::Catalogued>::CATALOG,
                    __context,
                )
            }
        }
    };
}

/// Returns one response for each status of the type. The schemas are added to the context, and aide
/// writes them to the components.
#[must_use]
pub fn responses(catalog: &Catalog, context: &mut GenContext) -> Vec<(Option<u16>, Response)> {
    let mut components = Components::new(catalog);
    let known = context.schema.definitions_mut();
    components.rename(|key, schema| known.get(key).is_some_and(|its| its != schema));
    for (key, schema) in components.schemas() {
        known.insert(key.clone(), schema);
    }
    let responses = components.responses();
    responses
        .filter_map(|(status, response)| {
            Some((status.parse().ok(), serde_json::from_value(response).ok()?))
        })
        .collect()
}
