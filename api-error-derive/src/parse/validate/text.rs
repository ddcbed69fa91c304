//! The keys whose value is a text or a URI.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::value::Value;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use syn::LitStr;

/// Reads a format string, whose placeholders depend on the fields.
pub(crate) fn format_string(cx: &Ctxt, entry: &Entry) -> Option<Spanned<LitStr>> {
    let text = entry.read_string(cx)?;
    let span = text.span();
    Some(entry.spanned(text, span))
}

/// Reads a text with at least one visible character, and without control characters.
pub(crate) fn visible_text(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let text = entry.read_string(cx)?;
    let value = text.value();
    if value.trim().is_empty() {
        cx.error(text.span(), Value::Empty { shown: &entry.shown() });
        return None;
    }
    without(cx, entry, entry.spanned(value, text.span()), char::is_control)
}

/// Reads a URI. Checks only that it has no white space.
pub(crate) fn uri(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let uri = visible_text(cx, entry)?;
    if uri.value.contains(char::is_whitespace) {
        cx.error(uri.span, Value::WhiteSpace { shown: &entry.shown() });
        return None;
    }
    Some(uri)
}

/// Reads the beginning of the problem type URIs. The name of each error is appended to it.
pub(crate) fn uri_base(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let base = uri(cx, entry)?;
    if base.value.ends_with(char::is_alphanumeric) {
        cx.error(base.span, Value::BaseWithoutSeparator { base: &base.value });
        return None;
    }
    Some(base)
}

/// Reads a domain, which is sent as a quoted string in `WWW-Authenticate`.
pub(crate) fn domain(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let is_forbidden = |c: char| !(c.is_ascii_graphic() || c == ' ') || c == '"' || c == '\\';
    without(cx, entry, visible_text(cx, entry)?, is_forbidden)
}

fn without(
    cx: &Ctxt,
    entry: &Entry,
    text: Spanned<String>,
    is_forbidden: impl Fn(char) -> bool,
) -> Option<Spanned<String>> {
    let Some(found) = text.value.chars().find(|&c| is_forbidden(c)) else { return Some(text) };
    cx.error(text.span, Value::Contains { shown: &entry.shown(), found });
    None
}
