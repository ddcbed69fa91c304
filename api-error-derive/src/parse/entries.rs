//! Converts attributes to keys and their tokens. The entries after an invalid entry are still read.

use crate::diagnostics::ctxt::Ctxt;
use crate::diagnostics::syntax::{Expected, Syntax};
use crate::parse::key_search::{find_key, foreign_key, meant_key, valid_keys};
use crate::parse::keys::{Id, KEYS, Key, Place, Scope, Use};
use crate::parse::tokens::{as_string, flatten, split_arguments};
use proc_macro2::{Delimiter, Span, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, Ident, Meta};

/// One key as it is written. It is a known key, on an item where it belongs.
pub(crate) struct Entry {
    pub(crate) key: &'static Key,
    pub(crate) usage: &'static Use,
    pub(crate) span: Span,
    /// True for `#[status(..)]`, false for `#[api_error(status(..))]`.
    pub(crate) is_short: bool,
    pub(crate) written: Written,
}

/// The tokens after a key.
pub(crate) enum Written {
    /// The key alone.
    Bare,
    /// The tokens after `=` or in parentheses. `after` is the span of `=` or `)`, where a missing
    /// value is reported.
    Value { tokens: Vec<TokenTree>, after: Span, is_list: bool },
    /// An invalid value, which is already reported.
    Invalid,
}

/// The entries of one item.
#[derive(Default)]
pub(crate) struct Entries {
    pub(crate) list: Vec<Entry>,
    /// Keys that belong on another kind of item. They are already reported.
    pub(crate) misplaced: Vec<Id>,
    /// True if tokens were reported that could not be read as a key. The user may have meant a
    /// required key, so a missing status is not reported then.
    pub(crate) has_unreadable: bool,
}

impl Entries {
    pub(crate) fn find(&self, id: Id) -> Option<&Entry> {
        self.list.iter().find(|entry| entry.key.id == id)
    }

    /// Returns the entries of this scope, except `transparent`, `fallback`, and entries with a
    /// value that is already reported. On an error with `transparent` or `fallback`, each returned
    /// entry is a mistake.
    pub(crate) fn of_scope(&self, scope: Scope) -> impl Iterator<Item = &Entry> {
        let is_readable = |entry: &&Entry| !matches!(entry.written, Written::Invalid);
        self.list.iter().filter(is_readable).filter(move |entry| {
            entry.key.uses.iter().any(|usage| usage.scope == scope)
                && !matches!(entry.key.id, Id::Transparent | Id::Fallback)
        })
    }

    /// Reads all attributes of one item.
    pub(crate) fn read(cx: &Ctxt, attrs: &[Attribute], place: Place) -> Entries {
        let mut reader = Reader { cx, place, entries: Entries::default() };
        for attr in attrs {
            let Some(ident) = attr.path().get_ident() else { continue };
            if ident == "api_error" {
                reader.read_list(attr);
            } else if let Some(key) = KEYS.iter().find(|key| key.is_short && ident == key.name) {
                reader.add(key, ident.span(), true, short_value(&attr.meta));
            } else if ident == "header"
                && let Some(cure) = header_cure(&attr.meta)
            {
                reader.add_header(ident.span(), &cure);
            }
        }
        reader.entries
    }
}

/// Returns the code to write instead of `#[header ..]`, if its value consists of string literals.
/// An attribute with any other value probably belongs to another derive.
fn header_cure(meta: &Meta) -> Option<String> {
    let tokens = match meta {
        Meta::Path(_) => return None,
        Meta::List(list) => list.tokens.clone(),
        Meta::NameValue(pair) => pair.value.to_token_stream(),
    };
    let tokens = flatten(tokens);
    let arguments = split_arguments(&tokens).into_iter();
    let texts = arguments.map(|argument| Some(as_string(argument.ok()?)?.token().to_string()));
    let texts = texts.collect::<Option<Vec<_>>>().filter(|texts| !texts.is_empty())?.join(", ");
    Some(match meta {
        Meta::NameValue(_) => format!("#[api_error(header = {texts})]"),
        _ => format!("#[api_error(header({texts}))]"),
    })
}

fn short_value(meta: &Meta) -> Written {
    match meta {
        Meta::Path(_) => Written::Bare,
        Meta::List(list) => Written::Value {
            tokens: flatten(list.tokens.clone()),
            after: list.delimiter.span().close(),
            is_list: true,
        },
        Meta::NameValue(pair) => Written::Value {
            tokens: flatten(pair.value.to_token_stream()),
            after: pair.eq_token.span,
            is_list: false,
        },
    }
}

