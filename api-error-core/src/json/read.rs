//! The reader that wire formats are read with: values as they stand in a body, found by one scan.

use std::borrow::Cow;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::Deref;

/// Arrays and objects within each other, at most: as deep as `serde_json` reads.
const DEPTH: u32 = 127;

/// The body of a response, read as JSON (RFC 8259) when it is that.
///
/// One scan finds where each value stands; nothing is copied, and no tree is built. Reading is
/// total: a body that is not JSON, that is larger than
/// [`Received::BODY_LIMIT`](crate::Received::BODY_LIMIT) or deeper than 127 arrays and objects
/// reads as `null`, and what a value is not, it has none of: the members of a number are none, the
/// text of an array is `None`.
///
/// ```
/// use api_error_core::json::Document;
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
    /// The body when it is JSON, else `null`.
    text: &'a str,
    nodes: Vec<Node>,
}

/// A key or a value.
#[derive(Clone, Copy, Debug)]
struct Node {
    start: u32,
    /// With [`ESCAPED`] when it is a string with escapes.
    end: u32,
    /// The node after this one and all that is within it. While an object or array is open, the
    /// one around it.
    next: u32,
}

/// No position has this bit: a document is much smaller.
const ESCAPED: u32 = 1 << 31;

impl Node {
    const fn is_escaped(self) -> bool {
        self.end & ESCAPED != 0
    }
}

impl<'a> Document<'a> {
    /// Reads a body. A UTF-8 byte order mark is skipped (RFC 8259 §8.1).
    #[must_use]
    pub fn parse(body: &'a [u8]) -> Self {
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        let json = (body.len() <= crate::Received::BODY_LIMIT)
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

    /// The value that the whole body is, or `null`.
    #[must_use]
    pub const fn root(&self) -> Raw<'_> {
        Raw { document: self, index: 0 }
    }

    /// What was read, without the byte order mark.
    #[must_use]
    pub const fn body(&self) -> &'a [u8] {
        self.body
    }

    /// The body as text, when it is JSON.
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

/// A JSON value as it stands in a [`Document`].
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    document: &'a Document<'a>,
    index: u32,
}

impl<'a> Raw<'a> {
    /// The JSON text.
    #[must_use]
    pub fn as_json(&self) -> &'a str {
        match self.document.node(self.index) {
            Some(node) => self.document.slice(node.start, node.end & !ESCAPED),
            None => "null",
        }
    }

    /// The content of a string, unescaped. A lone surrogate becomes U+FFFD.
    #[must_use]
    pub fn text(&self) -> Option<Text<'a>> {
        let node = self.document.node(self.index)?;
        let json = self.as_json();
        if node.is_escaped() {
            return Text::of_json(json);
        }
        let content = json.strip_prefix('"')?.strip_suffix('"')?;
        Some(content.into())
    }

    /// The value of a number without fraction and exponent that an `i64` holds.
    #[must_use]
    pub fn integer(&self) -> Option<i64> {
        self.as_json().parse().ok()
    }

    /// The members of an object, in the order they stand.
    #[must_use]
    pub fn members(&self) -> RawMembers<'a> {
        RawMembers(self.inside(b'{'))
    }

    /// The last member of this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Raw<'a>> {
        self.members().filter(|(key, _)| &**key == name).last().map(|(_, value)| value)
    }

    /// The elements of an array.
    #[must_use]
    pub fn elements(&self) -> RawElements<'a> {
        RawElements(self.inside(b'['))
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(&self) -> bool {
        self.first() == Some(b'{')
    }

    /// Whether it is an array.
    #[must_use]
    pub fn is_array(&self) -> bool {
        self.first() == Some(b'[')
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.first() == Some(b'n')
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

/// Written as it stands.
impl super::Value for Raw<'_> {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(self.as_json().as_bytes());
        Ok(())
    }
}

/// A text read from a document, or any other.
#[derive(Clone)]
pub struct Text<'a>(Cow<'a, str>);

impl<'a> Text<'a> {
    /// The content of a JSON string of no document.
    pub(crate) fn of_json(json: &'a str) -> Option<Self> {
        let content = json.strip_prefix('"')?.strip_suffix('"')?;
        Some(if content.contains('\\') { unescape(content).into() } else { content.into() })
    }

