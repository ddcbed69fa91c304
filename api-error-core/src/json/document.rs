//! The JSON reader for response bodies. One scan finds each value. Only a string with escapes is
//! copied.

use super::scan::{ESCAPED, Node, scan};
use super::{Sealed, Text, WriteJson};
use std::fmt::{self, Debug, Formatter};

/// The body of a response, read as JSON (RFC 8259).
///
/// Parsing never fails and does not build a tree. A body is read as `null` if it is not JSON, if it
/// is larger than [`Received::BODY_LIMIT`](crate::Received::BODY_LIMIT), or if it has more than 127
/// levels of arrays and objects. If a value does not have the type that the caller expects, the
/// result is empty: a number has no members, and the text of an array is `None`.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::json::Document;
///
/// let document = Document::parse(br#"{"error":{"code":42,"text":"caf\u00e9"}}"#);
/// for (key, value) in document.root().members() {
///     assert_eq!(&*key, "error");
///     assert_eq!(value.get("code").and_then(|code| code.integer()), Some(42));
///     assert_eq!(value.get("text").and_then(|text| text.text()).as_deref(), Some("café"));
/// }
/// assert!(Document::parse(b"<html>").root().is_null());
/// ```
#[derive(Debug)]
pub struct Document<'a> {
    body: &'a [u8],
    is_json: bool,
    /// The body, or `null` if the body is not JSON.
    text: &'a str,
    nodes: Vec<Node>,
}

impl<'a> Document<'a> {
    /// The largest body in bytes that is read as JSON: 1 MiB.
    pub const LIMIT: usize = 1 << 20;

    /// Parses a body. A UTF-8 byte order mark is skipped (RFC 8259 §8.1).
    #[must_use]
    pub fn parse(body: &'a [u8]) -> Self {
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        Self::parse_up_to(Self::LIMIT, body)
    }

    /// Parses a body that this library wrote. The body may be larger than [`LIMIT`](Self::LIMIT).
    pub(crate) fn parse_written(body: &'a [u8]) -> Self {
        Self::parse_up_to(ESCAPED as usize - 1, body)
    }

    fn parse_up_to(limit: usize, body: &'a [u8]) -> Self {
        let json = (body.len() <= limit)
            .then(|| std::str::from_utf8(body).ok())
            .flatten()
            .and_then(|text| Some((text, scan(text.as_bytes())?)));
        if let Some((text, nodes)) = json {
            Document { body, is_json: true, text, nodes }
        } else {
            let nodes = vec![Node { start: 0, end: 4, next: 1 }];
            Document { body, is_json: false, text: "null", nodes }
        }
    }

    /// Returns the value of the whole body. It is `null` if the body is not JSON.
    #[must_use]
    pub const fn root(&self) -> Raw<'_> {
        Raw { document: self, index: 0 }
    }

    /// Returns the body without the byte order mark.
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// Returns the body as text, if it is JSON.
    pub(crate) const fn json(&self) -> Option<&'a str> {
        if self.is_json { Some(self.text) } else { None }
    }

    fn node(&self, index: u32) -> Option<&Node> {
        self.nodes.get(index as usize)
    }

    fn slice(&self, start: u32, end: u32) -> &'a str {
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }
}

/// A JSON value in a [`Document`], borrowed from the body.
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    document: &'a Document<'a>,
    index: u32,
}

impl<'a> Raw<'a> {
    /// Returns the JSON text of the value.
    #[must_use]
    pub fn as_json(&self) -> &'a str {
        match self.document.node(self.index) {
            Some(node) => self.document.slice(node.start, node.end & !ESCAPED),
            None => "null",
        }
    }

    /// Returns the content of a string, unescaped. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn text(&self) -> Option<Text<'a>> {
        let node = self.document.node(self.index)?;
        let json = self.as_json();
        if node.is_escaped() {
            return Text::from_json(json);
        }
        let content = json.strip_prefix('"')?.strip_suffix('"')?;
        Some(content.into())
    }

    /// Returns the value of a number that is written without a fraction or an exponent, if the
    /// value fits in an `i64`.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        self.as_json().parse().ok()
    }

    /// Returns the members of an object, in the order of the body.
    #[must_use]
    pub fn members(&self) -> RawMembers<'a> {
        RawMembers(self.inside(b'{'))
    }

    /// Returns the last member of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Raw<'a>> {
        self.members().filter(|(key, _)| &**key == name).last().map(|(_, value)| value)
    }

    /// Returns the elements of an array.
    #[must_use]
    pub fn elements(&self) -> RawElements<'a> {
        RawElements(self.inside(b'['))
    }

    /// Returns whether the value is an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        self.first() == Some(b'{')
    }

    /// Returns whether the value is an array.
    #[must_use]
    pub fn is_array(&self) -> bool {
        self.first() == Some(b'[')
    }

    /// Returns whether the value is a string.
    #[must_use]
    pub fn is_string(&self) -> bool {
        self.first() == Some(b'"')
    }

    /// Returns whether the value is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.first() == Some(b'n')
    }

    /// Returns the key of the value, if the value is a member of an object.
    pub(crate) fn key(&self) -> Option<Text<'a>> {
        let key = Raw { document: self.document, index: self.index.checked_sub(1)? };
        let end = self.document.node(key.index)?.end & !ESCAPED;
        // A node before an element of an array is not followed by a colon.
        let rest = self.document.text.get(end as usize..)?;
        if rest.trim_ascii_start().starts_with(':') { key.text() } else { None }
    }

    fn first(&self) -> Option<u8> {
        let node = self.document.node(self.index)?;
        self.document.text.as_bytes().get(node.start as usize).copied()
    }

    fn inside(&self, opening: u8) -> Inside<'a> {
        let end = match self.document.node(self.index) {
            Some(node) if self.first() == Some(opening) => node.next,
            _ => 0,
        };
        Inside { document: self.document, at: self.index.saturating_add(1), end }
    }
}

