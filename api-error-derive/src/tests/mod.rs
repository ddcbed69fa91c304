//! Every rule with the text it speaks, and the token it blames.

mod attr;
mod case;
mod check;
mod docs;
mod expansion;
mod keys;
mod model;
mod status;
mod suggest;
mod template;
mod values;

use crate::ast::{Input, Kind, Spec};
use crate::ctxt::Ctxt;
use proc_macro2::TokenStream;
use syn::DeriveInput;

/// "token: text" of each mistake.
fn mistakes(source: &str) -> Vec<String> {
    let input: DeriveInput = syn::parse_str(source).expect(source);
    judged(&input, |_| ()).1
}

/// What `read` sees of the model of a declaration without mistakes.
fn model<R>(source: &str, read: impl FnOnce(&Input<'_>) -> R) -> R {
    let input: DeriveInput = syn::parse_str(source).expect(source);
    let (result, mistakes) = judged(&input, read);
    assert_eq!(mistakes, [""; 0], "{source}");
    result
}

fn judged<R>(input: &DeriveInput, read: impl FnOnce(&Input<'_>) -> R) -> (R, Vec<String>) {
    let cx = Ctxt::new();
    let result = read(&crate::check::check(&cx, input));
    (result, texts(cx))
}

fn texts(cx: Ctxt) -> Vec<String> {
    let text = |error: syn::Error| {
        let token = error.span().source_text().unwrap_or_default();
        format!("{token}: {error}")
    };
    cx.finish().into_iter().flatten().map(text).collect()
}

/// Each variant of an enum of one must give exactly these mistakes.
#[track_caller]
fn check_variants(table: &[(&str, &[&str])]) {
    for (variant, expected) in table {
        assert_eq!(mistakes(&format!("enum E {{ {variant} }}")), *expected, "{variant}");
    }
}

#[track_caller]
fn spec<'i>(input: &'i Input<'_>, index: usize) -> &'i Spec {
    match &input.variants[index].kind {
        Kind::Declared(spec) => spec,
        _ => panic!("variant {index} is not declared"),
    }
}

/// As `macro_rules!` wraps a fragment.
fn fragment(source: &str) -> TokenStream {
    fragment_of(source.parse().expect(source))
}

fn fragment_of(tokens: TokenStream) -> TokenStream {
    let group = proc_macro2::Group::new(proc_macro2::Delimiter::None, tokens);
    proc_macro2::TokenTree::Group(group).into()
}
