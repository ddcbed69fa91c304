//! One word splitter, and the cases a name is written in.

use crate::response::is_displayed;
use std::fmt::{self, Debug, Display, Formatter, Write};

/// An error's name in the case that a wire format wants, written without an allocation.
///
/// Words end at `_`, `-`, `.`, a space and at case edges; an acronym is one word:
/// `HTTPError` is `http_error`.
#[derive(Clone, Copy)]
pub struct Name<'a> {
    text: &'a str,
    case: Case,
}

#[derive(Clone, Copy)]
enum Case {
    Verbatim,
    Snake,
    ScreamingSnake,
    Pascal,
}

impl<'a> Name<'a> {
    /// `text` as it is.
    #[must_use]
    pub const fn verbatim(text: &'a str) -> Self {
        Self { text, case: Case::Verbatim }
    }

    /// `DUPLICATED_ITEM_ID` as `duplicated_item_id`.
    #[must_use]
    pub const fn snake(text: &'a str) -> Self {
        Self { text, case: Case::Snake }
    }

    /// `duplicatedItemId` as `DUPLICATED_ITEM_ID`.
    #[must_use]
    pub const fn screaming_snake(text: &'a str) -> Self {
        Self { text, case: Case::ScreamingSnake }
    }

    /// `DUPLICATED_ITEM_ID` as `DuplicatedItemId`.
    #[must_use]
    pub const fn pascal(text: &'a str) -> Self {
        Self { text, case: Case::Pascal }
    }

    /// The text, when it is written as it is.
    #[must_use]
    pub(crate) const fn as_str(&self) -> Option<&'a str> {
        match self.case {
            Case::Verbatim => Some(self.text),
            Case::Snake | Case::ScreamingSnake | Case::Pascal => None,
        }
    }
}

impl Display for Name<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let underscore = match self.case {
            Case::Verbatim => return formatter.write_str(self.text),
            Case::Snake | Case::ScreamingSnake => true,
            Case::Pascal => false,
        };
        let mut first = true;
        let mut before = Class::Separator;
        let mut characters = self.text.chars().peekable();
        while let Some(character) = characters.next() {
            let class = Class::of(character);
            let next = characters.peek().map_or(Class::Separator, |next| Class::of(*next));
            let start = class.starts_word(before, next);
            before = class.after(before);
            if let Class::Separator = class {
                continue;
            }
            if start && underscore && !first {
                formatter.write_char('_')?;
            }
            first = false;
            let upper = match self.case {
                Case::ScreamingSnake => true,
                Case::Pascal => start,
                Case::Snake | Case::Verbatim => false,
            };
            if upper {
                character.to_uppercase().try_for_each(|c| formatter.write_char(c))?;
            } else {
                character.to_lowercase().try_for_each(|c| formatter.write_char(c))?;
            }
        }
        Ok(())
    }
}

/// Whether the name, in its case, is this text.
impl PartialEq<str> for Name<'_> {
    fn eq(&self, text: &str) -> bool {
        is_displayed(self, text.as_bytes())
    }
}

impl Debug for Name<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}

/// What a character means to the word splitter.
#[derive(Clone, Copy)]
enum Class {
    Lower,
    Upper,
    Digit,
    Separator,
    Other,
}

impl Class {
    fn of(character: char) -> Self {
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

    /// Whether a character of this class, no separator itself, is the first of a word.
    const fn starts_word(self, before: Self, next: Self) -> bool {
        match before {
            Self::Separator => true,
            Self::Lower | Self::Digit => matches!(self, Self::Upper),
            Self::Upper => matches!((self, next), (Self::Upper, Self::Lower)),
            Self::Other => false,
        }
    }

    /// What stands before the character behind this one. Digits belong to the word before them:
    /// `V2Api` is `v2_api`.
    const fn after(self, before: Self) -> Self {
        match (self, before) {
            (Self::Digit, Self::Lower | Self::Upper) => before,
            _ => self,
        }
    }
}

/// The length of an ASCII name once it is in `SCREAMING_SNAKE_CASE`.
pub(crate) const fn screaming_snake_len(name: &str) -> usize {
    let bytes = name.as_bytes();
    let mut length = 0;
    let mut before = Class::Separator;
    let mut index = 0;
    while index < bytes.len() {
        let class = Class::of_ascii(bytes[index]);
        let next = if index + 1 < bytes.len() {
            Class::of_ascii(bytes[index + 1])
        } else {
            Class::Separator
        };
        if !matches!(class, Class::Separator) {
            if length > 0 && class.starts_word(before, next) {
                length += 1;
            }
            length += 1;
        }
        before = class.after(before);
        index += 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::{Name, screaming_snake_len};

    #[test]
    fn letters_are_not_only_ascii() {
        for (name, snake) in [
            ("ПлохойЗапрос", "плохой_запрос"),
            ("CaféÀLaMode", "café_à_la_mode"),
            ("größe\u{a0}ÜBERAll", "größe_über_all"),
        ] {
            assert_eq!(Name::snake(name).to_string(), snake);
        }
    }

    #[test]
    fn words_end_at_separators_and_case_edges() {
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
        ] {
            assert_eq!(Name::snake(name).to_string(), snake);
            assert_eq!(Name::screaming_snake(name).to_string(), screaming);
            assert_eq!(Name::pascal(name).to_string(), pascal);
            assert_eq!(screaming_snake_len(name), screaming.len(), "{name}");
        }
    }
}
