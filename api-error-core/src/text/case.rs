//! Splits names into words, and writes them in another case.
//!
//! Words end at `_`, `-`, `.`, white space and case changes. An acronym is one word: `HTTPError` is
//! `http_error`.

use crate::text::const_str::equal;
use crate::text::short::{SHORT, put_short};
use std::fmt::{self, Write};

/// The case of a name: one of the eight cases of `rename_all`, which serde has too.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Case;
///
/// assert_eq!(Case::from_name("kebab-case"), Some(Case::Kebab));
/// assert_eq!(Case::Kebab.convert("HTTPError"), "http-error");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// `duplicateditemid`
    Lower,
    /// `DUPLICATEDITEMID`
    Upper,
    /// `DuplicatedItemId`
    Pascal,
    /// `duplicatedItemId`
    Camel,
    /// `duplicated_item_id`
    Snake,
    /// `DUPLICATED_ITEM_ID`
    ScreamingSnake,
    /// `duplicated-item-id`
    Kebab,
    /// `DUPLICATED-ITEM-ID`
    ScreamingKebab,
}

impl Case {
    /// The cases and their names, each written in its own case.
    pub(crate) const ALL: [(Self, &'static str); 8] = [
        (Self::Lower, "lowercase"),
        (Self::Upper, "UPPERCASE"),
        (Self::Pascal, "PascalCase"),
        (Self::Camel, "camelCase"),
        (Self::Snake, "snake_case"),
        (Self::ScreamingSnake, "SCREAMING_SNAKE_CASE"),
        (Self::Kebab, "kebab-case"),
        (Self::ScreamingKebab, "SCREAMING-KEBAB-CASE"),
    ];

    /// Returns the case with this name, such as `snake_case`.
    #[must_use]
    pub const fn from_name(name: &str) -> Option<Self> {
        let mut index = 0;
        while index < Self::ALL.len() {
            if equal(Self::ALL[index].1, name) {
                return Some(Self::ALL[index].0);
            }
            index += 1;
        }
        None
    }

    /// Returns the name of the case, such as `snake_case`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Returns `name` in this case.
    #[must_use]
    pub fn convert(self, name: &str) -> String {
        let mut converted = String::with_capacity(name.len() + 8);
        // Writing to a `String` does not fail.
        let _ = self.write(name, &mut converted);
        converted
    }

    /// Writes `text` in this case.
    pub(crate) fn write(self, text: &str, out: &mut dyn Write) -> fmt::Result {
        let mut words = 0;
        let mut before = Class::Separator;
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let class = Class::of_character(character);
            let next =
                characters.peek().map_or(Class::Separator, |next| Class::of_character(*next));
            let starts_word = class.starts_word(before, next);
            before = class.after(before);
            if let Class::Separator = class {
                continue;
            }
            if starts_word {
                if words > 0
                    && let Some(separator) = self.separator()
                {
                    out.write_char(char::from(separator))?;
                }
                words += 1;
            }
            if self.is_upper(starts_word, words) {
                character.to_uppercase().try_for_each(|c| out.write_char(c))?;
            } else {
                character.to_lowercase().try_for_each(|c| out.write_char(c))?;
            }
        }
        Ok(())
    }

    /// Converts a short name of upper-case ASCII letters and single `_`, such as `ITEM_NOT_FOUND`,
    /// to `Snake` or `ScreamingSnake`. Most names have this form, and this function is faster than
    /// the general conversion. Returns a block in which the result starts at index 1, or `None` for
    /// another name or another case.
    pub(crate) fn words(self, name: &str) -> Option<[u8; SHORT + 2]> {
        // `are_words` checks the whole block, so the bytes after the name must also be letters.
        let mut block = [b'A'; SHORT + 2];
        put_short(&mut block, 1, name.as_bytes())?;
        let name = name.as_bytes();
        let starts_and_ends =
            name.first()?.is_ascii_uppercase() & name.last()?.is_ascii_uppercase();
        if !starts_and_ends || !are_words(&block) {
            return None;
        }
        match self {
            Self::Snake => block.make_ascii_lowercase(),
            Self::ScreamingSnake => {}
            _ => return None,
        }
        Some(block)
    }

