//! The keys `retry` and `retry_after` of an error.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::value::Value;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use proc_macro2::TokenTree;

/// Reads whether the unchanged request may be sent again.
pub(crate) fn retry(cx: &Ctxt, entry: &Entry) -> Option<Spanned<bool>> {
    if entry.is_bare() {
        return Some(entry.spanned(true, entry.span));
    }
    match entry.read_argument(cx)? {
        [TokenTree::Ident(word)] if word == "never" => Some(entry.spanned(false, word.span())),
        other => entry.wrong_value(cx, other[0].span()),
    }
}

/// Reads a time in seconds.
pub(crate) fn seconds(cx: &Ctxt, entry: &Entry) -> Option<Spanned<u64>> {
    let (number, literal) = entry.integer_of(cx, entry.read_argument(cx)?)?;
    match u64::try_from(number) {
        Ok(number) => Some(entry.spanned(number, literal.span())),
        Err(_) if number < 0 => entry.wrong_value(cx, literal.span()),
        Err(_) => {
            cx.error(literal.span(), Value::SecondsTooLarge);
            None
        }
    }
}
