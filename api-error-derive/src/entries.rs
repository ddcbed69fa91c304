//! From attributes to keys and their tokens: one bad entry never hides the next.

use crate::ctxt::Ctxt;
use crate::keys::{self, Id, Key, Place, Use};
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Attribute, Ident, Meta};

/// One key as it was written, known and in its place.
pub(crate) struct Entry {
    pub(crate) key: &'static Key,
    pub(crate) usage: &'static Use,
    pub(crate) span: Span,
    /// `#[status(..)]` rather than `#[api_error(status(..))]`.
    pub(crate) short: bool,
    pub(crate) value: Value,
}

pub(crate) enum Value {
    /// The key alone.
    Bare,
    /// What follows `=` or stands in parentheses; `after` is that sign, to blame when nothing does.
    Given { tokens: Vec<TokenTree>, after: Span, listed: bool },
    /// Already reported.
    Unsound,
}

/// The entries of one item.
pub(crate) struct Entries {
    pub(crate) list: Vec<Entry>,
    /// Keys that belong elsewhere, already reported.
    pub(crate) misplaced: Vec<Id>,
    /// Something stands there that is no key, already reported: whatever is missing may be it.
    pub(crate) unreadable: bool,
}

impl Entries {
    pub(crate) fn find(&self, id: Id) -> Option<&Entry> {
        self.list.iter().find(|entry| entry.key.id == id)
    }
}

struct Reader<'c> {
    cx: &'c Ctxt,
    place: Place,
    entries: Entries,
}

pub(crate) fn read(cx: &Ctxt, attrs: &[Attribute], place: Place) -> Entries {
    let entries = Entries { list: Vec::new(), misplaced: Vec::new(), unreadable: false };
    let mut reader = Reader { cx, place, entries };
    for attr in attrs {
        let Some(ident) = attr.path().get_ident() else { continue };
        if ident == "api_error" {
            reader.nested(attr);
        } else if let Some(key) = keys::KEYS.iter().find(|key| key.short && ident == key.name) {
            reader.add(key, ident.span(), true, short_value(&attr.meta));
        }
    }
    reader.entries
}

fn short_value(meta: &Meta) -> Value {
    match meta {
        Meta::Path(_) => Value::Bare,
        Meta::List(list) => Value::Given {
            tokens: flatten(list.tokens.clone()),
            after: list.delimiter.span().close(),
            listed: true,
        },
        Meta::NameValue(pair) => Value::Given {
            tokens: flatten(pair.value.to_token_stream()),
            after: pair.eq_token.span,
            listed: false,
        },
    }
}

impl Reader<'_> {
    fn nested(&mut self, attr: &Attribute) {
        let list = match &attr.meta {
            Meta::List(list) => list,
            Meta::Path(path) => {
                let text = format!("`#[api_error]` is empty ({})", keys::valid(self.place));
                self.entries.unreadable = true;
                return self.cx.error_at(path, text);
            }
            Meta::NameValue(pair) => {
                let text = "keys stand in parentheses: `#[api_error(..)]`";
                self.entries.unreadable = true;
                return self.cx.error(pair.eq_token.span, text);
            }
        };
        let tokens = flatten(list.tokens.clone());
        for argument in arguments(&tokens) {
            match argument {
                Ok(tokens) => self.segment(tokens),
                Err(comma) => self.cx.error(comma, "expected a key before this `,`"),
            }
        }
    }

    /// What stands between two commas: one entry, or more when commas were forgotten.
    fn segment(&mut self, tokens: &[TokenTree]) {
        let (entry, rest) = tokens.split_at(entry_end(tokens));
        self.entry(entry);
        if let Some(next) = rest.first() {
            self.cx.error(next.span(), format!("expected `,` before `{next}`"));
            self.segment(rest);
        }
    }

    fn entry(&mut self, tokens: &[TokenTree]) {
        let (ident, rest) = match tokens {
            [TokenTree::Ident(ident), rest @ ..] => (ident, rest),
            [token @ TokenTree::Literal(_), ..] => {
                let text = format!(
                    "expected a key, found `{token}`; several values of one key stand in parentheses",
                );
                self.entries.unreadable = true;
                return self.cx.error(token.span(), text);
            }
            [token, ..] => {
                let text = format!("expected a key ({})", keys::valid(self.place));
                self.entries.unreadable = true;
                return self.cx.error(token.span(), text);
            }
            [] => return,
        };
        let (word, rest) = hyphenated(ident, rest);
        let Some(key) = keys::find(&word) else { return self.unknown(ident, &word) };
        match rest {
            [] => self.add(key, ident.span(), false, Value::Bare),
            [TokenTree::Punct(sign), value @ ..] if sign.as_char() == '=' => {
                let value =
                    Value::Given { tokens: value.to_vec(), after: sign.span(), listed: false };
                self.add(key, ident.span(), false, value);
            }
            [TokenTree::Group(group), rest @ ..] if group.delimiter() == Delimiter::Parenthesis => {
                let value = Value::Given {
                    tokens: flatten(group.stream()),
                    after: group.span_close(),
                    listed: true,
                };
                self.add(key, ident.span(), false, value);
                if let Some(token) = rest.first() {
                    self.cx.error(token.span(), "expected `,`");
                }
            }
            [token, ..] => {
                if let Some(usage) = key.at(self.place) {
                    let text = format!("expected `=` or `(`: write `{}`", usage.example);
                    self.cx.error(token.span(), text);
                }
                self.add(key, ident.span(), false, Value::Unsound);
            }
        }
    }

    fn unknown(&mut self, ident: &Ident, word: &str) {
        self.cx.error(ident.span(), keys::unknown(word, self.place));
        self.entries.unreadable |= keys::meant(word, self.place).is_none();
        // What was meant is given, though unreadable: nobody needs to hear that it is missing.
        if let Some(key) = keys::meant(word, self.place)
            && let Some(usage) = key.at(self.place)
            && self.entries.find(key.id).is_none()
        {
            let entry =
                Entry { key, usage, span: ident.span(), short: false, value: Value::Unsound };
            self.entries.list.push(entry);
        }
    }

    fn add(&mut self, key: &'static Key, span: Span, short: bool, value: Value) {
        let Some(usage) = key.at(self.place) else {
            let shown = shown(key, short);
            self.cx.error(span, key.misplaced(&shown, self.place));
            return self.entries.misplaced.push(key.id);
        };
        let entry = Entry { key, usage, span, short, value };
        let earlier = self.entries.list.iter_mut().find(|entry| entry.key.id == key.id);
        match earlier {
            Some(earlier) if matches!(earlier.value, Value::Unsound) => *earlier = entry,
            Some(earlier) if !entry.is_repeatable() => {
                let both = if earlier.short == short { "" } else { ", here and as " };
                let other = if both.is_empty() { String::new() } else { earlier.shown() };
                let text = format!("{} is given twice{both}{other}; keep one", entry.shown());
                self.cx.error(span, text);
            }
            _ => self.entries.list.push(entry),
        }
    }
}

