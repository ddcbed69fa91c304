//! The name of an error, in the case that a wire format uses.

use crate::json::{Sealed, WriteJson, escape, write_str};
use crate::text::case::Case;
use crate::text::display_eq;
use crate::text::short::append_start;
use std::fmt::{self, Debug, Display, Formatter};

/// An error's name in the case that a wire format uses.
///
/// Words end at `_`, `-`, `.`, white space and case changes; an acronym is one word: `HTTPError` is
/// `http_error`.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Name;
///
/// assert_eq!(Name::snake("DUPLICATED_ITEM_ID").to_string(), "duplicated_item_id");
/// assert_eq!(Name::pascal("HTTPError").to_string(), "HttpError");
/// ```
#[derive(Clone, Copy)]
pub struct Name<'a> {
    text: &'a str,
    /// `None` writes the text as it is.
    case: Option<Case>,
}

impl<'a> Name<'a> {
    /// Writes `text` as it is.
    #[must_use]
    pub const fn verbatim(text: &'a str) -> Self {
        Self { text, case: None }
    }

    /// Writes `DUPLICATED_ITEM_ID` as `duplicated_item_id`.
    #[must_use]
    pub const fn snake(text: &'a str) -> Self {
        Self { text, case: Some(Case::Snake) }
    }

    /// Writes `duplicatedItemId` as `DUPLICATED_ITEM_ID`.
    #[must_use]
    pub const fn screaming_snake(text: &'a str) -> Self {
        Self { text, case: Some(Case::ScreamingSnake) }
    }

    /// Writes `DUPLICATED_ITEM_ID` as `DuplicatedItemId`.
    #[must_use]
    pub const fn pascal(text: &'a str) -> Self {
        Self { text, case: Some(Case::Pascal) }
    }
}

impl Display for Name<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.case {
            Some(case) => case.write(self.text, formatter),
            None => formatter.write_str(self.text),
        }
    }
}

/// Compares the name, in its case, with a text.
impl PartialEq<str> for Name<'_> {
    fn eq(&self, text: &str) -> bool {
        display_eq(self, text.as_bytes())
    }
}

impl Debug for Name<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}

impl Sealed for Name<'_> {}

impl WriteJson for Name<'_> {
    #[inline]
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        match self.case {
            Some(case) => write_in_case(out, self.text, case),
            None => write_str(out, self.text),
        }
        Ok(())
    }

    #[inline]
    fn can_be_absent(&self) -> bool {
        false
    }
}

fn write_in_case(out: &mut Vec<u8>, text: &str, case: Case) {
    if let Some(mut block) = case.words(text)
        && let Some(quote) = block.get_mut(text.len() + 1)
    {
        *quote = b'"';
        block[0] = b'"';
        append_start(out, &block, text.len() + 2);
        return;
    }
    out.push(b'"');
    let start = out.len();
    case.push(text, out);
    escape(out, start);
    out.push(b'"');
}
