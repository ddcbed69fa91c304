//! Converts the model to tokens. Most impls have their own file.
//!
//! In the output, the method `spec` returns a row of a static table of specs. One `match` returns
//! the index of the row. Most logic is in the core. All impls are in a `const _`, so that the names
//! of their helpers are private.

mod api_error;
mod arms;
pub(crate) mod assertions;
mod bounds;
mod catalogued;
mod codes;
mod constraint;
mod decode;
mod field_types;
mod frameworks;
mod issues;
mod members;
mod nested;
mod output;
mod samples;
mod sent;
mod specs;
pub(crate) mod stubs;
mod template;
mod type_text;

use crate::expand::bounds::Bounds;
use crate::model::input::Input;
use crate::model::tokens::in_scope;
use proc_macro2::TokenStream;
use quote::quote;

/// Writes the impls of a declaration in which the checks found no mistake.
pub(crate) fn expand(input: &Input<'_>) -> TokenStream {
    let bounds = Bounds::of(input);
    let parts = [
        Some(specs::table(input)),
        Some(specs::shared_bodies(input)),
        Some(nested::consts(input)),
        Some(assertions::declarations(input)),
        Some(api_error::expand(input, &bounds)),
        members::expand(input, &bounds),
        issues::expand(input, &bounds),
        template::expand(input, &bounds),
        Some(catalogued::expand(input, &bounds)),
        frameworks::expand(input),
        decode::expand(input),
        constraint::expand(input),
    ];
    in_scope(input, &quote!(#(#parts)*))
}
