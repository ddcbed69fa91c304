//! Reads the attributes of other derives: the source, and the text of `Display`.

use crate::diagnostics::suggest::is_one_typo_from;
use crate::parse::tokens::{as_string, flatten, split_arguments};
use proc_macro2::TokenTree;
use quote::ToTokens;
use syn::{Attribute, Field, Meta};

/// Returns whether a field is a source: it has the name `source`, or the attribute `#[source]`,
/// `#[from]`, `#[error(source)]` or `#[snafu(source)]`. A field with `#[snafu(source(false))]`,
/// `#[error(not(source))]` or `#[error(ignore)]` is not a source.
pub(crate) fn is_source(field: &Field) -> bool {
    let mut is_named = field.ident.as_ref().is_some_and(|ident| ident == "source");
    for attr in &field.attrs {
        let path = attr.path();
        if path.is_ident("source") || path.is_ident("from") {
            return true;
        }
        if !path.is_ident("error") && !path.is_ident("snafu") {
            continue;
        }
        let Meta::List(list) = &attr.meta else { continue };
        for argument in split_arguments(&flatten(list.tokens.clone())).into_iter().flatten() {
            match source_marker(argument) {
                Some(true) => return true,
                Some(false) => is_named = false,
                None => {}
            }
        }
    }
    is_named
}

/// Returns true if an argument marks the field as a source, false if the argument states that the
/// field is not a source, and `None` for any other argument.
fn source_marker(argument: &[TokenTree]) -> Option<bool> {
    match argument {
        [TokenTree::Ident(word)] if word == "source" => Some(true),
        [TokenTree::Ident(word)] if word == "ignore" => Some(false),
        [TokenTree::Ident(word), TokenTree::Group(group)] if word == "source" => {
            Some(group.stream().to_string() != "false")
        }
        [TokenTree::Ident(word), TokenTree::Group(group)] if word == "not" => {
            (group.stream().to_string() == "source").then_some(false)
        }
        _ => None,
    }
}

/// Returns whether an attribute was probably meant to be `#[status(..)]` or `#[api_error(..)]`,
/// such as `#[staus(404)]`, `#[transparent]` and `#[api_error::status(404)]`.
pub(crate) fn has_misspelt_status(attrs: &[Attribute]) -> bool {
    const NAMES: [&str; 2] = ["status", "api_error"];
    attrs.iter().any(|attr| {
        let segments = &attr.path().segments;
        let Some(last) = segments.last().map(|last| last.ident.to_string()) else { return false };
        let is_path_of_library =
            segments.len() > 1 && segments.first().is_some_and(|first| first.ident == "api_error");
        NAMES.iter().any(|name| {
            is_path_of_library && last == *name
                || segments.len() == 1 && (last == "transparent" || is_one_typo_from(&last, name))
        })
    })
}

/// Returns whether `Display` is forwarded to the field: `#[error(transparent)]` or
/// `#[snafu(transparent)]`.
pub(crate) fn has_transparent_display(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        let is_display = attr.path().is_ident("error") || attr.path().is_ident("snafu");
        let Meta::List(list) = &attr.meta else { return false };
        is_display
            && matches!(
                flatten(list.tokens.clone()).first(),
                Some(TokenTree::Ident(word)) if word == "transparent"
            )
    })
}

/// Returns the text of `#[error("..")]`, `#[display("..")]` or `#[snafu(display(".."))]`.
pub(crate) fn display_text(attrs: &[Attribute]) -> Option<String> {
    attrs.iter().find_map(|attr| {
        let word = attr.path().get_ident()?;
        let is_snafu = word == "snafu";
        if !is_snafu && word != "error" && word != "display" {
            return None;
        }
        let tokens = match &attr.meta {
            Meta::List(list) => flatten(list.tokens.clone()),
            Meta::NameValue(pair) => flatten(pair.value.to_token_stream()),
            Meta::Path(_) => return None,
        };
        if is_snafu {
            split_arguments(&tokens).into_iter().flatten().find_map(snafu_display)
        } else {
            leading_text(&tokens)
        }
    })
}

fn snafu_display(argument: &[TokenTree]) -> Option<String> {
    match argument {
        [TokenTree::Ident(word), TokenTree::Group(group)] if word == "display" => {
            leading_text(&flatten(group.stream()))
        }
        _ => None,
    }
}

fn leading_text(tokens: &[TokenTree]) -> Option<String> {
    as_string(tokens.get(..1)?).map(|text| text.value())
}
