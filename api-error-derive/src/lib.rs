//! `#[derive(ApiError)]`, the macro of `api-error`.
//!
//! Depend on `api-error`, which re-exports it with its documentation.

mod assertions;
mod ast;
mod attr;
mod case;
mod check;
mod ctxt;
mod decode;
mod docs;
mod entries;
mod expand;
mod fallback;
mod fields;
mod foreign;
mod generics;
mod headers;
mod judge;
mod keys;
mod rust_type;
mod specs;
mod status;
mod suggest;
mod template;
#[cfg(test)]
mod tests;
mod value;
mod variant;

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

/// Implements `ApiError` and `Catalogued`: see the attribute reference of `api-error`.
#[proc_macro_derive(ApiError, attributes(api_error, status, code, name, data))]
pub fn derive_api_error(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::derive(&input).into()
}