impl Entry {
    /// The key as the user wrote it: "`#[status]`" or "`status`".
    pub(crate) fn shown(&self) -> String {
        shown(self.key, self.short)
    }

    /// "`#[status]` takes a number ..: write `#[status(422)]`"
    pub(crate) fn cure(&self) -> String {
        let Use { takes, example, .. } = self.usage;
        let (open, close) = if self.short { ("#[", "]") } else { ("", "") };
        format!("{} takes {takes}: write `{open}{example}{close}`", self.shown())
    }

    fn is_repeatable(&self) -> bool {
        self.key.id == Id::Header && self.usage.scope == keys::Scope::Error
    }
}

fn shown(key: &Key, short: bool) -> String {
    if short { format!("`#[{}]`", key.name) } else { format!("`{}`", key.name) }
}

/// `retry-after` is one word to whoever writes it.
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

/// Where the next entry begins although no comma says so: at a key behind a complete value.
fn entry_end(tokens: &[TokenTree]) -> usize {
    let is_key = |i: usize| match &tokens[i..] {
        [TokenTree::Ident(_), TokenTree::Punct(sign), ..] if sign.as_char() == '=' => true,
        [TokenTree::Ident(word), ..] => keys::find(&word.unraw().to_string()).is_some(),
        _ => false,
    };
    let is_entry = |&i: &usize| !matches!(tokens[i - 1], TokenTree::Punct(_)) && is_key(i);
    (1..tokens.len()).find(is_entry).unwrap_or(tokens.len())
}

/// What `macro_rules!` fragments are wrapped in, taken away.
pub(crate) fn flatten(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_invisible(&group) => flat.extend(flatten(group.stream())),
            token => flat.push(token),
        }
    }
    flat
}

fn is_invisible(group: &Group) -> bool {
    group.delimiter() == Delimiter::None
}

/// Splits at commas that are not between `<` and `>`. An empty argument gives its comma.
pub(crate) fn arguments(tokens: &[TokenTree]) -> Vec<Result<&[TokenTree], Span>> {
    split(tokens, true).or_else(|| split(tokens, false)).unwrap_or_default()
}

/// `None` when `angles` are to be minded and do not match.
fn split(tokens: &[TokenTree], angles: bool) -> Option<Vec<Result<&[TokenTree], Span>>> {
    let mut arguments = Vec::new();
    let (mut start, mut depth, mut before) = (0, 0_usize, ' ');
    for (i, token) in tokens.iter().enumerate() {
        let sign = match token {
            TokenTree::Punct(punct) => punct.as_char(),
            _ => ' ',
        };
        match sign {
            '<' if angles => depth += 1,
            '>' if angles && before != '-' && before != '=' => depth = depth.checked_sub(1)?,
            ',' if depth == 0 => {
                arguments.push(match &tokens[start..i] {
                    [] => Err(token.span()),
                    argument => Ok(argument),
                });
                start = i + 1;
            }
            _ => {}
        }
        before = sign;
    }
    if start < tokens.len() {
        arguments.push(Ok(&tokens[start..]));
    }
    (depth == 0).then_some(arguments)
}
