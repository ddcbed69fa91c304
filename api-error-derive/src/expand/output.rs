//! Generated code, as text if possible.

use crate::model::tokens::from_text;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::fmt::Write as _;

/// Generated code. A text costs less time than tokens: see [`from_text`]. Only tokens can have the
/// span of the user's code.
#[derive(Default)]
pub(crate) struct Output {
    /// The parts before the text.
    parts: Vec<TokenStream>,
    /// The code after the parts. Each bracket in it is closed.
    text: String,
}

impl Output {
    pub(crate) fn of_text(text: &str) -> Self {
        Output { parts: Vec::new(), text: text.to_owned() }
    }

    pub(crate) fn of_tokens(tokens: TokenStream) -> Self {
        Output { parts: vec![tokens], text: String::new() }
    }

    /// Writes code in which each bracket is closed.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes a string literal and a comma.
    pub(crate) fn push_string(&mut self, value: &str) {
        // Writing to a `String` never fails.
        let _ = write!(self.text, "{value:?},");
    }

    /// Writes a number with the suffix of its type, and a comma.
    pub(crate) fn push_number(&mut self, value: i64, suffix: &str) {
        self.text.push_str(&value.to_string());
        self.text.push_str(suffix);
        self.text.push(',');
    }

    pub(crate) fn push_tokens(&mut self, tokens: TokenStream) {
        self.flush();
        self.parts.push(tokens);
    }

    /// Writes the contents of the other output.
    pub(crate) fn append(&mut self, other: Output) {
        if !other.parts.is_empty() {
            self.flush();
            self.parts.extend(other.parts);
        }
        self.text.push_str(&other.text);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.parts.is_empty() && self.text.is_empty()
    }

    /// Writes a text, and then the content in brackets.
    pub(crate) fn group(&mut self, text: &str, delimiter: Delimiter, content: Output) {
        self.text.push_str(text);
        if content.parts.is_empty() {
            let (open, close) = match delimiter {
                Delimiter::Parenthesis => ("(", ")"),
                Delimiter::Brace => ("{", "}"),
                Delimiter::Bracket => ("[", "]"),
                Delimiter::None => ("", ""),
            };
            self.text.push_str(open);
            self.text.push_str(&content.text);
            self.text.push_str(close);
        } else {
            let group = Group::new(delimiter, content.finish());
            self.push_tokens(TokenTree::Group(group).into());
        }
    }

    /// Writes a call of a method with one argument, or with none.
    pub(crate) fn call(&mut self, method: &str, argument: Output) {
        self.text.push('.');
        self.group(method, Delimiter::Parenthesis, argument);
    }

    /// Writes a call of a method with a string literal.
    pub(crate) fn call_with(&mut self, method: &str, argument: &str) {
        let mut content = Output::default();
        content.push_string(argument);
        self.call(method, content);
    }

    pub(crate) fn finish(mut self) -> TokenStream {
        self.flush();
        self.parts.into_iter().collect()
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.parts.push(from_text(&self.text));
            self.text.clear();
        }
    }
}

/// Returns a reference to a list of items, each of which ends with a comma.
pub(crate) fn slice(items: Output) -> Output {
    let mut slice = Output::default();
    slice.group("&", Delimiter::Bracket, items);
    slice
}
