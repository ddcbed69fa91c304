//! The `FieldFacts` of the fields' types: the name of the type, whether it is optional, its schema.

use crate::expand::output::Output;
use crate::expand::type_text::type_text;
use crate::model::firsts::Firsts;
use crate::model::generics::{needs_parameters, with_static_lifetimes};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Generics;

/// The consts with the facts about the fields' types. Fields of the same type share one const,
/// because the compiler needs more time to find the facts about a type than for the rest of a
/// field.
pub(crate) struct FieldTypes<'i> {
    pub(crate) generics: &'i Generics,
    /// The const of each type, by the text of the type.
    names: Firsts,
    /// The number of consts.
    count: usize,
    pub(crate) consts: TokenStream,
}

impl<'i> FieldTypes<'i> {
    pub(crate) fn new(generics: &'i Generics) -> Self {
        FieldTypes { generics, names: Firsts::default(), count: 0, consts: TokenStream::new() }
    }

    /// Returns the facts about a type as an expression.
    pub(crate) fn facts(&mut self, ty: TokenStream) -> Output {
        let text = type_text(ty.clone());
        if needs_parameters(&ty, self.generics) {
            return Output::of_tokens(quote!(__api_error::FieldFacts::new(#text, true)));
        }
        // `$crate` can name a different crate at each place, so a field whose type contains
        // `$crate` does not share a const.
        if text.contains("$crate") {
            let ty = with_static_lifetimes(ty, self.generics);
            return Output::of_tokens(quote!(__api_error::field_facts!(#text, #ty)));
        }
        let position = self.names.first(text.clone(), self.count);
        let name = format!("__TYPE_{position}");
        if position == self.count {
            self.count += 1;
            let ty = with_static_lifetimes(ty, self.generics);
            let name = Ident::new(&name, Span::call_site());
            self.consts.extend(quote! {
                const #name: __api_error::FieldFacts = __api_error::field_facts!(#text, #ty);
            });
        }
        Output::of_text(&name)
    }
}