    /// The text without the `_` that a data key was sent with because of `reserved`: see
    /// [`Object::members`](super::Object::members).
    #[must_use]
    pub fn unreserved(self, reserved: &[&str]) -> Self {
        match self.strip_suffix('_') {
            Some(plain) if reserved.contains(&plain.trim_end_matches('_')) => {
                let length = plain.len();
                Text(match self.0 {
                    Cow::Borrowed(text) => Cow::Borrowed(&text[..length]),
                    Cow::Owned(mut text) => {
                        text.truncate(length);
                        Cow::Owned(text)
                    }
                })
            }
            _ => self,
        }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'a> From<&'a str> for Text<'a> {
    fn from(text: &'a str) -> Self {
        Text(Cow::Borrowed(text))
    }
}

impl From<String> for Text<'_> {
    fn from(text: String) -> Self {
        Text(Cow::Owned(text))
    }
}

impl Debug for Text<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&**self, formatter)
    }
}

impl Display for Text<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&**self, formatter)
    }
}

/// What [`Raw::members`] returns.
#[derive(Clone, Debug)]
pub struct RawMembers<'a>(Inside<'a>);

impl<'a> Iterator for RawMembers<'a> {
    type Item = (Text<'a>, Raw<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.0.next()?.text()?;
        Some((key, self.0.next()?))
    }
}

/// What [`Raw::elements`] returns.
#[derive(Clone, Debug)]
pub struct RawElements<'a>(Inside<'a>);

impl<'a> Iterator for RawElements<'a> {
    type Item = Raw<'a>;

    fn next(&mut self) -> Option<Raw<'a>> {
        self.0.next()
    }
}

/// The nodes of an object or array.
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

/// The nodes of a document; `None` when it is not JSON.
fn scan(bytes: &[u8]) -> Option<Vec<Node>> {
    const NONE: u32 = u32::MAX;
    // Of the bodies of errors a node takes some ten bytes.
    let mut nodes: Vec<Node> = Vec::with_capacity(bytes.len() / 8 + 4);
    let mut open = NONE;
    let mut opening = 0;
    let mut depth = 0;
    let mut at = skip_space(bytes, 0);
    loop {
        let start = narrow(at);
        let first = *bytes.get(at)?;
        let end = match first {
            b'"' => {
                let (end, escaped) = skip_string(bytes, at + 1)?;
                at = end;
                narrow(end) | escaped
            }
            b'{' | b'[' => {
                if depth == DEPTH {
                    return None;
                }
                at = skip_space(bytes, at + 1);
                if bytes.get(at) == Some(&closing(first)) {
                    at += 1;
                    narrow(at)
                } else {
                    depth += 1;
                    let index = narrow(nodes.len());
                    nodes.push(Node { start, end: 0, next: open });
                    (open, opening) = (index, first);
                    if first == b'{' {
                        at = scan_key(bytes, at, &mut nodes)?;
                    }
                    continue;
                }
            }
            b't' => skip_literal(bytes, &mut at, b"true")?,
            b'f' => skip_literal(bytes, &mut at, b"false")?,
            b'n' => skip_literal(bytes, &mut at, b"null")?,
            _ => skip_number(bytes, &mut at)?,
        };
        let next = narrow(nodes.len()) + 1;
        nodes.push(Node { start, end, next });
        loop {
            at = skip_space(bytes, at);
            if open == NONE {
                return (at == bytes.len()).then_some(nodes);
            }
            let byte = *bytes.get(at)?;
            at += 1;
            if byte == b',' {
                at = skip_space(bytes, at);
                if opening == b'{' {
                    at = scan_key(bytes, at, &mut nodes)?;
                }
                break;
            }
            if byte != closing(opening) {
                return None;
            }
            depth -= 1;
            let next = narrow(nodes.len());
            let container = nodes.get_mut(open as usize)?;
            container.end = narrow(at);
            open = std::mem::replace(&mut container.next, next);
            let outer = nodes.get(open as usize);
            opening = outer.map_or(0, |outer| bytes[outer.start as usize]);
        }
    }
}

const fn closing(opening: u8) -> u8 {
    if opening == b'{' { b'}' } else { b']' }
}

/// Positions fit: a document's size is bounded.
#[expect(clippy::cast_possible_truncation, reason = "checked by the size of the document")]
const fn narrow(position: usize) -> u32 {
    position as u32
}

