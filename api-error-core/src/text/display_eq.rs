//! Compares a `Display` output with a text, without an allocation.

use std::fmt::{self, Display, Write};

/// Returns whether `value` displays exactly as `expected`.
pub(crate) fn display_eq(value: &dyn Display, expected: &[u8]) -> bool {
    let mut rest = Rest(expected);
    write!(rest, "{value}").is_ok() && rest.0.is_empty()
}

/// The part of the expected text that was not written yet.
struct Rest<'a>(&'a [u8]);

impl Write for Rest<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(text.as_bytes()).ok_or(fmt::Error)?;
        Ok(())
    }
}
