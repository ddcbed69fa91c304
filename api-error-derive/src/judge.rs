//! Judges the value of each key alone.

use crate::ast::CodeValue;
use crate::attr::FieldData;
use crate::case::{RULES, Rule};
use crate::ctxt::Ctxt;
use crate::entries::{Entry, Value};
use crate::headers;
use crate::status;
use crate::suggest;
use crate::value::{Argument, parse, quoted, stream};
use proc_macro2::{Span, TokenTree};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Ident, LitStr, Path, Token, WherePredicate};

/// A value, and where it stands.
type Read<T> = Option<(T, Span)>;

fn fail<T>(cx: &Ctxt, span: Span, text: impl std::fmt::Display) -> Read<T> {
    cx.error(span, text);
    None
}

pub(crate) fn text(cx: &Ctxt, entry: &Entry) -> Read<LitStr> {
    entry.text(cx).map(|text| (text.clone(), text.span()))
}

/// A string that says something.
pub(crate) fn filled(cx: &Ctxt, entry: &Entry) -> Read<String> {
    let text = entry.text(cx)?;
    let (value, span) = (text.value(), text.span());
    let shown = entry.shown();
    if value.trim().is_empty() {
        return fail(cx, span, format!("{shown} can not be empty"));
    }
    if let Some(c) = value.chars().find(|c| c.is_control()) {
        return fail(cx, span, format!("{shown} can not contain {c:?}"));
    }
    Some((value, span))
}

pub(crate) fn uri(cx: &Ctxt, entry: &Entry) -> Read<String> {
    let (value, span) = filled(cx, entry)?;
    match value.chars().find(|c| c.is_whitespace()) {
        Some(_) => {
            fail(cx, span, format!("{} can not contain white space; write %20", entry.shown()))
        }
        None => Some((value, span)),
    }
}

/// What problem type URIs begin with: a name follows, and must not run into its last word.
pub(crate) fn uri_base(cx: &Ctxt, entry: &Entry) -> Read<String> {
    let (value, span) = uri(cx, entry)?;
    if value.ends_with(|last: char| last.is_alphanumeric()) {
        let text = format!("the error's name follows: end it with a sign, \"{value}/\"");
        return fail(cx, span, text);
    }
    Some((value, span))
}

pub(crate) fn domain(cx: &Ctxt, entry: &Entry) -> Read<String> {
    let (value, span) = filled(cx, entry)?;
    // It stands in quotes in `WWW-Authenticate`.
    match value.chars().find(|&c| !(c.is_ascii_graphic() || c == ' ') || c == '"' || c == '\\') {
        Some(c) => fail(cx, span, format!("{} can not contain {c:?}", entry.shown())),
        None => Some((value, span)),
    }
}

pub(crate) fn status(cx: &Ctxt, entry: &Entry) -> Read<u16> {
    let argument = entry.argument(cx)?;
    if let Some(text) = quoted(argument) {
        let value = text.value();
        let number = value.parse().ok().and_then(|number| status::from_number(number).ok());
        return match (number, status::from_name(&value)) {
            (Some(number), _) => {
                fail(cx, text.span(), format!("a status stands without quotes: {number}"))
            }
            (None, Ok(_)) => {
                fail(cx, text.span(), format!("a status stands without quotes: {value}"))
            }
            (None, Err(cure)) => fail(cx, text.span(), cure),
        };
    }
    let (found, span) = if let Some(word) = last_word(argument) {
        (status::from_name(&word.to_string()), word.span())
    } else {
        let (number, literal) = entry.integer(cx, argument)?;
        (status::from_number(number), literal.span())
    };
    match found {
        Ok(status) => Some((status, span)),
        Err(text) => fail(cx, span, text),
    }
}

pub(crate) fn code(cx: &Ctxt, entry: &Entry) -> Read<CodeValue> {
    let arguments = entry.arguments(cx)?;
    let (first, name) = match arguments.as_slice() {
        [first] => (*first, None),
        [first, name] => (*first, Some(*name)),
        [_, _, third, ..] => return entry.wrong(cx, third[0].span()),
        [] => return None,
    };
    if let Some(path) = parse::<Path>(first) {
        let span = path.segments.last().map_or_else(|| path.span(), |last| last.ident.span());
        return match name {
            None => Some((CodeValue::Path(path), span)),
            Some(name) => fail(cx, name[0].span(), "a `const Code` has its own name; drop this"),
        };
    }
    if let Some(text) = quoted(first) {
        let value = text.value();
        let text = format!(
            "a code is a number and then its name: write `code(42, \"{value}\")`; \
             a name alone is the error's: `name(\"{value}\")`",
        );
        return fail(cx, first[0].span(), text);
    }
    let number = entry.integer(cx, first).and_then(|(number, literal)| {
        let span = literal.span();
        match i64::try_from(number) {
            Ok(number) => Some((number, span)),
            Err(_) => fail(cx, span, "a code has at most 64 bits"),
        }
    });
    let name = match name {
        Some(name) => Some(code_name(cx, entry, name)?),
        None => None,
    };
    let (number, span) = number?;
    Some((CodeValue::Literal(number, name), span))
}

