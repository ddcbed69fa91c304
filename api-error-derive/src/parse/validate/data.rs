//! The keys `data` and `example` of a field, and `member` of an error.

use crate::diagnostics::ctxt::Ctxt;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use crate::parse::tokens::to_stream;
use proc_macro2::{TokenStream, TokenTree};
use syn::LitStr;

/// The declaration of a field as data, with its data key.
pub(crate) enum FieldData {
    /// `#[data]`
    OwnName,
    /// `#[data("..")]`
    Named(LitStr),
    /// `#[data(skip)]`
    Skip,
}

pub(crate) fn field_data(cx: &Ctxt, entry: &Entry) -> Option<Spanned<FieldData>> {
    if entry.is_bare() {
        return Some(entry.spanned(FieldData::OwnName, entry.span));
    }
    match entry.read_argument(cx)? {
        [TokenTree::Ident(word)] if word == "skip" => {
            Some(entry.spanned(FieldData::Skip, word.span()))
        }
        argument => {
            let name = entry.string_of(cx, argument)?;
            let span = name.span();
            Some(entry.spanned(FieldData::Named(name), span))
        }
    }
}

/// Reads the name and the value of a static member.
pub(crate) fn member(cx: &Ctxt, entry: &Entry) -> Option<Spanned<(LitStr, LitStr)>> {
    let arguments = entry.read_arguments(cx)?;
    let (name, value) = match arguments.as_slice() {
        [name, value] => (entry.string_of(cx, name), entry.string_of(cx, value)),
        [_, _, third, ..] => return entry.wrong_value(cx, third[0].span()),
        [first] => return entry.wrong_value(cx, first[0].span()),
        [] => return None,
    };
    let (name, value) = (name?, value?);
    let span = name.span();
    Some(entry.spanned((name, value), span))
}

/// Reads an expression, which the compiler checks.
pub(crate) fn example(cx: &Ctxt, entry: &Entry) -> Option<Spanned<TokenStream>> {
    let argument = entry.read_argument(cx)?;
    Some(entry.spanned(to_stream(argument), argument[0].span()))
}
