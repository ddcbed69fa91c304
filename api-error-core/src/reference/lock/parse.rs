//! Parses the short text in which the lock writes the type of a value, such as `[string; 1]`.

use super::ty::{Member, Type};
use crate::reference::contract::INTEGER_FORMATS;
use std::collections::BTreeMap;

const PLAIN: [&str; 6] = ["string", "integer", "number", "boolean", "null", "object"];

/// Parses the short text of a type. An unknown word, such as the name of a Rust type, is
/// [`Type::Any`]. Returns `None` if the syntax is invalid.
pub(super) fn parse_type(text: &str) -> Option<Type> {
    let mut parser = Parser { rest: text };
    let ty = parser.union();
    ty.filter(|_| parser.rest.trim().is_empty())
}

/// A parser of short texts. A function that parses one form returns `None` for any other text.
struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.trim_start();
        let found = rest.strip_prefix(text);
        self.rest = found.unwrap_or(rest);
        found.is_some()
    }

    fn union(&mut self) -> Option<Type> {
        let mut types = vec![self.single()?];
        while self.skip("|") {
            types.push(self.single()?);
        }
        Some(if types.len() == 1 { types.swap_remove(0) } else { Type::Union(types) })
    }

    fn single(&mut self) -> Option<Type> {
        if self.skip("[") {
            return self.list();
        }
        if self.skip("{") {
            return self.object();
        }
        if let Some(text) = self.quoted() {
            return Some(Type::Literal(text.to_owned()));
        }
        let word = self.word();
        if PLAIN.contains(&word) || INTEGER_FORMATS.contains(&word) {
            return Some(Type::Plain(word.to_owned()));
        }
        let is_number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if is_number || matches!(word, "true" | "false") {
            return Some(Type::Literal(word.to_owned()));
        }
        (!word.is_empty()).then_some(Type::Any)
    }

    fn list(&mut self) -> Option<Type> {
        if self.skip("]") {
            return Some(Type::Tuple(Vec::new()));
        }
        let mut items = vec![self.union()?];
        if self.skip(";") {
            let count = self.word().to_owned();
            let item = Box::new(items.swap_remove(0));
            return self.skip("]").then_some(Type::List(item, Some(count)));
        }
        while self.skip(",") {
            items.push(self.union()?);
        }
        if !self.skip("]") {
            return None;
        }
        // A tuple with one item is written with its length: `[string; 1]`. So `[string]` is a list.
        Some(match items.len() {
            1 => Type::List(Box::new(items.swap_remove(0)), None),
            _ => Type::Tuple(items),
        })
    }

    fn object(&mut self) -> Option<Type> {
        let mut members = BTreeMap::new();
        while !self.skip("}") {
            let name = match self.quoted() {
                Some(text) => text,
                None => self.word(),
            };
            if name.is_empty() {
                return None;
            }
            let is_optional = self.skip("?");
            if !self.skip(":") {
                return None;
            }
            let ty = self.union()?;
            members.insert(name.to_owned(), Member { ty, is_optional });
            self.skip(",");
        }
        let is_map = |(name, member): (&String, &Member)| name == "string" && !member.is_optional;
        Some(match (members.len(), members.first_key_value()) {
            (1, Some(first)) if is_map(first) => Type::Map(Box::new(first.1.ty.clone())),
            _ => Type::Object(members),
        })
    }

    /// Returns a JSON string, with its quotes.
    fn quoted(&mut self) -> Option<&'a str> {
        let text = self.rest.trim_start();
        let length = quoted_length(text)?;
        let (quoted, rest) = text.split_at(length);
        self.rest = rest;
        Some(quoted)
    }

    fn word(&mut self) -> &'a str {
        let text = self.rest.trim_start();
        let end = text.find(['|', ',', ';', ':', '?', '[', ']', '{', '}']).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        self.rest = rest;
        word.trim_end()
    }
}

/// Returns the length of the JSON string at the start of a text.
pub(super) fn quoted_length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('"')?;
    let mut is_escaped = false;
    let end = inner.find(|c: char| {
        let is_end = c == '"' && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        is_end
    })?;
    Some(end + 2)
}
