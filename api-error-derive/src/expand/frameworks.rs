//! The impls for web frameworks. A macro of the core writes them if their features are enabled.

use crate::model::generics::with_static_lifetimes;
use crate::model::input::Input;
use crate::model::tokens::quiet;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::GenericParam;

/// Calls the macro of the core. Its arguments are the generics without their brackets, the type,
/// and the declared predicates. Every lifetime is `'static`, because a response can exist longer
/// than its request.
pub(crate) fn expand(input: &Input<'_>) -> Option<TokenStream> {
    if !input.has_response {
        return None;
    }
    let generics = &input.original.generics;
    let ident = quiet(&input.original.ident);
    let (_, ty_generics, _) = generics.split_for_impl();
    let mut owned = generics.clone();
    let params = generics.params.iter();
    owned.params =
        params.filter(|param| !matches!(param, GenericParam::Lifetime(_))).cloned().collect();
    let (impl_generics, _, _) = owned.split_for_impl();
    let params: Vec<_> = impl_generics.to_token_stream().into_iter().collect();
    let params: TokenStream = match &*params {
        [_, params @ .., _] => params.iter().cloned().collect(),
        _ => TokenStream::new(),
    };
    let declared = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let arguments = quote!({#params} {#ident #ty_generics} {#(#declared,)*});
    let arguments = with_static_lifetimes(arguments, generics);
    Some(quote!(__api_error::framework_impls! { #arguments }))
}
