//! One word splitter, and the cases of names.
//!
//! Words end at `_`, `-`, `.`, white space and case changes. An acronym is one word: `HTTPError` is
//! `http_error`.

use std::fmt::{self, Write};

/// A case that a name can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    /// `duplicated_item_id`
    Snake,
    /// `DUPLICATED_ITEM_ID`
    ScreamingSnake,
    /// `DuplicatedItemId`
    Pascal,
}

impl Case {
    /// Writes `text` in this case.
    pub(crate) fn write(self, text: &str, out: &mut dyn Write) -> fmt::Result {
        let mut first = true;
        let mut before = Class::Separator;
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            let class = Class::of_character(character);
            let next =
                characters.peek().map_or(Class::Separator, |next| Class::of_character(*next));
            let start = class.starts_word(before, next);
            before = class.after(before);
            if let Class::Separator = class {
                continue;
            }
            if start && !first && self != Self::Pascal {
                out.write_char('_')?;
            }
            first = false;
            let upper = match self {
                Self::ScreamingSnake => true,
                Self::Pascal => start,
                Self::Snake => false,
            };
            if upper {
                character.to_uppercase().try_for_each(|c| out.write_char(c))?;
            } else {
                character.to_lowercase().try_for_each(|c| out.write_char(c))?;
            }
        }
        Ok(())
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

    /// Returns the class that the next character has before it. Digits belong to the word before
    /// them: `V2Api` is `v2_api`.
    const fn after(self, before: Self) -> Self {
        match (self, before) {
            (Self::Digit, Self::Lower | Self::Upper) => before,
            _ => self,
        }
    }
}

/// Returns the length of an ASCII name in `SCREAMING_SNAKE_CASE`.
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
    use super::{Case, screaming_snake_len};

    fn written(case: Case, name: &str) -> String {
        let mut text = String::new();
        case.write(name, &mut text).expect("writing to a `String` does not fail");
        text
    }

    #[test]
    fn letters_are_not_only_ascii() {
        for (name, snake) in [
            ("ПлохойЗапрос", "плохой_запрос"),
            ("CaféÀLaMode", "café_à_la_mode"),
            ("größe\u{a0}ÜBERAll", "größe_über_all"),
        ] {
            assert_eq!(written(Case::Snake, name), snake);
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
            assert_eq!(written(Case::Snake, name), snake);
            assert_eq!(written(Case::ScreamingSnake, name), screaming);
            assert_eq!(written(Case::Pascal, name), pascal);
            assert_eq!(screaming_snake_len(name), screaming.len(), "{name}");
        }
    }
}
