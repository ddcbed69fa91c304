//! The type of a value in the lock, parsed from its short text.

use super::parse::parse_type;
use crate::reference::contract::INTEGER_FORMATS;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Type {
    /// A type that is not known: the name of a Rust type, or `any`.
    Any,
    /// `string`, `integer`, `number`, `boolean`, `null`, `object`, or an integer with a size:
    /// `uint32`.
    Plain(String),
    Literal(String),
    /// The type of the items, and their number if it is fixed.
    List(Box<Self>, Option<String>),
    Tuple(Vec<Self>),
    Map(Box<Self>),
    Object(BTreeMap<String, Member>),
    Union(Vec<Self>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) ty: Type,
    pub(super) is_optional: bool,
}

impl Type {
    /// Parses a short text. A text that cannot be parsed becomes [`Any`](Self::Any).
    pub(super) fn parse(text: &str) -> Self {
        parse_type(text).unwrap_or(Self::Any)
    }

    /// Appends each change from this type to `now` that breaks clients.
    pub(super) fn changes(&self, now: &Self, path: &str, out: &mut Vec<String>) {
        match (self, now) {
            (Self::Any, _) | (_, Self::Any) => {}
            (Self::Object(before), Self::Object(now)) => {
                for (name, member) in before {
                    member.changes(now.get(name), &format!("{path}.{name}"), out);
                }
            }
            (Self::List(before, None), Self::List(now, _))
            | (Self::Map(before), Self::Map(now)) => {
                before.changes(now, &format!("{path}[]"), out);
            }
            (Self::List(before, count), Self::List(now, now_count)) if count == now_count => {
                before.changes(now, &format!("{path}[]"), out);
            }
            (Self::Tuple(before), Self::Tuple(now)) if before.len() == now.len() => {
                for (index, (before, now)) in before.iter().zip(now).enumerate() {
                    before.changes(now, &format!("{path}[{index}]"), out);
                }
            }
            (before, now) => {
                if !Alternatives::of(before).are_in(&Alternatives::of(now), path, out) {
                    out.push(format!("member `{path}` changed from {before} to {now}"));
                }
            }
        }
    }
}

impl Member {
    /// Returns a copy of the member with this `is_optional`.
    pub(super) fn clone_with(&self, is_optional: bool) -> Self {
        Self { is_optional, ..self.clone() }
    }

    /// Appends each change from this member to `now` that breaks clients.
    pub(super) fn changes(&self, now: Option<&Self>, path: &str, out: &mut Vec<String>) {
        let Some(now) = now else {
            out.push(format!("member `{path}` is no longer sent"));
            return;
        };
        if now.is_optional && !self.is_optional {
            out.push(format!("member `{path}` is now optional"));
        }
        self.ty.changes(&now.ty, path, out);
    }
}

/// The alternatives of a union.
struct Alternatives<'a> {
    literals: BTreeSet<&'a str>,
    is_nullable: bool,
    others: Vec<&'a Type>,
}

impl<'a> Alternatives<'a> {
    fn of(ty: &'a Type) -> Self {
        let all = match ty {
            Type::Union(types) => types.as_slice(),
            single => std::slice::from_ref(single),
        };
        let mut alternatives =
            Self { literals: BTreeSet::new(), is_nullable: false, others: Vec::new() };
        for ty in all {
            match ty {
                Type::Literal(text) => {
                    alternatives.literals.insert(text);
                }
                Type::Plain(name) if name == "null" => alternatives.is_nullable = true,
                other => alternatives.others.push(other),
            }
        }
        alternatives
    }

    /// Returns whether clients can handle the values of `now`. An enumeration can get a new literal
    /// or a new object: like a new error, this does not break clients.
    ///
    /// If `self` and `now` each have one type besides literals and `null`, and
    /// [`has_kind_of`](Type::has_kind_of) returns true for these types, appends their changes to
    /// `out`, and returns true.
    fn are_in(&self, now: &Self, path: &str, out: &mut Vec<String>) -> bool {
        let is_wider = now.is_nullable && !self.is_nullable;
        if is_wider || !self.literals.is_subset(&now.literals) {
            return false;
        }
        let has_kind = |literal: &&str| self.others.iter().any(|ty| ty.has_literal(literal));
        if self.literals.is_empty() && !now.literals.iter().all(has_kind) {
            return false;
        }
        if let ([before], [now]) = (self.others.as_slice(), now.others.as_slice())
            && before.has_kind_of(now)
        {
            before.changes(now, path, out);
            return true;
        }
        let is_still_sent = |before: &&Type| {
            now.others.iter().any(|ty| before.accepts(ty))
                || now.literals.iter().any(|literal| before.has_literal(literal))
        };
        let is_enumeration = self.literals.len() + self.others.len() > 1;
        let is_known = |now: &&Type| {
            self.others.iter().any(|ty| ty.accepts(now))
                || is_enumeration && matches!(now, Type::Object(_))
        };
        self.others.iter().all(is_still_sent) && now.others.iter().all(is_known)
    }
}

