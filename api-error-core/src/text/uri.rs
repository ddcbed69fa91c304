//! Percent-encoding (RFC 3986 §2.1) and application/x-www-form-urlencoded.

use std::fmt::{self, Display, Formatter, Write};

/// A set of ASCII characters, by their bytes.
#[derive(Clone, Copy)]
pub(crate) struct Characters([bool; 256]);

impl Characters {
    /// A path (RFC 3986 §3.3).
    pub(crate) const PATH: Self = Self::alphanumeric_and(b"-._~!$&'()*+,;=:@/");

    /// A fragment (RFC 3986 §3.5).
    pub(crate) const FRAGMENT: Self = Self::alphanumeric_and(b"-._~!$&'()*+,;=:@/?");

    /// All characters that a URI can contain, including delimiters and `%` (RFC 3986 §2).
    pub(crate) const URI: Self = Self::alphanumeric_and(b"-._~!$&'()*+,;=:@/?#[]%");

    /// The characters of `error_uri` in OAuth 2.0: %x21 / %x23-5B / %x5D-7E (RFC 6749 §5.2).
    pub(crate) const OAUTH2_URI: Self = Self::alphanumeric_and(b"!#$%&'()*+,-./:;<=>?@[]^_`{|}~");

    /// The characters that a form does not encode.
    const FORM: Self = Self::alphanumeric_and(b"*-._");

    const fn alphanumeric_and(marks: &[u8]) -> Self {
        let mut table = [false; 256];
        let mut byte: u8 = 0;
        while byte < 128 {
            table[byte as usize] = byte.is_ascii_alphanumeric();
            byte += 1;
        }
        let mut index = 0;
        while index < marks.len() {
            table[marks[index] as usize] = true;
            index += 1;
        }
        Self(table)
    }

    /// Returns whether the set contains this byte. It contains no byte above 127.
    pub(crate) const fn contains(&self, byte: u8) -> bool {
        self.0[byte as usize]
    }

    /// Returns whether the set contains each byte of `text`.
    pub(crate) fn contain(&self, text: &str) -> bool {
        // `all` would add a branch for each byte.
        text.bytes().fold(true, |all, byte| all & self.contains(byte))
    }
}

/// A text in which each byte outside `plain` is displayed as `%` and two hexadecimal digits.
pub(crate) struct PercentEncoded<'a> {
    text: &'a str,
    plain: &'static Characters,
    keeps_escapes: bool,
}

impl<'a> PercentEncoded<'a> {
    /// Encodes every byte outside `plain`.
    pub(crate) const fn new(text: &'a str, plain: &'static Characters) -> Self {
        Self { text, plain, keeps_escapes: false }
    }

    /// Keeps each `%` before two hexadecimal digits, because a part of the text can be encoded
    /// already.
    #[cfg_attr(
        not(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")),
        allow(dead_code, reason = "only the layer encodes paths")
    )]
    pub(crate) const fn keeping_escapes(mut self) -> Self {
        self.keeps_escapes = true;
        self
    }

    /// Returns the text before encoding.
    #[cfg_attr(
        not(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")),
        allow(dead_code, reason = "only the layer encodes paths")
    )]
    pub(crate) const fn text(&self) -> &'a str {
        self.text
    }

    /// Returns the text if the set `plain` contains each of its bytes. `keeps_escapes` has no
    /// effect here.
    pub(crate) fn plain(&self) -> Option<&'a str> {
        self.plain.contain(self.text).then_some(self.text)
    }

    fn is_plain(&self, index: usize, byte: u8) -> bool {
        if byte == b'%' && self.keeps_escapes {
            let digits: Option<&[u8; 2]> = self.text.as_bytes()[index + 1..].first_chunk();
            return digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        }
        self.plain.contains(byte)
    }
}

