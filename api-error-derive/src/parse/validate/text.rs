//! The keys whose value is a text or a URI.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::value::Value;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use syn::LitStr;

/// Reads a format string. The stage `model` checks its placeholders, because it knows the fields.
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

/// Reads a name, which programs compare.
pub(crate) fn identifier(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let text = visible_text(cx, entry)?;
    match invalid_identifier(&text.value) {
        None => Some(text),
        Some(InvalidIdentifier::OuterSpace) => {
            cx.error(text.span, Value::OuterSpace { shown: &entry.shown() });
            None
        }
        Some(InvalidIdentifier::Invisible(found)) => {
            cx.error(text.span, Value::Contains { shown: &entry.shown(), found });
            None
        }
    }
}

/// The reason why a text cannot be a name or a data key.
pub(crate) enum InvalidIdentifier {
    /// White space at its beginning or end.
    OuterSpace,
    /// An invisible character, with which two different texts can look the same.
    Invisible(char),
}

pub(crate) fn invalid_identifier(text: &str) -> Option<InvalidIdentifier> {
    if let Some(found) = text.chars().find(|&c| is_invisible(c)) {
        return Some(InvalidIdentifier::Invisible(found));
    }
    let is_space = [' ', '\u{a0}', '\u{3000}'];
    (text.trim_matches(is_space) != text).then_some(InvalidIdentifier::OuterSpace)
}

/// Returns whether the character is a control character or an invisible format character of
/// Unicode.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// Reads a URI with a scheme (RFC 3986).
pub(crate) fn uri(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    uri_of(cx, entry, has_scheme)
}

/// Reads a URI, or a path that begins with `/`. RFC 9457 section 3.1.1 permits both for a problem
/// type.
pub(crate) fn type_uri(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    uri_of(cx, entry, |text| has_scheme(text) || text.starts_with('/'))
}

fn uri_of(cx: &Ctxt, entry: &Entry, is_complete: impl Fn(&str) -> bool) -> Option<Spanned<String>> {
    let uri = visible_text(cx, entry)?;
    let (text, shown) = (&uri.value, entry.shown());
    let error = if text.contains(char::is_whitespace) {
        Value::WhiteSpace { shown: &shown }
    } else if let Some(found) = text.chars().find(|&c| !is_in_uri(c)) {
        Value::NotInUri { shown: &shown, found }
    } else if has_bad_escape(text) {
        Value::BadEscape { shown: &shown }
    } else if !is_complete(text) {
        Value::UriWithoutScheme { shown: &shown, example: entry.usage.example }
    } else {
        return Some(uri);
    };
    cx.error(uri.span, error);
    None
}

/// Returns whether a URI can contain the character (RFC 3986 section 2). Letters of other scripts
/// are accepted too, as in an IRI (RFC 3987).
fn is_in_uri(c: char) -> bool {
    c.is_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

/// Returns whether a `%` is not followed by two hexadecimal digits.
fn has_bad_escape(uri: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_hexdigit);
    uri.split('%').skip(1).any(|rest| {
        let digits = rest.as_bytes();
        !is_digit(digits.first()) || !is_digit(digits.get(1))
    })
}

/// Returns whether the URI has a scheme and at least one character after it (RFC 3986 section 3.1).
fn has_scheme(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, rest)| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
            && !rest.is_empty()
    })
}

/// Reads the beginning of the problem type URIs. The name of each error is appended to it.
pub(crate) fn uri_base(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let base = type_uri(cx, entry)?;
    if base.value.ends_with(char::is_alphanumeric) {
        cx.error(base.span, Value::BaseWithoutSeparator { base: &base.value });
        return None;
    }
    Some(base)
}

/// Reads a domain name, which can have a port.
pub(crate) fn domain(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let domain = visible_text(cx, entry)?;
    if let Some((_, rest)) = domain.value.split_once("://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
        cx.error(domain.span, Value::DomainUri { host });
        return None;
    }
    without(cx, entry, domain, |c| !c.is_ascii_alphanumeric() && !"-._:".contains(c))
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
