//! Formatting into a text.

use std::fmt::{Arguments, Write};

pub(super) trait Put {
    fn put(&mut self, text: Arguments<'_>);
}

impl Put for String {
    fn put(&mut self, text: Arguments<'_>) {
        // A `String` takes all; a `Display` of ours does not fail.
        let _ = self.write_fmt(text);
    }
}