impl Debug for Raw<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_json())
    }
}

impl Sealed for Raw<'_> {}

/// The value is written unchanged.
impl WriteJson for Raw<'_> {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(self.as_json().as_bytes());
        Ok(())
    }
}

/// The iterator that [`Raw::members`] returns.
#[derive(Clone, Debug)]
pub struct RawMembers<'a>(Inside<'a>);

impl<'a> Iterator for RawMembers<'a> {
    type Item = (Text<'a>, Raw<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.0.next()?.text()?;
        Some((key, self.0.next()?))
    }
}

/// The iterator that [`Raw::elements`] returns.
#[derive(Clone, Debug)]
pub struct RawElements<'a>(Inside<'a>);

impl<'a> Iterator for RawElements<'a> {
    type Item = Raw<'a>;

    fn next(&mut self) -> Option<Raw<'a>> {
        self.0.next()
    }
}

/// An iterator over the keys and values of an object, or over the elements of an array.
#[derive(Clone, Debug)]
struct Inside<'a> {
    document: &'a Document<'a>,
    at: u32,
    end: u32,
}

impl<'a> Iterator for Inside<'a> {
    type Item = Raw<'a>;

    fn next(&mut self) -> Option<Raw<'a>> {
        if self.at >= self.end {
            return None;
        }
        let found = Raw { document: self.document, index: self.at };
        self.at = self.document.node(self.at)?.next;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::Document;

    fn is_json(text: &str) -> bool {
        Document::parse(text.as_bytes()).json().is_some()
    }

    const DOCUMENTS: &[&str] = &[
        "{}",
        "[]",
        " null ",
        "true",
        "-0",
        "01",
        "-",
        "1.",
        ".5",
        "1e5",
        "1e",
        "1E+400",
        "nul",
        "truex",
        "\"a\"",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\ud83d\\ude00\"",
        "\"\\n\\\\\\\"\\/\"",
        "\"tab\there\"",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{\"a\":1]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\" : [ {\"b\":[]} , 2.5e-3 , \"é\" ] , \"c\":{}}",
        "{} {}",
        "",
        " ",
        "[[[[[[1]]]]]]",
    ];

    #[test]
    fn the_same_texts_are_json_as_in_serde_json() {
        for text in DOCUMENTS {
            let expected = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
            assert_eq!(is_json(text), expected, "{text}");
        }
    }

    #[test]
    fn the_limit_of_the_depth_is_that_of_serde_json() {
        for depth in [1, 126, 127, 128, 129, 100_000] {
            let text = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
            let expected = serde_json::from_str::<serde_json::Value>(&text).is_ok();
            assert_eq!(is_json(&text), expected, "{depth}");
        }
    }

    #[test]
    fn texts_are_unescaped() {
        for (json, text) in [
            (r#""plain""#, "plain"),
            (r#""\u00e9\n\t\b\f\r\\\/\"x""#, "é\n\t\u{8}\u{c}\r\\/\"x"),
            (r#""\ud83d\ude00!""#, "😀!"),
            (r#""\ud83dx""#, "\u{fffd}x"),
            (r#""\ude00\ud83d\u0041""#, "\u{fffd}\u{fffd}A"),
        ] {
            let document = Document::parse(json.as_bytes());
            assert_eq!(document.root().text().as_deref(), Some(text));
        }
    }

    #[test]
    fn members_and_elements_have_the_order_of_the_text() {
        let document = Document::parse(b" { \"a\" : 1 , \"b\\u0063\" : [ true , { } ] } ");
        let value = document.root();
        let members: Vec<_> =
            value.members().map(|(key, value)| (key.to_string(), value.as_json())).collect();
        assert_eq!(members, [("a".into(), "1"), ("bc".into(), "[ true , { } ]")]);
        let (_, array) = value.members().nth(1).expect("two");
        let elements: Vec<_> = array.elements().map(|element| element.as_json()).collect();
        assert_eq!(elements, ["true", "{ }"]);
        assert_eq!(value.elements().count(), 0);
        assert_eq!(array.members().count(), 0);
    }
}
