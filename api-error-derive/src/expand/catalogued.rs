//! `impl Catalogued`

use crate::expand::bounds::Bounds;
use crate::expand::nested::nested_value;
use crate::expand::specs;
use crate::model::input::Input;
use crate::model::tokens::impl_of;
use proc_macro2::TokenStream;
use quote::quote;

pub(crate) fn expand(input: &Input<'_>, bounds: &Bounds) -> TokenStream {
    let mut nested = Vec::new();
    for transparent in input.transparent() {
        if !input.contains_itself(transparent.field) {
            let value = nested_value(input, transparent);
            nested.push(quote!(#value.catalog));
        }
    }
    let with_nested = (!nested.is_empty()).then(|| quote!(.with_nested(&[#(#nested),*])));
    let catalog = specs::catalog(input);
    let constant = quote!(const CATALOG: __api_error::Catalog = #catalog #with_nested;);
    impl_of(input, &quote!(Catalogued), &bounds.of_catalogued(), &constant)
}
