//! Reads the value of one entry; says what it should have been when it is something else.

use crate::ctxt::Ctxt;
use crate::entries::{Entry, Value, arguments};
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::{Parse, Parser};
use syn::spanned::Spanned;
use syn::{Lit, LitInt, LitStr, Path};

/// A value and where it stands.
#[derive(Clone)]
pub(crate) struct Given<T> {
    pub(crate) value: T,
    pub(crate) span: Span,
    /// Where its key stands.
    pub(crate) key: Span,
}

/// What became of a key.
#[derive(Clone, Default)]
pub(crate) enum Slot<T> {
    #[default]
    Absent,
    /// Given, unusable, and reported.
    Unsound,
    Given(Given<T>),
}

impl<T> Slot<T> {
    pub(crate) fn get(&self) -> Option<&Given<T>> {
        match self {
            Slot::Given(given) => Some(given),
            _ => None,
        }
    }

    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Slot::Absent)
    }

    pub(crate) fn is_unsound(&self) -> bool {
        matches!(self, Slot::Unsound)
    }
}

/// One argument: never empty.
pub(crate) type Argument<'e> = &'e [TokenTree];

impl Entry {
    pub(crate) fn slot<T>(&self, value: Option<(T, Span)>) -> Slot<T> {
        match value {
            None => Slot::Unsound,
            Some((value, span)) => Slot::Given(Given { value, span, key: self.span }),
        }
    }

    pub(crate) fn wrong<T>(&self, cx: &Ctxt, span: Span) -> Option<T> {
        cx.error(span, self.cure());
        None
    }

    pub(crate) fn is_bare(&self) -> bool {
        matches!(self.value, Value::Bare)
    }

    /// A key that takes no value.
    pub(crate) fn flag(&self, cx: &Ctxt) -> Option<((), Span)> {
        match &self.value {
            Value::Bare => Some(((), self.span)),
            Value::Unsound => None,
            Value::Given { tokens, after, .. } => {
                self.wrong(cx, tokens.first().map_or(*after, TokenTree::span))
            }
        }
    }

    /// All arguments; at least one.
    pub(crate) fn arguments(&self, cx: &Ctxt) -> Option<Vec<Argument<'_>>> {
        let (tokens, after) = match &self.value {
            Value::Bare => return self.wrong(cx, self.span),
            Value::Unsound => return None,
            Value::Given { tokens, after, .. } => (tokens, *after),
        };
        let found: Result<Vec<_>, Span> = arguments(tokens).into_iter().collect();
        match found {
            Ok(arguments) if arguments.is_empty() => self.wrong(cx, after),
            Ok(arguments) => Some(arguments),
            Err(comma) => self.wrong(cx, comma),
        }
    }

    /// The only argument.
    pub(crate) fn argument(&self, cx: &Ctxt) -> Option<Argument<'_>> {
        match self.arguments(cx)?.as_slice() {
            [argument] => Some(argument),
            [_, second, ..] => self.wrong(cx, second[0].span()),
            [] => None,
        }
    }

    /// The only argument as a string.
    pub(crate) fn text(&self, cx: &Ctxt) -> Option<LitStr> {
        self.string(cx, self.argument(cx)?)
    }

    pub(crate) fn string(&self, cx: &Ctxt, argument: Argument<'_>) -> Option<LitStr> {
        match self.literal(cx, argument)? {
            Lit::Str(text) if text.suffix().is_empty() => Some(text),
            Lit::Str(text) => {
                let suffix = text.suffix();
                cx.error(text.span(), format!("unexpected suffix; drop the `{suffix}`"));
                None
            }
            Lit::ByteStr(text) => {
                cx.error(text.span(), format!("{}, without the `b`", self.cure()));
                None
            }
            Lit::CStr(text) => {
                cx.error(text.span(), format!("{}, without the `c`", self.cure()));
                None
            }
            other => self.wrong(cx, other.span()),
        }
    }

    /// A whole number, perhaps negative, and its literal.
    pub(crate) fn integer(&self, cx: &Ctxt, argument: Argument<'_>) -> Option<(i128, LitInt)> {
        let (negative, digits) = match argument {
            [TokenTree::Punct(sign), digits @ ..]
                if sign.as_char() == '-' && !digits.is_empty() =>
            {
                (true, digits)
            }
            digits => (false, digits),
        };
        let Lit::Int(literal) = self.literal(cx, digits)? else {
            return self.wrong(cx, digits[0].span());
        };
        if !matches!(literal.suffix(), "" | "u8" | "u16" | "u32" | "u64" | "i16" | "i32" | "i64") {
            let suffix = literal.suffix();
            cx.error(literal.span(), format!("unexpected suffix; drop the `{suffix}`"));
            return None;
        }
        // Beyond 128 bits is beyond every range that callers ask for.
        let value = literal.base10_digits().parse().unwrap_or(i128::MAX);
        Some((if negative { -value } else { value }, literal))
    }

    /// `true` or `false`.
    pub(crate) fn boolean(&self, cx: &Ctxt) -> Option<(bool, Span)> {
        match self.argument(cx)? {
            [TokenTree::Ident(word)] if word == "true" => Some((true, word.span())),
            [TokenTree::Ident(word)] if word == "false" => Some((false, word.span())),
            other => self.wrong(cx, other[0].span()),
        }
    }

    /// A path, in the style that `parser` reads.
    pub(crate) fn path(
        &self,
        cx: &Ctxt,
        parser: fn(syn::parse::ParseStream<'_>) -> syn::Result<Path>,
    ) -> Option<(Path, Span)> {
        let argument = self.argument(cx)?;
        if let Some(text) = quoted(argument) {
            let (key, path) = (self.key.name, text.value());
            cx.error(text.span(), format!("a path stands without quotes: `{key} = {path}`"));
            return None;
        }
        match parser.parse2(stream(argument)) {
            Ok(path) => {
                let span = path.span();
                Some((path, span))
            }
            Err(_) => self.wrong(cx, argument[0].span()),
        }
    }

    fn literal(&self, cx: &Ctxt, argument: Argument<'_>) -> Option<Lit> {
        match argument {
            [TokenTree::Literal(literal)] => Some(Lit::new(literal.clone())),
            [TokenTree::Literal(_), extra, ..] => {
                cx.error(extra.span(), format!("unexpected token; {}", self.cure()));
                None
            }
            other => self.wrong(cx, other[0].span()),
        }
    }
}

/// A string where none is wanted, as other derives do want it.
pub(crate) fn quoted(argument: Argument<'_>) -> Option<LitStr> {
    match argument {
        [TokenTree::Literal(literal)] => match Lit::new(literal.clone()) {
            Lit::Str(text) => Some(text),
            _ => None,
        },
        _ => None,
    }
}

/// Parses all of an argument, or nothing.
pub(crate) fn parse<T: Parse>(argument: Argument<'_>) -> Option<T> {
    syn::parse2(stream(argument)).ok()
}

pub(crate) fn stream(argument: Argument<'_>) -> TokenStream {
    argument.iter().cloned().collect()
}