    /// Appends `text` in this case. Nearly all names are short and ASCII, and are converted without
    /// a `String`.
    pub(crate) fn push(self, text: &str, out: &mut Vec<u8>) {
        let mut buffer = [0; 64];
        if text.is_ascii()
            && let length = self.write_ascii(text, &mut buffer)
            && let Some(written) = buffer.get(..length)
        {
            out.extend_from_slice(written);
        } else {
            out.extend_from_slice(self.convert(text).as_bytes());
        }
    }

    /// Writes an ASCII name in this case to `out`. Returns the length of the whole converted name,
    /// even if only a part of it fits into `out`. Const evaluation also calls this function.
    pub(crate) const fn write_ascii(self, name: &str, out: &mut [u8]) -> usize {
        let bytes = name.as_bytes();
        let mut length = 0;
        let mut words = 0;
        let mut before = Class::Separator;
        let mut index = 0;
        while index < bytes.len() {
            let class = Class::of_ascii(bytes[index]);
            let next = if index + 1 < bytes.len() {
                Class::of_ascii(bytes[index + 1])
            } else {
                Class::Separator
            };
            let starts_word = class.starts_word(before, next);
            before = class.after(before);
            if !matches!(class, Class::Separator) {
                if starts_word {
                    if words > 0
                        && let Some(separator) = self.separator()
                    {
                        put(out, length, separator);
                        length += 1;
                    }
                    words += 1;
                }
                let byte = if self.is_upper(starts_word, words) {
                    bytes[index].to_ascii_uppercase()
                } else {
                    bytes[index].to_ascii_lowercase()
                };
                put(out, length, byte);
                length += 1;
            }
            index += 1;
        }
        length
    }

    /// Returns whether a letter is written in upper case. `starts_word` is true for the first
    /// letter of a word. `word` is the number of the word, counted from 1.
    const fn is_upper(self, starts_word: bool, word: usize) -> bool {
        match self {
            Self::Upper | Self::ScreamingSnake | Self::ScreamingKebab => true,
            Self::Pascal => starts_word,
            Self::Camel => starts_word && word > 1,
            Self::Lower | Self::Snake | Self::Kebab => false,
        }
    }

    /// Returns the byte between two words.
    const fn separator(self) -> Option<u8> {
        match self {
            Self::Snake | Self::ScreamingSnake => Some(b'_'),
            Self::Kebab | Self::ScreamingKebab => Some(b'-'),
            Self::Lower | Self::Upper | Self::Pascal | Self::Camel => None,
        }
    }
}

/// The class of a character, for the word splitter.
#[derive(Clone, Copy)]
enum Class {
    Lower,
    Upper,
    Digit,
    Separator,
    Other,
}

impl Class {
    fn of_character(character: char) -> Self {
        if character.is_ascii() {
            Self::of_ascii(character as u8)
        } else if character.is_uppercase() {
            Self::Upper
        } else if character.is_lowercase() {
            Self::Lower
        } else if character.is_numeric() {
            Self::Digit
        } else if character.is_whitespace() {
            Self::Separator
        } else {
            Self::Other
        }
    }

    const fn of_ascii(byte: u8) -> Self {
        match byte {
            b'a'..=b'z' => Self::Lower,
            b'A'..=b'Z' => Self::Upper,
            b'0'..=b'9' => Self::Digit,
            b'_' | b'-' | b'.' => Self::Separator,
            _ if byte.is_ascii_whitespace() => Self::Separator,
            _ => Self::Other,
        }
    }

    /// Returns whether a character of this class, which is not a separator, starts a word.
    const fn starts_word(self, before: Self, next: Self) -> bool {
        match before {
            Self::Separator => true,
            Self::Lower | Self::Digit => matches!(self, Self::Upper),
            Self::Upper => matches!((self, next), (Self::Upper, Self::Lower)),
            Self::Other => false,
        }
    }

    /// Returns the class of this character for the comparison with the next character. A digit has
    /// the class of the letter before it, because the digit belongs to the same word: `V2Api` is
    /// `v2_api`.
    const fn after(self, before: Self) -> Self {
        match (self, before) {
            (Self::Digit, Self::Lower | Self::Upper) => before,
            _ => self,
        }
    }
}

