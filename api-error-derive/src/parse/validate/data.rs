//! The key `data` of a field.

use crate::diagnostics::ctxt::Ctxt;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use proc_macro2::TokenTree;
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
