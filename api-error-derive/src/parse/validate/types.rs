//! The keys whose value is one of a list of words, and where-clauses.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::suggest::closest;
use crate::diagnostics::value::Value;
use crate::parse::entries::{Entry, Written};
use crate::parse::spanned::Spanned;
use crate::parse::tokens::{as_string, parse_path, split_arguments, to_stream};
use proc_macro2::TokenTree;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{LitStr, Path, Token, WherePredicate};

/// One of the eight cases of `rename_all`, which serde has too.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NameCase {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

pub(crate) const NAME_CASES: [(&str, NameCase); 8] = [
    ("lowercase", NameCase::Lower),
    ("UPPERCASE", NameCase::Upper),
    ("PascalCase", NameCase::Pascal),
    ("camelCase", NameCase::Camel),
    ("snake_case", NameCase::Snake),
    ("SCREAMING_SNAKE_CASE", NameCase::ScreamingSnake),
    ("kebab-case", NameCase::Kebab),
    ("SCREAMING-KEBAB-CASE", NameCase::ScreamingKebab),
];

impl NameCase {
    /// Returns the value of `rename_all`.
    pub(crate) fn name(self) -> &'static str {
        NAME_CASES.iter().find(|case| case.1 == self).map_or("", |case| case.0)
    }
}

pub(crate) fn name_case(cx: &Ctxt, entry: &Entry) -> Option<Spanned<NameCase>> {
    let text = entry.read_string(cx)?;
    case_of(cx, entry, &text)
}

/// The value of `issues`.
#[derive(Clone, Copy, Default)]
pub(crate) struct IssuesValue {
    /// The case of the field names in the pointers of the issues.
    pub(crate) case: Option<NameCase>,
    /// True if each occurrence has at least one issue.
    pub(crate) is_required: bool,
}

/// Reads `issues` or `issues(required, rename_all = "camelCase")`.
pub(crate) fn issues(cx: &Ctxt, entry: &Entry) -> Option<Spanned<IssuesValue>> {
    let Written::Value { tokens, after, is_list } = &entry.written else {
        return entry.read_flag(cx).map(|flag| entry.spanned(IssuesValue::default(), flag.span));
    };
    let first = tokens.first().map_or(*after, TokenTree::span);
    if !*is_list || tokens.is_empty() {
        return entry.wrong_value(cx, first);
    }
    let mut issues = IssuesValue::default();
    for argument in split_arguments(tokens) {
        match argument {
            Ok([TokenTree::Ident(word)]) if word == "required" && !issues.is_required => {
                issues.is_required = true;
            }
            Ok([TokenTree::Ident(word), TokenTree::Punct(sign), text @ ..])
                if word == "rename_all"
                    && sign.as_char() == '='
                    && !text.is_empty()
                    && issues.case.is_none() =>
            {
                let text = entry.string_of(cx, text)?;
                issues.case = Some(case_of(cx, entry, &text)?.value);
            }
            Ok(other) => {
                return entry.wrong_value(cx, other.first().map_or(*after, TokenTree::span));
            }
            Err(comma) => return entry.wrong_value(cx, comma),
        }
    }
    Some(entry.spanned(issues, first))
}

fn case_of(cx: &Ctxt, entry: &Entry, text: &LitStr) -> Option<Spanned<NameCase>> {
    let value = text.value();
    if let Some((_, case)) = NAME_CASES.iter().find(|case| case.0 == value) {
        return Some(entry.spanned(*case, text.span()));
    }
    if value.is_empty() {
        return entry.wrong_value(cx, text.span());
    }
    let cases = NAME_CASES.map(|case| case.0);
    let meant = closest(&value, &cases);
    cx.error(text.span(), Value::UnknownCase { case: &value, meant, cases: &cases });
    None
}

/// Reads the name of a google.rpc code: a word or a path. Const evaluation checks the name, because
/// only the core has the list of names.
pub(crate) fn grpc(cx: &Ctxt, entry: &Entry) -> Option<Spanned<String>> {
    let argument = entry.read_argument(cx)?;
    if let Some(code) = as_string(argument) {
        cx.error(code.span(), Value::QuotedGrpcCode { code: &code.value() });
        return None;
    }
    let last_word = parse_path::<Path>(argument).and_then(|mut path| path.segments.pop());
    let Some(word) = last_word else { return entry.wrong_value(cx, argument[0].span()) };
    Some(entry.spanned(word.ident.to_string(), word.ident.span()))
}

/// The levels of log events, and the variants of the core's `LogLevel`.
const LOG_LEVELS: [(&str, &str); 6] = [
    ("error", "Error"),
    ("warn", "Warn"),
    ("info", "Info"),
    ("debug", "Debug"),
    ("trace", "Trace"),
    ("off", "Off"),
];

/// Reads a level of log events, and returns its variant of `LogLevel`.
pub(crate) fn log_level(cx: &Ctxt, entry: &Entry) -> Option<Spanned<&'static str>> {
    let argument = entry.read_argument(cx)?;
    let (word, span) = match argument {
        [TokenTree::Ident(word)] => (word.to_string(), word.span()),
        other => return entry.wrong_value(cx, other[0].span()),
    };
    if let Some((_, level)) = LOG_LEVELS.iter().find(|level| level.0 == word) {
        return Some(entry.spanned(*level, span));
    }
    let levels = LOG_LEVELS.map(|level| level.0);
    let meant = closest(&word, &levels);
    cx.error(span, Value::UnknownLogLevel { word: &word, meant, levels: &levels });
    None
}

/// Reads where-predicates. Empty parentheses are valid, and mean that there are no bounds.
pub(crate) fn bound(cx: &Ctxt, entry: &Entry) -> Option<Spanned<Vec<WherePredicate>>> {
    let tokens = match &entry.written {
        Written::Value { tokens, is_list, .. } if *is_list || !tokens.is_empty() => tokens,
        Written::Value { after, .. } => return entry.wrong_value(cx, *after),
        Written::Bare => return entry.wrong_value(cx, entry.span),
        Written::Invalid => return None,
    };
    let parser = Punctuated::<WherePredicate, Token![,]>::parse_terminated;
    match parser.parse2(to_stream(tokens)) {
        Ok(predicates) => Some(entry.spanned(predicates.into_iter().collect(), entry.span)),
        Err(_) => entry.wrong_value(cx, tokens.first().map_or(entry.span, TokenTree::span)),
    }
}
