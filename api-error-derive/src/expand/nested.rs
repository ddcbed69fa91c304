//! The fields of `transparent` and `fallback` variants.

use crate::model::input::Input;
use crate::model::properties::Forwarding;
use crate::model::tokens::{binding, function_of, nested_const};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

/// Writes a const for each field of a `transparent` or `fallback` variant, so that the bound on its
/// type is in one place. A const cannot name a type with parameters. The where-clause contains the
/// bound on such a type.
pub(crate) fn consts(input: &Input<'_>) -> TokenStream {
    let mut tokens = TokenStream::new();
    for forwarding in input.forwarding() {
        let Forwarding { position, field, .. } = forwarding;
        let ty = field.ty;
        if forwarding.is_fallback() {
            let function = function_of("fallback", ty);
            tokens.extend(quote!(const __FALLBACK: __api_error::Fallback<#ty> = #function();));
            continue;
        }
        if input.is_generic(field) {
            continue;
        }
        let (of, function) = if input.is_decoded(field) {
            (quote!(DecodableTransparent), function_of("decodable_transparent", ty))
        } else {
            (quote!(Transparent), function_of("transparent", ty))
        };
        let name = nested_const(position);
        tokens.extend(quote!(const #name: __api_error::#of<#ty> = #function();));
    }
    tokens
}

/// Returns an expression whose value is a `Transparent`: the catalog of the field's type, and the
/// function that returns the field as an API error.
pub(crate) fn nested_value(input: &Input<'_>, transparent: Forwarding<'_, '_>) -> TokenStream {
    if input.is_generic(transparent.field) {
        let function = function_of("transparent", transparent.field.ty);
        quote!(#function())
    } else {
        nested_const(transparent.position).to_token_stream()
    }
}

/// Returns [`nested_value`] with the function that decodes the field.
pub(crate) fn decodable_value(input: &Input<'_>, transparent: Forwarding<'_, '_>) -> TokenStream {
    if input.is_generic(transparent.field) {
        let function = function_of("decodable_transparent", transparent.field.ty);
        quote!(#function())
    } else {
        nested_const(transparent.position).to_token_stream()
    }
}

/// Returns the field that the pattern binds, as `&dyn ApiError`.
pub(crate) fn as_error(input: &Input<'_>, forwarding: Forwarding<'_, '_>) -> TokenStream {
    let binding = binding(forwarding.index);
    if forwarding.is_fallback() {
        return quote!((__FALLBACK.as_error)(#binding));
    }
    let value = nested_value(input, forwarding);
    quote!((#value.as_error)(#binding))
}