struct Reader<'c> {
    cx: &'c Ctxt,
    place: Place,
    entries: Entries,
}

impl Reader<'_> {
    /// Reads `#[api_error(..)]`.
    fn read_list(&mut self, attr: &Attribute) {
        let list = match &attr.meta {
            Meta::List(list) => list,
            Meta::Path(path) => {
                let valid = valid_keys(self.place);
                self.entries.has_unreadable = true;
                return self.cx.error_at(path, Syntax::EmptyAttribute { valid: &valid });
            }
            Meta::NameValue(pair) => {
                let example = self.place.example();
                self.unreadable(pair.eq_token.span, &Syntax::NotAList { example });
                return;
            }
        };
        let tokens = flatten(list.tokens.clone());
        for (index, argument) in split_arguments(&tokens).into_iter().enumerate() {
            match argument {
                Ok(tokens) => self.read_segment(tokens, index == 0),
                Err(comma) => self.unreadable(comma, &Syntax::KeyBeforeComma),
            }
        }
    }

    /// Reads the tokens between two commas: one entry, or several if commas are missing.
    fn read_segment(&mut self, tokens: &[TokenTree], is_first: bool) {
        let (entry, rest) = tokens.split_at(entry_end(tokens));
        self.read_entry(entry, is_first);
        if let Some(next) = rest.first() {
            let token = next.to_string();
            self.cx.error(next.span(), Syntax::CommaBefore { token: &token });
            self.read_segment(rest, false);
        }
    }

    fn read_entry(&mut self, tokens: &[TokenTree], is_first: bool) {
        let (ident, rest) = match tokens {
            [TokenTree::Ident(ident), rest @ ..] => (ident, rest),
            [token @ TokenTree::Literal(_), ..] => {
                return self.read_literal(token.span(), &token.to_string(), is_first);
            }
            [token, ..] => {
                let valid = valid_keys(self.place);
                return self.unreadable(token.span(), &Syntax::Key { valid: &valid });
            }
            [] => return,
        };
        let (word, rest) = hyphenated(ident, rest);
        let Some(key) = find_key(&word) else { return self.add_unknown(ident, &word) };
        match rest {
            [] => self.add(key, ident.span(), false, Written::Bare),
            [TokenTree::Punct(sign), value @ ..] if sign.as_char() == '=' => {
                let (tokens, after) = (value.to_vec(), sign.span());
                let written = Written::Value { tokens, after, is_list: false };
                self.add(key, ident.span(), false, written);
            }
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Parenthesis => {
                let (tokens, after) = (flatten(group.stream()), group.span_close());
                let written = Written::Value { tokens, after, is_list: true };
                self.add(key, ident.span(), false, written);
                if let Some(token) = rest.first() {
                    self.cx.error(token.span(), Syntax::Comma);
                }
            }
            [token, ..] => {
                if let Some(usage) = key.at(self.place) {
                    self.cx.error(token.span(), Syntax::ValueOf { example: usage.example });
                }
                self.add(key, ident.span(), false, Written::Invalid);
            }
        }
    }

    /// Reports a literal without a key.
    fn read_literal(&mut self, span: Span, literal: &str, is_first: bool) {
        if !is_first {
            return self.unreadable(span, &Syntax::SecondValue { literal });
        }
        let is_text = literal.ends_with('"');
        let key = find_key(literal.trim_matches('"')).and_then(|key| key.at(self.place));
        if let (true, Some(usage)) = (is_text, key) {
            return self.unreadable(span, &Syntax::QuotedKey { example: usage.example });
        }
        let cure = match self.place {
            Place::Variant | Place::Struct if is_text => format!("message = {literal}"),
            Place::Field if is_text => format!("data({literal})"),
            _ => self.place.example().to_owned(),
        };
        self.unreadable(span, &Syntax::LiteralWithoutKey { literal, cure: &cure });
    }

    /// Reports `#[header(..)]`, and treats it as the declaration of an invalid header.
    fn add_header(&mut self, span: Span, cure: &str) {
        let Some(key) = KEYS.iter().find(|key| key.id == Id::Header) else { return };
        self.cx.error(span, Syntax::NoShortForm { key: key.name, cure });
        if let Some(usage) = key.at(self.place) {
            let written = Written::Invalid;
            self.entries.list.push(Entry { key, usage, span, is_short: true, written });
        }
    }

    fn unreadable(&mut self, span: Span, error: &Syntax<'_>) {
        self.entries.has_unreadable = true;
        self.cx.error(span, error);
    }

    fn add_unknown(&mut self, ident: &Ident, word: &str) {
        if let Some(cure) = foreign_key(word, self.place) {
            self.cx.error(ident.span(), Syntax::ForeignKey { word, cure });
            return;
        }
        let key = meant_key(word, self.place);
        let usage = key.and_then(|key| key.at(self.place));
        let error = Syntax::UnknownKey {
            word,
            meant: key.map(|key| key.name),
            home: key.filter(|_| usage.is_none()).map(Key::home),
            valid: &valid_keys(self.place),
        };
        self.cx.error(ident.span(), error);
        self.entries.has_unreadable |= key.is_none();
        // The similar key is treated as declared, so that it is not also reported as missing.
        if let (Some(key), Some(usage)) = (key, usage)
            && self.entries.find(key.id).is_none()
        {
            let (span, written) = (ident.span(), Written::Invalid);
            self.entries.list.push(Entry { key, usage, span, is_short: false, written });
        }
    }

    fn add(&mut self, key: &'static Key, span: Span, is_short: bool, written: Written) {
        let Some(usage) = key.at(self.place) else {
            let (home, place) = (key.home(), self.place.phrase());
            let shown = shown(key, is_short);
            self.cx.error(span, Syntax::MisplacedKey { shown: &shown, home, place });
            return self.entries.misplaced.push(key.id);
        };
        let entry = Entry { key, usage, span, is_short, written };
        let earlier = self.entries.list.iter_mut().find(|entry| entry.key.id == key.id);
        match earlier {
            Some(earlier) if matches!(earlier.written, Written::Invalid) => *earlier = entry,
            Some(earlier) if !entry.is_repeatable() => {
                let (shown, other) = (entry.shown(), earlier.shown());
                let other = (earlier.is_short != is_short).then_some(other.as_str());
                self.cx.error(span, Syntax::GivenTwice { shown: &shown, other });
            }
            _ => self.entries.list.push(entry),
        }
    }
}