/// From a key to where its value begins.
#[inline]
fn scan_key(bytes: &[u8], start: usize, nodes: &mut Vec<Node>) -> Option<usize> {
    if bytes.get(start) != Some(&b'"') {
        return None;
    }
    let (end, escaped) = skip_string(bytes, start + 1)?;
    let next = narrow(nodes.len()) + 1;
    nodes.push(Node { start: narrow(start), end: narrow(end) | escaped, next });
    let at = skip_space(bytes, end);
    (bytes.get(at) == Some(&b':')).then(|| skip_space(bytes, at + 1))
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// From after the opening quote to after the closing one, and [`ESCAPED`] or 0.
fn skip_string(bytes: &[u8], mut at: usize) -> Option<(usize, u32)> {
    let mut escaped = 0;
    loop {
        while let Some(word) = bytes.get(at..at + 8).and_then(<[u8]>::first_chunk::<8>) {
            let word = u64::from_le_bytes(*word);
            let found = stops(word);
            if found == 0 {
                at += 8;
                continue;
            }
            // From the bit of the byte to its first.
            let bit = found.trailing_zeros() & !7;
            at += bit as usize / 8;
            if (word >> bit) & 0xFF == u64::from(b'"') {
                return Some((at + 1, escaped));
            }
            break;
        }
        match *bytes.get(at)? {
            b'"' => return Some((at + 1, escaped)),
            b'\\' => {
                escaped = ESCAPED;
                match *bytes.get(at + 1)? {
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => at += 2,
                    b'u' if bytes.get(at + 2..at + 6)?.iter().all(u8::is_ascii_hexdigit) => at += 6,
                    _ => return None,
                }
            }
            0..0x20 => return None,
            _ => at += 1,
        }
    }
}

/// Eight bytes at a time: the lowest bit that is set is the high bit of the first byte below 0x20,
/// or equal to a quote or a backslash; bits above it may be wrong.
const fn stops(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const HIGH: u64 = ONES << 7;
    let quote = word ^ (ONES * b'"' as u64);
    let backslash = word ^ (ONES * b'\\' as u64);
    let found = (word.wrapping_sub(ONES * 0x20) & !word)
        | (quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash);
    found & HIGH
}

fn skip_literal(bytes: &[u8], at: &mut usize, literal: &[u8]) -> Option<u32> {
    if !bytes.get(*at..)?.starts_with(literal) {
        return None;
    }
    *at += literal.len();
    Some(narrow(*at))
}

fn skip_number(bytes: &[u8], position: &mut usize) -> Option<u32> {
    let mut at = *position;
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    at = if bytes.get(at) == Some(&b'0') { at + 1 } else { skip_digits(bytes, at)? };
    if bytes.get(at) == Some(&b'.') {
        at = skip_digits(bytes, at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = skip_digits(bytes, at)?;
    }
    *position = at;
    Some(narrow(at))
}

/// At least one digit.
fn skip_digits(bytes: &[u8], start: usize) -> Option<usize> {
    let mut at = start;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    (at > start).then_some(at)
}

/// The content of a string whose escapes are known to be sound.
fn unescape(content: &str) -> String {
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    while let Some((clean, escaped)) = rest.split_once('\\') {
        out.push_str(clean);
        let mut characters = escaped.chars();
        match characters.next() {
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{C}'),
            Some('n') => out.push('\n'),
            Some('r') => out.push('\r'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let (character, after) = unescape_unit(characters.as_str());
                out.push(character);
                rest = after;
                continue;
            }
            other => out.extend(other),
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    out
}

/// The character of the four digits at the start, or of two surrogates, and what follows.
fn unescape_unit(text: &str) -> (char, &str) {
    let Some((unit, rest)) = hex_unit(text) else { return (char::REPLACEMENT_CHARACTER, "") };
    if let 0xD800..=0xDBFF = unit
        && let Some((low @ 0xDC00..=0xDFFF, rest)) = rest.strip_prefix("\\u").and_then(hex_unit)
    {
        let character = 0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        return (char::from_u32(character).unwrap_or(char::REPLACEMENT_CHARACTER), rest);
    }
    (char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER), rest)
}

fn hex_unit(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    Some((u32::from_str_radix(digits, 16).ok()?, rest))
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
    fn json_is_what_serde_json_says() {
        for text in DOCUMENTS {
            let expected = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
            assert_eq!(is_json(text), expected, "{text}");
        }
    }

    #[test]
    fn depth_is_bounded_as_that_of_serde_json() {
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
    fn members_and_elements_come_in_order() {
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
