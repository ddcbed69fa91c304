//! The parts of a `match self` that the methods have in common.

use crate::model::field::Field;
use crate::model::input::Input;
use crate::model::spec::Spec;
use crate::model::tokens::pattern;
use crate::model::variant::Variant;
use proc_macro2::TokenStream;
use quote::quote;

/// Returns an arm for each variant with a field for which `is_wanted` returns true.
pub(crate) fn arms_with_field(
    input: &Input<'_>,
    is_wanted: &dyn Fn(&Field<'_>) -> bool,
    value: &dyn Fn(&Variant<'_>, usize) -> TokenStream,
) -> Vec<TokenStream> {
    let arm = |(variant, _): (&Variant<'_>, &Spec)| {
        let index = variant.fields.iter().position(is_wanted)?;
        let pattern = pattern(input, variant, &[index]);
        let value = value(variant, index);
        Some(quote!(#pattern => #value,))
    };
    input.declared().filter_map(arm).collect()
}

/// Returns the arm for the variants without an arm, if there are such variants.
pub(crate) fn other_arm(
    input: &Input<'_>,
    arms: usize,
    value: &TokenStream,
) -> Option<TokenStream> {
    (arms < input.variants.len()).then(|| quote!(_ => #value,))
}

/// Returns a statement that calls the method of the nested error, if the value is a `transparent`
/// or `fallback` variant. Returns `None` if the type has no such variant.
pub(crate) fn forward(input: &Input<'_>, call: &TokenStream) -> Option<TokenStream> {
    input.forwarding().next().map(|_| {
        quote! {
            if let ::core::option::Option::Some(__nested) = __api_error::ApiError::nested(self) {
                return __nested.#call;
            }
        }
    })
}