impl Entry {
    /// Returns the key as the user wrote it: "`#[status]`" or "`status`".
    pub(crate) fn shown(&self) -> String {
        shown(self.key, self.is_short)
    }

    /// Returns `code`, which begins with the key, in the form that the user chose: `#[status(422)]`
    /// or `status(422)`.
    pub(crate) fn in_form(&self, code: &str) -> String {
        if self.is_short { format!("#[{code}]") } else { code.to_owned() }
    }

    /// Returns the text about the expected value: "`#[status]` expects a number ..: write
    /// `#[status(422)]`".
    pub(crate) fn expected(&self) -> Expected {
        Expected {
            shown: self.shown(),
            expects: self.usage.expects,
            example: self.in_form(self.usage.example),
        }
    }

    fn is_repeatable(&self) -> bool {
        matches!(self.key.id, Id::Header | Id::Member | Id::Constraint)
            && self.usage.scope == Scope::Error
    }
}

fn shown(key: &Key, is_short: bool) -> String {
    if is_short { format!("`#[{}]`", key.name) } else { format!("`{}`", key.name) }
}

/// Joins a word with hyphens, such as `retry-after`, and returns it with the tokens after it. The
/// whole word is then reported as an unknown key that is similar to `retry_after`.
fn hyphenated<'t>(ident: &Ident, rest: &'t [TokenTree]) -> (String, &'t [TokenTree]) {
    match rest {
        [TokenTree::Punct(hyphen), TokenTree::Ident(second), rest @ ..]
            if hyphen.as_char() == '-' =>
        {
            let (tail, rest) = hyphenated(second, rest);
            (format!("{}-{tail}", ident.unraw()), rest)
        }
        _ => (ident.unraw().to_string(), rest),
    }
}

/// Returns the index of the first key that follows a complete value without a comma. If there is no
/// such key, returns the number of tokens.
fn entry_end(tokens: &[TokenTree]) -> usize {
    let is_key = |i: usize| match &tokens[i..] {
        [TokenTree::Ident(_), TokenTree::Punct(sign), ..] if sign.as_char() == '=' => true,
        [TokenTree::Ident(word), ..] => find_key(&word.unraw().to_string()).is_some(),
        _ => false,
    };
    let is_entry = |&i: &usize| !matches!(tokens[i - 1], TokenTree::Punct(_)) && is_key(i);
    (1..tokens.len()).find(is_entry).unwrap_or(tokens.len())
}
