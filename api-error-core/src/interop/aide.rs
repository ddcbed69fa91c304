//! aide 0.15: the documentation of a handler includes the responses of its error type.

use crate::catalog::Catalog;
use crate::reference::inlined_responses;
pub use aide::OperationOutput;
pub use aide::generate::GenContext;
pub use aide::openapi::{Operation, Response};
use serde_json::Value;
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
                _: &mut $crate::__private::aide::GenContext,
                _: &mut $crate::__private::aide::Operation,
            ) -> $crate::__private::aide::Vec<(
                ::core::option::Option<::core::primitive::u16>,
                $crate::__private::aide::Response,
            )> {
                $crate::__private::aide::responses(&<Self as $crate::Catalogued>::CATALOG)
            }
        }
    };
}

/// Returns one response per status of the type.
#[must_use]
pub fn responses(catalog: &Catalog) -> Vec<(Option<u16>, Response)> {
    let responses = inlined_responses(catalog).into_iter();
    responses
        .filter_map(|(status, response)| Some((status.parse().ok(), parse_response(response)?)))
        .collect()
}

fn parse_response(response: Value) -> Option<Response> {
    serde_json::from_value(response).ok()
}
