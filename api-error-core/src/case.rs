//! One word splitter, and the cases a name is written in.

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
        let bytes = self.text.as_bytes();
        let mut first = true;
        for (index, character) in self.text.char_indices() {
            if is_separator(bytes[index]) {
                continue;
            }
            let start = starts_word(bytes, index);
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

impl Debug for Name<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}

const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'_' | b'-' | b'.' | b' ')
}

/// Whether the character at `index`, itself no separator, is the first of a word.
const fn starts_word(bytes: &[u8], index: usize) -> bool {
    if index == 0 || is_separator(bytes[index - 1]) {
        return true;
    }
    if !bytes[index].is_ascii_uppercase() {
        return false;
    }
    // Digits belong to the word before them: `V2Api` is `v2_api`.
    let mut before = index - 1;
    while before > 0 && bytes[before].is_ascii_digit() {
        before -= 1;
    }
    let ends_acronym = index + 1 < bytes.len() && bytes[index + 1].is_ascii_lowercase();
    !bytes[before].is_ascii_uppercase()
        && !is_separator(bytes[before])
        && !bytes[before].is_ascii_digit()
        || bytes[before].is_ascii_uppercase() && ends_acronym
}

/// The length of an ASCII name once it is in `SCREAMING_SNAKE_CASE`.
pub(crate) const fn screaming_snake_len(name: &str) -> usize {
    let bytes = name.as_bytes();
    let mut length = 0;
    let mut index = 0;
    while index < bytes.len() {
        if !is_separator(bytes[index]) {
            if length > 0 && starts_word(bytes, index) {
                length += 1;
            }
            length += 1;
        }
        index += 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use super::{Name, screaming_snake_len};

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
        ] {
            assert_eq!(Name::snake(name).to_string(), snake);
            assert_eq!(Name::screaming_snake(name).to_string(), screaming);
            assert_eq!(Name::pascal(name).to_string(), pascal);
            assert_eq!(screaming_snake_len(name), screaming.len(), "{name}");
        }
    }
}
