//! What is written after a mistake: the errors, what else can be checked, and impls that keep the
//! rest of the user's code free of errors that only follow from these.

use crate::ast::Input;
use crate::expand::{frameworks, in_const, quiet};
use crate::{assertions, decode, generics, specs};
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(input: &Input<'_>, errors: &syn::Error) -> TokenStream {
    let errors = errors.to_compile_error();
    if !input.sound.krate {
        return errors;
    }
    let original = input.original;
    let ident = quiet(&original.ident);
    let (impl_generics, ty_generics, _) = original.generics.split_for_impl();
    let declared: Vec<_> =
        original.generics.where_clause.iter().flat_map(|clause| &clause.predicates).collect();
    let is_error = generics::is_std_error(&original.generics);
    let codes = specs::code_consts(input);
    let declarations = assertions::all_declarations(input);
    let fields = assertions::fields(input);
    let frameworks = frameworks(input);
    let decode = decode::stub(input);
    let stub = in_const(
        input,
        &quote! {
            #codes
            #declarations
            #fields
            #decode
            impl #impl_generics __api_error::ApiError for #ident #ty_generics
            where #(#declared,)* #is_error
            {
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
            }
            impl #impl_generics __api_error::Catalogued for #ident #ty_generics
            where #(#declared,)*
            {
                const CATALOG: __api_error::Catalog = __api_error::Catalog::EMPTY;
            }
            #frameworks
        },
    );
    quote!(#errors #stub)
}
