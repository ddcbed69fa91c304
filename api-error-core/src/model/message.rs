//! The message of an error: the text for the client.

use crate::fault;
use crate::json::{Sealed, WriteJson, write_display, write_str};
use crate::text::display_eq;
use std::fmt::{self, Debug, Display, Formatter, Write as _};

/// The message of one error, as it is sent to the client.
///
/// It borrows the error. The text is formatted only when the message is written.
#[derive(Clone, Copy)]
pub struct Message<'a>(Text<'a>);

#[derive(Clone, Copy)]
enum Text<'a> {
    Literal(&'a str),
    Display(&'a dyn Display),
    Template(&'a dyn Template),
}

/// The message of a variant that declares `message = ".. {field}"`. The derive implements it.
pub trait Template {
    /// Writes the message of this variant.
    #[expect(clippy::missing_errors_doc, reason = "the formatter's own error, as in Display")]
    fn write(&self, formatter: &mut Formatter<'_>) -> fmt::Result;
}

impl<'a> Message<'a> {
    /// Creates a message from a text.
    #[must_use]
    pub const fn literal(text: &'a str) -> Self {
        Self(Text::Literal(text))
    }

    /// Creates a message from the `Display` text of `value`.
    #[must_use]
    pub const fn display(value: &'a dyn Display) -> Self {
        Self(Text::Display(value))
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn template(value: &'a dyn Template) -> Self {
        Self(Text::Template(value))
    }

    /// Returns the text, if it needs no formatting.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'a str> {
        match self.0 {
            Text::Literal(text) => Some(text),
            Text::Display(_) | Text::Template(_) => None,
        }
    }
}

impl<'a> Message<'a> {
    /// Returns the displayed value, if the message is not a text or a template.
    pub(crate) const fn as_display(&self) -> Option<&'a dyn Display> {
        match self.0 {
            Text::Display(value) => Some(value),
            Text::Literal(_) | Text::Template(_) => None,
        }
    }

    /// Returns whether the message is this text, without an allocation.
    #[inline]
    pub(crate) fn is_text(&self, expected: &str) -> bool {
        match (self.as_str(), self.as_display()) {
            (Some(text), _) => text == expected,
            (None, Some(value)) => display_eq(value, expected.as_bytes()),
            (None, None) => display_eq(self, expected.as_bytes()),
        }
    }
}

impl Display for Message<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Text::Literal(text) => formatter.write_str(text),
            Text::Display(value) => value.fmt(formatter),
            Text::Template(value) => value.write(formatter),
        }
    }
}

impl Debug for Message<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        // The text ends where a `Display` fails.
        let _ = write!(text, "{self}");
        Debug::fmt(&text, formatter)
    }
}

impl Sealed for Message<'_> {}

/// If the `Display` of a message fails, the text ends at this point, and the failure is reported to
/// the fault hook.
impl WriteJson for Message<'_> {
    #[inline]
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        if let Some(text) = self.as_str() {
            write_str(out, text);
        } else if write_display(out, self.as_display().unwrap_or(self)).is_err() {
            fault::message(error);
        }
        Ok(())
    }

    #[inline]
    fn can_be_absent(&self) -> bool {
        false
    }
}
