//! Tests of the model, and of the errors, with their texts and the tokens at which they are
//! reported.

mod check;
mod diagnostics;
mod expand;
mod layers;
mod model;
mod parse;

use crate::diagnostics::ctxt::Ctxt;
use crate::model::input::Input;
use crate::model::spec::Spec;
use crate::model::variant::Kind;
use crate::parse::item::ParsedType;
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// Returns "token: text" for each error of a declaration.
fn errors(source: &str) -> Vec<String> {
    let input: DeriveInput = syn::parse_str(source).expect(source);
    with_model(&input, |_| ()).1
}

/// Calls `read` with the model of a declaration without mistakes.
fn valid_model<R>(source: &str, read: impl FnOnce(&Input<'_>) -> R) -> R {
    let input: DeriveInput = syn::parse_str(source).expect(source);
    let (result, errors) = with_model(&input, read);
    assert_eq!(errors, [""; 0], "{source}");
    result
}

fn with_model<R>(input: &DeriveInput, read: impl FnOnce(&Input<'_>) -> R) -> (R, Vec<String>) {
    let cx = Ctxt::new();
    let parsed = ParsedType::parse(&cx, input);
    let mut model = Input::build(&cx, &parsed);
    crate::check::check(&cx, &parsed, &mut model);
    (read(&model), texts(cx))
}

fn texts(cx: Ctxt) -> Vec<String> {
    let text = |error: syn::Error| {
        let token = error.span().source_text().unwrap_or_default();
        format!("{token}: {error}")
    };
    cx.finish().into_iter().flatten().map(text).collect()
}

/// Declares an enum for each row, with the variants of the row, and asserts the errors of the enum.
#[track_caller]
fn check_variants(table: &[(&str, &[&str])]) {
    for (variant, expected) in table {
        assert_eq!(errors(&format!("enum E {{ {variant} }}")), *expected, "{variant}");
    }
}

#[track_caller]
fn spec<'i>(input: &'i Input<'_>, index: usize) -> &'i Spec {
    match &input.variants[index].kind {
        Kind::Declared(spec) => spec,
        _ => panic!("variant {index} is not declared"),
    }
}

/// Returns a fragment in the invisible group that `macro_rules!` passes.
fn fragment(source: &str) -> TokenStream {
    fragment_of(source.parse().expect(source))
}

fn fragment_of(tokens: TokenStream) -> TokenStream {
    let group = proc_macro2::Group::new(proc_macro2::Delimiter::None, tokens);
    proc_macro2::TokenTree::Group(group).into()
}
