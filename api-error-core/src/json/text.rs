//! The texts of a document.

use super::escape::unescape;
use std::borrow::Cow;
use std::fmt::{self, Debug, Display, Formatter};
use std::ops::Deref;

/// A text that was read from a document.
#[derive(Clone)]
pub struct Text<'a>(Cow<'a, str>);

impl<'a> Text<'a> {
    /// Returns the content of a JSON string, unescaped. `json` includes the quotes.
    pub(crate) fn from_json(json: &'a str) -> Option<Self> {
        let content = json.strip_prefix('"')?.strip_suffix('"')?;
        Some(if content.contains('\\') { unescape(content).into() } else { content.into() })
    }

    /// Returns the data key without the `_` that [`Object::members`](super::Object::members)
    /// appends to a key in `reserved`.
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