fn code_name(cx: &Ctxt, entry: &Entry, argument: Argument<'_>) -> Option<String> {
    let name = entry.string(cx, argument)?;
    let value = name.value();
    if value.is_empty() || value.contains(char::is_control) {
        cx.error(name.span(), "a code's name needs visible characters; drop it if there is none");
        return None;
    }
    Some(value)
}

pub(crate) fn retry(cx: &Ctxt, entry: &Entry) -> Read<bool> {
    if entry.is_bare() {
        return Some((true, entry.span));
    }
    match entry.argument(cx)? {
        [TokenTree::Ident(word)] if word == "never" => Some((false, word.span())),
        other => entry.wrong(cx, other[0].span()),
    }
}

pub(crate) fn seconds(cx: &Ctxt, entry: &Entry) -> Read<u64> {
    let (number, literal) = entry.integer(cx, entry.argument(cx)?)?;
    match u64::try_from(number) {
        Ok(number) => Some((number, literal.span())),
        Err(_) => entry.wrong(cx, literal.span()),
    }
}

pub(crate) fn header(cx: &Ctxt, entry: &Entry) -> Read<(LitStr, LitStr)> {
    let arguments = entry.arguments(cx)?;
    let (name, value) = match arguments.as_slice() {
        [name, value] => (entry.string(cx, name), entry.string(cx, value)),
        [_, _, third, ..] => return entry.wrong(cx, third[0].span()),
        [first] => return entry.wrong(cx, first[0].span()),
        [] => return None,
    };
    let name = name.and_then(|name| header_name(cx, name, "retry_after = 30"));
    let (name, value) = (name?, value?);
    let span = name.span();
    Some(((name, value), span))
}

pub(crate) fn field_header(cx: &Ctxt, entry: &Entry) -> Read<LitStr> {
    let name = header_name(cx, entry.text(cx)?, "retry_after")?;
    let span = name.span();
    Some((name, span))
}

fn header_name(cx: &Ctxt, name: LitStr, retry_after: &str) -> Option<LitStr> {
    match headers::check_name(&name.value(), retry_after) {
        Ok(()) => Some(name),
        Err(text) => {
            cx.error(name.span(), text);
            None
        }
    }
}

pub(crate) fn field_data(cx: &Ctxt, entry: &Entry) -> Read<FieldData> {
    if entry.is_bare() {
        return Some((FieldData::Own, entry.span));
    }
    match entry.argument(cx)? {
        [TokenTree::Ident(word)] if word == "skip" => Some((FieldData::Skip, word.span())),
        argument => {
            let name = entry.string(cx, argument)?;
            let span = name.span();
            Some((FieldData::Named(name), span))
        }
    }
}

/// `NOT_FOUND` of `http::StatusCode::NOT_FOUND`.
fn last_word(argument: Argument<'_>) -> Option<Ident> {
    parse::<Path>(argument)?.segments.pop().map(|last| last.ident)
}

/// The canonical codes of google.rpc that are errors.
const GRPC: [&str; 16] = [
    "CANCELLED",
    "UNKNOWN",
    "INVALID_ARGUMENT",
    "DEADLINE_EXCEEDED",
    "NOT_FOUND",
    "ALREADY_EXISTS",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "FAILED_PRECONDITION",
    "ABORTED",
    "OUT_OF_RANGE",
    "UNIMPLEMENTED",
    "INTERNAL",
    "UNAVAILABLE",
    "DATA_LOSS",
    "UNAUTHENTICATED",
];

pub(crate) fn grpc(cx: &Ctxt, entry: &Entry) -> Read<String> {
    let argument = entry.argument(cx)?;
    let (code, span) = match last_word(argument) {
        Some(word) => (word.to_string(), word.span()),
        None => entry.string(cx, argument).map(|code| (code.value(), code.span()))?,
    };
    if GRPC.contains(&code.as_str()) {
        return Some((code, span));
    }
    let meant = suggest::closest(&Rule::ScreamingSnake.apply(&code), GRPC);
    let (meant, list) = (suggest::did_you_mean(meant), suggest::list(GRPC));
    fail(cx, span, format!("`{code}` is not a canonical error code{meant} (one of {list})"))
}

pub(crate) fn rename_all(cx: &Ctxt, entry: &Entry) -> Read<Rule> {
    let text = entry.text(cx)?;
    let (value, span) = (text.value(), text.span());
    if let Some(rule) = Rule::from_name(&value) {
        return Some((rule, span));
    }
    let names = || RULES.iter().map(|rule| rule.0);
    let meant = suggest::did_you_mean(suggest::closest(&value, names()));
    let list = suggest::list(names());
    fail(cx, span, format!("unknown case `{value}`{meant} (one of {list})"))
}

pub(crate) fn bound(cx: &Ctxt, entry: &Entry) -> Read<Vec<WherePredicate>> {
    let tokens = match &entry.value {
        // Empty parentheses bound nothing, which is an answer.
        Value::Given { tokens, listed, .. } if *listed || !tokens.is_empty() => tokens.as_slice(),
        Value::Given { after, .. } => return entry.wrong(cx, *after),
        _ => return entry.flag(cx).and_then(|((), span)| entry.wrong(cx, span)),
    };
    let parser = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
    match parser.parse2(stream(tokens)) {
        Ok(predicates) => Some((predicates.into_iter().collect(), entry.span)),
        Err(_) => entry.wrong(cx, tokens.first().map_or(entry.span, TokenTree::span)),
    }
}