impl Display for PercentEncoded<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        if let Some(plain) = self.plain() {
            return formatter.write_str(plain);
        }
        let mut clean = 0;
        for (index, byte) in self.text.bytes().enumerate() {
            if !self.is_plain(index, byte) {
                // Every byte of a character outside ASCII is encoded. So `clean..index` is empty if
                // it begins inside a character, and `get` then returns `None`.
                formatter.write_str(self.text.get(clean..index).unwrap_or_default())?;
                write!(formatter, "%{byte:02X}")?;
                clean = index + 1;
            }
        }
        formatter.write_str(self.text.get(clean..).unwrap_or_default())
    }
}

/// Decodes `%` and two hexadecimal digits. Any other `%` is unchanged. If the result is not UTF-8,
/// returns `text` unchanged.
pub(crate) fn percent_decode(text: &str) -> String {
    String::from_utf8(decode(text, |byte| byte)).unwrap_or_else(|_| text.to_owned())
}

/// Decodes one key or value of application/x-www-form-urlencoded. Bytes that are not UTF-8 are
/// replaced.
pub(crate) fn form_urldecode(text: &str) -> String {
    let decoded = decode(text, |byte| if byte == b'+' { b' ' } else { byte });
    String::from_utf8(decoded)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into())
}

fn decode(text: &str, plain: impl Fn(u8) -> u8) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digit = |index: usize| char::from(*after.get(index)?).to_digit(16);
        let decoded = match (byte, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        out.push(decoded.unwrap_or_else(|| plain(byte)));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    out
}

/// Appends `text` as application/x-www-form-urlencoded.
pub(crate) fn push_form_urlencoded(out: &mut String, text: &str) {
    for (index, part) in text.split(' ').enumerate() {
        if index > 0 {
            out.push('+');
        }
        // Writing to a `String` does not fail.
        let _ = write!(out, "{}", PercentEncoded::new(part, &Characters::FORM));
    }
}

#[cfg(test)]
mod tests {
    use super::{Characters, PercentEncoded, form_urldecode, percent_decode, push_form_urlencoded};

    #[test]
    fn fragments_are_percent_encoded_and_decoded() {
        for (text, encoded) in [
            ("", ""),
            ("/foo/0", "/foo/0"),
            ("/a~1b", "/a~1b"),
            ("/c%d", "/c%25d"),
            ("/e^f", "/e%5Ef"),
            ("/g|h", "/g%7Ch"),
            ("/i\\j", "/i%5Cj"),
            ("/k\"l", "/k%22l"),
            ("/ ", "/%20"),
            ("/m~0n", "/m~0n"),
            ("/é/日本", "/%C3%A9/%E6%97%A5%E6%9C%AC"),
        ] {
            let found = PercentEncoded::new(text, &Characters::FRAGMENT).to_string();
            assert_eq!(found, encoded);
            assert_eq!(percent_decode(&found), text);
        }
    }

    #[test]
    fn escapes_can_be_kept() {
        for (path, expected) in [
            ("/carts/c-9", "/carts/c-9"),
            ("/a%20b", "/a%20b"),
            ("/100%", "/100%25"),
            ("/%zz", "/%25zz"),
            ("/é\"<>", "/%C3%A9%22%3C%3E"),
            ("/a|b^c", "/a%7Cb%5Ec"),
            ("*", "*"),
        ] {
            let encoded = PercentEncoded::new(path, &Characters::PATH).keeping_escapes();
            assert_eq!(encoded.to_string(), expected);
        }
    }

    #[test]
    fn forms_are_encoded_and_decoded() {
        for (text, encoded) in [
            ("", ""),
            ("a b", "a+b"),
            (" a  b ", "+a++b+"),
            ("a+b=c&d", "a%2Bb%3Dc%26d"),
            ("~", "%7E"),
            ("é", "%C3%A9"),
        ] {
            let mut out = String::new();
            push_form_urlencoded(&mut out, text);
            assert_eq!(out, encoded);
            assert_eq!(form_urldecode(&out), text);
        }
        assert_eq!(form_urldecode("100%&%FF"), "100%&\u{FFFD}");
    }
}
