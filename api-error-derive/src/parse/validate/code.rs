//! The key `code`.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::suggest::closest;
use crate::diagnostics::value::Value;
use crate::parse::entries::Entry;
use crate::parse::spanned::Spanned;
use crate::parse::tokens::{Argument, as_string, parse_path};
use crate::parse::validate::text::{InvalidIdentifier, invalid_identifier};
use proc_macro2::{Ident, Span, TokenTree};
use syn::TypePath;
use syn::spanned::Spanned as _;

/// The code of an error.
#[derive(Clone)]
pub(crate) enum CodeValue {
    Literal(LiteralCode),
    /// A `const Code`, whose value is known only to const evaluation.
    Path(TypePath),
}

/// A code whose value the macro knows.
#[derive(Clone)]
pub(crate) struct LiteralCode {
    pub(crate) number: i64,
    pub(crate) name: Option<String>,
    /// True if errors with different statuses can have the number.
    pub(crate) any_status: bool,
}

pub(crate) fn code(cx: &Ctxt, entry: &Entry) -> Option<Spanned<CodeValue>> {
    let arguments = entry.read_arguments(cx)?;
    let (first, rest) = arguments.split_first()?;
    let (name, flag) = match rest {
        [] => (None, None),
        [word] if as_word(word).is_some() => (None, Some(*word)),
        [name] => (Some(*name), None),
        [name, flag] => (Some(*name), Some(*flag)),
        [_, _, fourth, ..] => return entry.wrong_value(cx, fourth[0].span()),
    };
    let any_status = match flag {
        Some(flag) => Some(is_any_status(cx, entry, flag)?),
        None => None,
    };
    // A type path accepts `<Codes as Trait>::DUPLICATED` too.
    if let Some(path) = parse_path::<TypePath>(first) {
        if let Some(name) = name {
            cx.error(name[0].span(), Value::NameOfConstCode);
            return None;
        }
        if let Some(span) = any_status {
            cx.error(span, Value::AnyStatusOfConstCode);
            return None;
        }
        let span = path.path.segments.last().map_or_else(|| path.span(), |last| last.ident.span());
        return Some(entry.spanned(CodeValue::Path(path), span));
    }
    if let Some(text) = as_string(first) {
        let literal = format!("{:?}", text.value());
        let error = Value::CodeWithoutNumber {
            shown: &entry.shown(),
            code: &entry.in_form(&format!("code(42, {literal})")),
            name: &entry.in_form(&format!("name({literal})")),
        };
        cx.error(text.span(), error);
        return None;
    }
    // The name is read even if the number is invalid, so that mistakes in both are reported.
    let number = code_number(cx, entry, first);
    let name = name.map(|name| code_name(cx, entry, name));
    let ((number, span), name) = (number?, name.map_or(Some(None), |name| name.map(Some))?);
    let code = LiteralCode { number, name, any_status: any_status.is_some() };
    Some(entry.spanned(CodeValue::Literal(code), span))
}

fn as_word(argument: Argument<'_>) -> Option<&Ident> {
    match argument {
        [TokenTree::Ident(word)] => Some(word),
        _ => None,
    }
}

/// Reads `any_status`, and returns its span.
fn is_any_status(cx: &Ctxt, entry: &Entry, flag: Argument<'_>) -> Option<Span> {
    let Some(word) = as_word(flag) else { return entry.wrong_value(cx, flag[0].span()) };
    if word == "any_status" {
        return Some(word.span());
    }
    let text = word.to_string();
    if closest(&text, &["any_status"]).is_none() {
        return entry.wrong_value(cx, word.span());
    }
    cx.error(word.span(), Value::AnyStatusMisspelled { word: &text });
    None
}

fn code_number(cx: &Ctxt, entry: &Entry, argument: Argument<'_>) -> Option<(i64, Span)> {
    let (number, literal) = entry.integer_of(cx, argument)?;
    if let Ok(number) = i64::try_from(number) {
        return Some((number, literal.span()));
    }
    let error = if number < 0 { Value::CodeTooSmall } else { Value::CodeTooLarge };
    cx.error(literal.span(), error);
    None
}

fn code_name(cx: &Ctxt, entry: &Entry, argument: Argument<'_>) -> Option<String> {
    let name = entry.string_of(cx, argument)?;
    let value = name.value();
    if value.is_empty() {
        let number_only = entry.in_form("code(42)");
        cx.error(name.span(), Value::EmptyCodeName { number_only: &number_only });
        return None;
    }
    let error = match invalid_identifier(&value) {
        None => return Some(value),
        Some(InvalidIdentifier::Invisible(found)) => Value::CodeNameContains { found },
        Some(InvalidIdentifier::OuterSpace) => Value::OuterSpace { shown: "the name of a code" },
    };
    cx.error(name.span(), error);
    None
}