impl Type {
    /// Returns whether a change from this type to `now` breaks clients.
    pub(super) fn breaks(&self, now: &Self) -> bool {
        let mut changes = Vec::new();
        self.changes(now, "", &mut changes);
        !changes.is_empty()
    }

    /// Returns whether a removed member of this type may have been renamed to a new member of type
    /// `other`.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        let is_known = !matches!((self, other), (Self::Any, _) | (_, Self::Any));
        self == other || is_known && self.accepts(other)
    }

    /// Returns whether clients that know this type can handle the values of `now`.
    fn accepts(&self, now: &Self) -> bool {
        let mut changes = Vec::new();
        match (self, now) {
            (Self::Plain(before), Self::Plain(now)) => accepts_plain(before, now),
            (before, now) if before.has_kind_of(now) => {
                before.changes(now, "", &mut changes);
                changes.is_empty()
            }
            _ => false,
        }
    }

    /// Returns whether a literal is a value of this plain type.
    fn has_literal(&self, literal: &str) -> bool {
        let kinds: &[&str] = match literal.as_bytes() {
            [b'"', ..] => &["string"],
            b"true" | b"false" => &["boolean"],
            _ => &["integer", "number"],
        };
        let is_number = kinds.contains(&"integer");
        let is_of_kind =
            |name: &str| kinds.contains(&name) || is_number && INTEGER_FORMATS.contains(&name);
        matches!(self, Self::Plain(name) if is_of_kind(name)) || *self == Self::Any
    }

    /// Returns whether the members or items of both types can be compared: the types are two
    /// objects, two maps, two lists or two tuples. An unknown type can be compared with any type.
    fn has_kind_of(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Object(_), Self::Object(_))
            | (Self::Map(_), Self::Map(_))
            | (Self::Any, _)
            | (_, Self::Any) => true,
            (Self::List(_, count), Self::List(_, other)) => count.is_none() || count == other,
            (Self::Tuple(items), Self::Tuple(others)) => items.len() == others.len(),
            _ => false,
        }
    }
}

/// Returns whether clients that know one plain type can handle the values of another plain type.
/// `integer` matches every size, because locks of earlier versions do not contain sizes.
fn accepts_plain(before: &str, now: &str) -> bool {
    match (integer_size(before), integer_size(now)) {
        (Some(before), Some(now)) => before.contains(now),
        (Some(_), None) => now == "integer",
        (None, Some(_)) => before == "integer",
        (None, None) => before == now,
    }
}

/// The size of an integer in bits.
#[derive(Clone, Copy)]
struct IntegerSize {
    is_signed: bool,
    bits: u32,
}

impl IntegerSize {
    /// Returns whether an integer of this size can represent each value of the other size.
    const fn contains(self, other: Self) -> bool {
        match (self.is_signed, other.is_signed) {
            (false, true) => false,
            (true, false) => other.bits < self.bits,
            _ => other.bits <= self.bits,
        }
    }
}

fn integer_size(name: &str) -> Option<IntegerSize> {
    let name = INTEGER_FORMATS.into_iter().find(|format| *format == name)?;
    let (is_signed, bits) = match name.strip_prefix('u') {
        Some(signed) => (false, signed),
        None => (true, name),
    };
    Some(IntegerSize { is_signed, bits: bits.strip_prefix("int")?.parse().ok()? })
}

