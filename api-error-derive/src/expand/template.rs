//! `impl Template`: the messages that contain fields.

use crate::expand::arms::other_arm;
use crate::expand::bounds::Bounds;
use crate::model::input::Input;
use crate::model::tokens::{format_arguments, impl_of, pattern};
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(input: &Input<'_>, bounds: &Bounds) -> Option<TokenStream> {
    let arms = input.message_templates().map(|(variant, template)| {
        let (used, arguments) = format_arguments(template);
        let pattern = pattern(input, variant, &used);
        quote!(#pattern => ::core::write!(__formatter, #arguments),)
    });
    let arms: Vec<_> = arms.collect();
    if arms.is_empty() {
        return None;
    }
    let other = other_arm(input, arms.len(), &quote!(::core::result::Result::Ok(())));
    let method = quote! {
        fn write(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            match self { #(#arms)* #other }
        }
    };
    Some(impl_of(input, &quote!(Template), &bounds.of_api_error(), &method))
}
