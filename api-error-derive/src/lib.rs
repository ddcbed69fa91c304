//! `#[derive(ApiError)]`, the macro of `api-error`.
//!
//! Depend on `api-error`, which exports the macro together with its documentation.
//!
//! A declaration passes through four stages, and no stage imports a later one:
//!
//! | stage | input | output |
//! |---|---|---|
//! | `parse` | syn's tree | typed attributes; each value is validated alone |
//! | `model` | typed attributes | the error type with all defaults applied |
//! | `check` | the typed attributes and the model | errors about several keys, fields or variants |
//! | `expand` | the model | the impls; after a mistake, stubs of the impls |

mod check;
mod diagnostics;
mod expand;
mod model;
mod parse;
#[cfg(test)]
mod tests;

use diagnostics::ctxt::Ctxt;
use model::input::Input;
use parse::item::ParsedType;
use proc_macro::TokenStream;
use quote::quote;
use syn::{DeriveInput, parse_macro_input};

/// Implements `ApiError` and `Catalogued`. `api-error` has the reference of all attributes.
// `header` has no short form. It is in the list because rustc would otherwise reject
// `#[header(..)]` as an unknown attribute. The macro reports the code to write.
#[proc_macro_derive(ApiError, attributes(api_error, status, code, name, data, header))]
pub fn derive_api_error(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    derive(&input).into()
}

fn derive(input: &DeriveInput) -> proc_macro2::TokenStream {
    let cx = Ctxt::new();
    let parsed = ParsedType::parse(&cx, input);
    let mut model = Input::build(&cx, &parsed);
    check::check(&cx, &parsed, &mut model);
    let if_alone = cx.if_alone();
    match cx.finish() {
        None if if_alone.is_empty() => expand::expand(&model),
        errors => {
            let errors = errors.map(|errors| errors.to_compile_error());
            expand::stubs::expand_stubs(&model, &quote!(#errors #if_alone))
        }
    }
}