impl Display for Type {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let list = |types: &[Self], separator: &str| {
            types.iter().map(ToString::to_string).collect::<Vec<_>>().join(separator)
        };
        match self {
            Self::Any => formatter.write_str("any"),
            Self::Plain(text) | Self::Literal(text) => formatter.write_str(text),
            Self::List(item, None) => write!(formatter, "[{item}]"),
            Self::List(item, Some(count)) => write!(formatter, "[{item}; {count}]"),
            Self::Tuple(items) => write!(formatter, "[{}]", list(items, ", ")),
            Self::Map(value) => write!(formatter, "{{string: {value}}}"),
            Self::Object(members) => {
                let members: Vec<_> = members
                    .iter()
                    .map(|(name, member)| {
                        let mark = if member.is_optional { "?" } else { "" };
                        format!("{name}{mark}: {}", member.ty)
                    })
                    .collect();
                write!(formatter, "{{{}}}", members.join(", "))
            }
            Self::Union(types) => formatter.write_str(&list(types, " | ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Type;

    #[test]
    fn short_texts_are_parsed() {
        for text in [
            "string",
            "[integer]",
            "[integer; 3]",
            "[integer, string | null]",
            "{string: {a: integer, b?: [any]}}",
            r#""sold" | "a\"|b" | 7 | null"#,
            r#"{"odd: key"?: boolean}"#,
        ] {
            assert_eq!(Type::parse(text).to_string(), text);
        }
        for text in ["Kind", "Vec<Kind>", "HashMap<u8, Kind>", "[[string", "{a}", ""] {
            assert_eq!(Type::parse(text), Type::Any, "{text}");
        }
    }

    #[test]
    fn only_changes_that_break_clients_are_reported() {
        let is_break = |before: &str, now: &str| {
            let mut changes = Vec::new();
            Type::parse(before).changes(&Type::parse(now), "it", &mut changes);
            !changes.is_empty()
        };
        for (before, now) in [
            ("string", "string"),
            ("Kind", "integer"),
            ("integer", "any"),
            ("string | null", "string"),
            (r#""a" | "b""#, r#""a" | "b" | "c""#),
            ("{a: integer}", "{a: integer, b: string}"),
            ("{a?: integer}", "{a: integer}"),
            ("[{a?: integer}]", "[{a: integer}]"),
            ("{a: integer} | null", "{a: integer, b: string} | null"),
            ("{a: integer} | string", "{a: integer, b: string} | string"),
            (r#"{t: "a", n: integer} | {t: "b"}"#, r#"{t: "a", n: integer} | {t: "b"} | {t: "c"}"#),
            (r#""a" | {b: integer}"#, r#""a" | {b: integer} | {c: integer}"#),
            ("boolean", "true"),
            ("integer", "7"),
            ("string", r#""a" | "b""#),
            ("integer", "uint64"),
            ("uint64", "integer"),
            ("uint64", "uint32"),
            ("int64", "uint32"),
            ("int64", "int8"),
            ("uint32", "7"),
            ("[uint64]", "[uint8]"),
        ] {
            assert!(!is_break(before, now), "{before} to {now}");
        }
        for (before, now) in [
            ("string", "integer"),
            ("string", "string | null"),
            (r#""a" | "b""#, r#""a" | "c""#),
            (r#""a" | "b""#, "string"),
            ("{a: integer}", "{}"),
            ("{a: integer}", "{a?: integer}"),
            ("{a: integer} | null", "{b: integer} | null"),
            ("[string]", "string"),
            ("[integer; 3]", "[integer; 4]"),
            ("[integer, string]", "[integer, integer]"),
            ("{string: integer}", "{string: string}"),
            ("integer", "number"),
            ("integer", "integer | string"),
            ("{a: integer}", "{a: integer} | {b: integer}"),
            ("{a: integer} | string", "{a?: integer} | string"),
            (r#"{t: "a", n: integer} | {t: "b"}"#, r#"{t: "a"} | {t: "b"}"#),
            (r#"{t: "a"} | {t: "b"}"#, r#"{t: "a"}"#),
            ("[{a: [{b: integer}]}]", "[{a: [{b?: integer}]}]"),
            ("{string: {a: integer}}", "{string: {a?: integer}}"),
            ("[string; 1]", "[string]"),
            ("true", "false"),
            ("integer", r#""a""#),
            ("uint32", "uint64"),
            ("uint32", "int32"),
            ("int32", "uint32"),
            ("uint8", "int64"),
            ("uint32", "number"),
            ("number", "uint32"),
            ("{a: uint8} | null", "{a: uint16} | null"),
        ] {
            assert!(is_break(before, now), "{before} to {now}");
        }
    }
}