/// Returns whether each byte is an upper-case ASCII letter, or a `_` before such a letter. The
/// check of one byte does not depend on the check of another byte, so the compiler compares several
/// bytes at the same time.
fn are_words(block: &[u8; SHORT + 2]) -> bool {
    let pairs = block[1..=SHORT].iter().zip(&block[2..]);
    pairs.fold(true, |are_words, (byte, next)| {
        are_words & (byte.is_ascii_uppercase() | ((*byte == b'_') & next.is_ascii_uppercase()))
    })
}

/// Writes a byte, if there is room.
const fn put(out: &mut [u8], index: usize, byte: u8) {
    if index < out.len() {
        out[index] = byte;
    }
}

#[cfg(test)]
mod tests {
    use super::Case;

    fn written(case: Case, name: &str) -> String {
        let mut text = String::new();
        case.write(name, &mut text).expect("writing to a `String` does not fail");
        let mut pushed = b"before ".to_vec();
        match case.words(name) {
            Some(words) => pushed.extend_from_slice(&words[1..=name.len()]),
            None => case.push(name, &mut pushed),
        }
        assert_eq!(String::from_utf8_lossy(&pushed), format!("before {text}"));
        text
    }

    #[test]
    fn letters_outside_ascii_are_converted() {
        for (name, snake) in [
            ("ПлохойЗапрос", "плохой_запрос"),
            ("CaféÀLaMode", "café_à_la_mode"),
            ("größe\u{a0}ÜBERAll", "größe_über_all"),
        ] {
            assert_eq!(written(Case::Snake, name), snake);
        }
    }

    #[test]
    fn words_end_at_separators_and_case_changes() {
        for (name, snake, screaming, pascal) in [
            ("DUPLICATED_ITEM_ID", "duplicated_item_id", "DUPLICATED_ITEM_ID", "DuplicatedItemId"),
            ("ValidationFailure", "validation_failure", "VALIDATION_FAILURE", "ValidationFailure"),
            ("paymentRequired", "payment_required", "PAYMENT_REQUIRED", "PaymentRequired"),
            ("HTTPError", "http_error", "HTTP_ERROR", "HttpError"),
            ("invalid-grant.type", "invalid_grant_type", "INVALID_GRANT_TYPE", "InvalidGrantType"),
            ("V2Api", "v2_api", "V2_API", "V2Api"),
            ("Error404Page", "error404_page", "ERROR404_PAGE", "Error404Page"),
            ("a", "a", "A", "A"),
            ("__x__", "x", "X", "X"),
            ("", "", "", ""),
            ("auth/InvalidToken", "auth/invalid_token", "AUTH/INVALID_TOKEN", "Auth/invalidToken"),
            ("1A", "1_a", "1_A", "1A"),
            ("A__B", "a_b", "A_B", "AB"),
            ("A_B_", "a_b", "A_B", "AB"),
            ("A_1B", "a_1_b", "A_1_B", "A1B"),
            ("A\"B", "a\"b", "A\"B", "A\"b"),
        ] {
            assert_eq!(written(Case::Snake, name), snake);
            assert_eq!(written(Case::ScreamingSnake, name), screaming);
            assert_eq!(written(Case::Pascal, name), pascal);
        }
    }

    #[test]
    fn write_ascii_and_convert_return_the_same_text() {
        for name in ["DUPLICATED_ITEM_ID", "HTTPError", "V2Api", "Error404Page", "a", "__x__", ""] {
            for (case, _) in Case::ALL {
                let expected = case.convert(name);
                let mut out = [0; 32];
                let length = case.write_ascii(name, &mut out);
                assert_eq!(str::from_utf8(&out[..length]), Ok(expected.as_str()));
            }
        }
    }

    #[test]
    fn each_case_is_found_by_its_name() {
        for (index, (case, name)) in Case::ALL.into_iter().enumerate() {
            assert_eq!(case as usize, index);
            assert_eq!(Case::from_name(name), Some(case));
            assert_eq!(case.name(), name);
        }
        assert_eq!(Case::Camel.convert("DUPLICATED_ITEM_ID"), "duplicatedItemId");
        assert_eq!(Case::ScreamingKebab.convert("itemGone"), "ITEM-GONE");
        assert_eq!(Case::from_name("Snake_Case"), None);
    }
}
