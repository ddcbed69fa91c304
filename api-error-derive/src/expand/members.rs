//! `impl Members`: the static members of each variant, then its data in the order of its fields.

use crate::expand::arms::other_arm;
use crate::expand::bounds::Bounds;
use crate::model::generics::needs_parameters;
use crate::model::input::Input;
use crate::model::spec::{Member, Spec};
use crate::model::tokens::{binding, function_of, impl_of, pattern};
use crate::model::variant::Variant;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

pub(crate) fn expand(input: &Input<'_>, bounds: &Bounds) -> Option<TokenStream> {
    let arms: Vec<_> =
        input.declared().filter_map(|(variant, spec)| data_arm(input, variant, spec)).collect();
    if arms.is_empty() {
        return None;
    }
    let other = other_arm(input, arms.len(), &quote!({}));
    let method = quote! {
        fn for_each_member(&self, __each: &mut dyn ::core::ops::FnMut(&::core::primitive::str, &dyn __api_error::WriteJson)) {
            match self { #(#arms)* #other }
        }
    };
    Some(impl_of(input, &quote!(Members), &bounds.of_api_error(), &method))
}

fn data_arm(input: &Input<'_>, variant: &Variant<'_>, spec: &Spec) -> Option<TokenStream> {
    let generics = &input.original.generics;
    let mut read = Vec::new();
    let members =
        spec.members.iter().map(|Member { name, value, .. }| quote!(__each(#name, &#value);));
    let members: Vec<_> = members.collect();
    let calls: Vec<_> = variant
        .data_fields()
        .map(|(index, field, key)| {
            // A `retry_after` field is sent in seconds, which the method `retry_after` returns.
            if field.is_retry_after {
                return quote!(__each(#key, &__api_error::retry_after_seconds(self)););
            }
            read.push(index);
            let (ty, binding) = (field.ty, binding(index));
            let is_option = if needs_parameters(&ty.to_token_stream(), generics) {
                quote!(true)
            } else {
                quote!(__api_error::FieldType::<#ty>::IS_OPTION)
            };
            let data = function_of("data", ty);
            quote!(#data(__each, #key, #binding, #is_option);)
        })
        .collect();
    let pattern = pattern(input, variant, &read);
    let is_empty = members.is_empty() && calls.is_empty();
    (!is_empty).then(|| quote!(#pattern => { #(#members)* #(#calls)* }))
}
