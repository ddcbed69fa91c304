//! The key `status`.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::syntax::Syntax;
use crate::diagnostics::value::Value;
use crate::parse::entries::{Entry, Written};
use crate::parse::spanned::Spanned;
use crate::parse::status_table::{InvalidStatus, from_name, from_number};
use crate::parse::tokens::{as_string, parse_path};
use proc_macro2::{Span, TokenTree};
use syn::{LitStr, Path};

/// Reads an error status: a number, a name, or a path whose last segment is a name.
pub(crate) fn status(cx: &Ctxt, entry: &Entry) -> Option<Spanned<u16>> {
    let argument = entry.read_argument(cx)?;
    if let Some(text) = as_string(argument) {
        report_quoted(cx, entry, &text);
        return None;
    }
    if let [TokenTree::Ident(word)] = argument
        && word == "transparent"
    {
        cx.error(word.span(), Value::TransparentStatus);
        return None;
    }
    let (found, span) = if let Some(path) = parse_path::<Path>(argument) {
        let word = &path.segments.last()?.ident;
        let found = from_name(&word.to_string());
        if found.is_ok() && !is_path_of_status(&path) {
            let cure = entry.in_form(&format!("status({word})"));
            cx.error_at(&path, Value::StatusOfOtherType { cure: &cure });
            return None;
        }
        (found, word.span())
    } else {
        let (number, literal) = entry.integer_of(cx, argument)?;
        (from_number(number), literal.span())
    };
    match found {
        Ok(status) => Some(entry.spanned(status, span)),
        Err(invalid) => report(cx, span, &invalid),
    }
}

/// Returns whether the path is a name alone, or ends in `StatusCode::` and a name. The macro cannot
/// resolve the path.
fn is_path_of_status(path: &Path) -> bool {
    path.segments.iter().rev().nth(1).is_none_or(|ty| ty.ident == "StatusCode")
}

/// Returns a path such as `http::StatusCode::NOT_FOUND`. The output contains the path, so that the
/// compiler reports a path that does not exist. Returns `None` for `StatusCode::NOT_FOUND`, because
/// the user need not import `StatusCode`.
pub(crate) fn status_path(entry: &Entry) -> Option<Path> {
    let Written::Value { tokens, .. } = &entry.written else { return None };
    let path = parse_path::<Path>(tokens)?;
    let has_path = path.segments.len() > 2 || path.leading_colon.is_some();
    let is_found =
        path.segments.last().is_some_and(|last| from_name(&last.ident.to_string()).is_ok());
    (has_path && is_found && is_path_of_status(&path)).then_some(path)
}

fn report<T>(cx: &Ctxt, span: Span, invalid: &InvalidStatus) -> Option<T> {
    cx.error(span, invalid.error());
    None
}

/// Reports a status in quotes. The message shows the status without quotes, or the error in it.
fn report_quoted(cx: &Ctxt, entry: &Entry, text: &LitStr) {
    let value = text.value();
    let found = match value.parse() {
        Ok(number) => from_number(number),
        Err(_) => from_name(&value),
    };
    match found {
        Ok(_) => {
            let cure = entry.in_form(&format!("status({value})"));
            cx.error(text.span(), Syntax::QuotedStatus { cure: &cure });
        }
        Err(invalid) => cx.error(text.span(), invalid.error()),
    }
}
