//! The output after a mistake: the compile errors, the checks that are still possible, and stubs of
//! the impls. Without the stubs, rustc would report more errors, which only follow from the first
//! error.

use crate::expand::bounds::is_std_error;
use crate::expand::{assertions, codes, constraint, decode, frameworks};
use crate::model::input::Input;
use crate::model::tokens::{impl_of, in_scope};
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand_stubs(input: &Input<'_>, errors: &TokenStream) -> TokenStream {
    if !input.valid.krate {
        return errors.clone();
    }
    let parts = [
        Some(codes::consts(input)),
        Some(assertions::all_declarations(input)),
        assertions::fields(input),
        decode::stub(input),
        constraint::stub(input),
        Some(api_error_stub(input)),
        Some(catalogued_stub(input)),
        frameworks::expand(input),
    ];
    let stubs = in_scope(input, &quote!(#(#parts)*));
    quote!(#errors #stubs)
}

fn api_error_stub(input: &Input<'_>) -> TokenStream {
    let generics = &input.original.generics;
    let declared = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let is_error = is_std_error(generics);
    let methods = quote! {
        fn spec(&self) -> &'static __api_error::ErrorSpec {
            ::core::unreachable!()
        }

        fn message(&self) -> __api_error::Message<'_> {
            ::core::unreachable!()
        }

        fn render(
            &self,
            _: &__api_error::Context,
        ) -> __api_error::Response<__api_error::Bytes> {
            ::core::unreachable!()
        }
    };
    impl_of(input, &quote!(ApiError), &quote!(where #(#declared,)* #is_error), &methods)
}

fn catalogued_stub(input: &Input<'_>) -> TokenStream {
    let where_clause = &input.original.generics.where_clause;
    let constant = quote!(
        const CATALOG: __api_error::Catalog = __api_error::Catalog::EMPTY;
    );
    impl_of(input, &quote!(Catalogued), &quote!(#where_clause), &constant)
}
