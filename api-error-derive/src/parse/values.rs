//! Reads the value of one entry as the kind of value that its key expects.
//!
//! `None` means that the value is invalid and already reported.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::syntax::Syntax;
use crate::parse::entries::{Entry, Written};
use crate::parse::keys::Id;
use crate::parse::spanned::Spanned;
use crate::parse::tokens::{Argument, as_string, split_arguments, to_stream};
use proc_macro2::{Spacing, Span, TokenTree};
use syn::parse::{ParseStream, Parser};
use syn::spanned::Spanned as _;
use syn::{Lit, LitInt, LitStr, Path};

/// The suffixes with which an integer literal is a valid value.
const INTEGER_SUFFIXES: [&str; 8] = ["", "u8", "u16", "u32", "u64", "i16", "i32", "i64"];

impl Entry {
    pub(crate) fn spanned<T>(&self, value: T, span: Span) -> Spanned<T> {
        Spanned { value, span, key: self.span }
    }

    /// Reports that the key expects another value.
    pub(crate) fn wrong_value<T>(&self, cx: &Ctxt, span: Span) -> Option<T> {
        cx.error(span, Syntax::Value(self.expected()));
        None
    }

    pub(crate) fn is_bare(&self) -> bool {
        matches!(self.written, Written::Bare)
    }

    /// Reads a key that has no value.
    pub(crate) fn read_flag(&self, cx: &Ctxt) -> Option<Spanned<()>> {
        match &self.written {
            Written::Bare => Some(self.spanned((), self.span)),
            Written::Invalid => None,
            Written::Value { tokens, after, .. } => {
                self.wrong_value(cx, tokens.first().map_or(*after, TokenTree::span))
            }
        }
    }

    /// Reads one or more arguments.
    pub(crate) fn read_arguments(&self, cx: &Ctxt) -> Option<Vec<Argument<'_>>> {
        let (tokens, after) = match &self.written {
            Written::Bare => return self.wrong_value(cx, self.span),
            Written::Invalid => return None,
            Written::Value { tokens, after, .. } => (tokens, *after),
        };
        // `code(number = 42, name = "X")` is reported as one mistake, instead of one for each
        // argument.
        if let [TokenTree::Ident(name), TokenTree::Punct(sign), ..] = tokens.as_slice()
            && sign.as_char() == '='
            && sign.spacing() == Spacing::Alone
        {
            return self.wrong_value(cx, name.span());
        }
        let found: Result<Vec<_>, Span> = split_arguments(tokens).into_iter().collect();
        match found {
            Ok(arguments) if arguments.is_empty() => self.wrong_value(cx, after),
            Ok(arguments) => Some(arguments),
            Err(comma) => self.wrong_value(cx, comma),
        }
    }

    /// Reads exactly one argument.
    pub(crate) fn read_argument(&self, cx: &Ctxt) -> Option<Argument<'_>> {
        match self.read_arguments(cx)?.as_slice() {
            [argument] => Some(argument),
            [_, second, ..] => self.wrong_value(cx, second[0].span()),
            [] => None,
        }
    }

    /// Reads exactly one argument, a string literal.
    pub(crate) fn read_string(&self, cx: &Ctxt) -> Option<LitStr> {
        self.string_of(cx, self.read_argument(cx)?)
    }

    /// Reads `true` or `false`.
    pub(crate) fn read_boolean(&self, cx: &Ctxt) -> Option<Spanned<bool>> {
        match self.read_argument(cx)? {
            [TokenTree::Ident(word)] if word == "true" => Some(self.spanned(true, word.span())),
            [TokenTree::Ident(word)] if word == "false" => Some(self.spanned(false, word.span())),
            other => self.wrong_value(cx, other[0].span()),
        }
    }

    /// Reads a path with `parser`.
    pub(crate) fn read_path(
        &self,
        cx: &Ctxt,
        parser: fn(ParseStream<'_>) -> syn::Result<Path>,
    ) -> Option<Spanned<Path>> {
        let argument = self.read_argument(cx)?;
        if let Some(text) = as_string(argument) {
            let path = text.value();
            cx.error(text.span(), Syntax::QuotedPath { key: self.key.name, path: &path });
            return None;
        }
        match parser.parse2(to_stream(argument)) {
            Ok(path) => {
                let span = path.span();
                Some(self.spanned(path, span))
            }
            Err(_) => self.wrong_value(cx, argument[0].span()),
        }
    }

    /// Returns the argument as a string literal.
    pub(crate) fn string_of(&self, cx: &Ctxt, argument: Argument<'_>) -> Option<LitStr> {
        let (span, error) = match self.literal_of(cx, argument)? {
            Lit::Str(text) if text.suffix().is_empty() => return Some(text),
            Lit::Str(text) => {
                cx.error(text.span(), Syntax::Suffix { suffix: text.suffix() });
                return None;
            }
            Lit::ByteStr(text) => {
                (text.span(), Syntax::Prefix { expected: self.expected(), prefix: 'b' })
            }
            Lit::CStr(text) => {
                (text.span(), Syntax::Prefix { expected: self.expected(), prefix: 'c' })
            }
            other => return self.wrong_value(cx, other.span()),
        };
        cx.error(span, error);
        None
    }

    /// Returns the argument as an integer, with its literal without the sign.
    pub(crate) fn integer_of(&self, cx: &Ctxt, argument: Argument<'_>) -> Option<(i128, LitInt)> {
        let (is_negative, digits) = match argument {
            [TokenTree::Punct(sign), digits @ ..]
                if sign.as_char() == '-' && !digits.is_empty() =>
            {
                (true, digits)
            }
            digits => (false, digits),
        };
        let Lit::Int(literal) = self.literal_of(cx, digits)? else {
            return self.wrong_value(cx, digits[0].span());
        };
        let suffix = literal.suffix();
        if !INTEGER_SUFFIXES.contains(&suffix) {
            let error = match self.key.id {
                Id::RetryAfter => Syntax::SecondsWithUnit,
                _ => Syntax::Suffix { suffix },
            };
            cx.error(literal.span(), error);
            return None;
        }
        // A number that does not fit into `i128` is outside the range of every key.
        let value = literal.base10_digits().parse().unwrap_or(i128::MAX);
        // The compiler rejects a literal such as `300u8` in an expression, so it is a mistake here
        // too.
        if !fits_suffix(if is_negative { -value } else { value }, suffix) {
            cx.error(literal.span(), Syntax::Suffix { suffix });
            return None;
        }
        Some((if is_negative { -value } else { value }, literal))
    }

    fn literal_of(&self, cx: &Ctxt, argument: Argument<'_>) -> Option<Lit> {
        match argument {
            [TokenTree::Literal(literal)] => Some(Lit::new(literal.clone())),
            [TokenTree::Literal(_), extra, ..] => {
                cx.error(extra.span(), Syntax::TokenAfterValue(self.expected()));
                None
            }
            other => self.wrong_value(cx, other[0].span()),
        }
    }
}

/// Returns whether the number fits into the integer type of the suffix, if there is a suffix.
fn fits_suffix(number: i128, suffix: &str) -> bool {
    let Some((sign, bits)) = suffix.split_at_checked(1) else { return true };
    let Ok(bits) = bits.parse::<u32>() else { return true };
    let limit = if sign == "u" { 1_i128 << bits } else { 1_i128 << (bits - 1) };
    let least = if sign == "u" { 0 } else { -limit };
    (least..limit).contains(&number)
}
