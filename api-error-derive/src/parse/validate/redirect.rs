//! The key `redirect` of a type.

use crate::diagnostics::ctxt::Ctxt;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;

/// Reads the status of the redirect. The default is 302, as in RFC 6749 §4.1.2.1.
pub(crate) fn redirect(cx: &Ctxt, entry: &Entry) -> Option<Spanned<u16>> {
    if entry.is_bare() {
        return Some(entry.spanned(302, entry.span));
    }
    let (number, literal) = entry.integer_of(cx, entry.read_argument(cx)?)?;
    match u16::try_from(number) {
        Ok(status @ (302 | 303)) => Some(entry.spanned(status, literal.span())),
        _ => entry.wrong_value(cx, literal.span()),
    }
}
