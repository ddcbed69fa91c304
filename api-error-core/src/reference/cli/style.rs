//! Colors of a terminal.

use std::fmt::{self, Display, Formatter};
use std::io::{self, IsTerminal};

/// The style of an output: with or without colors.
#[derive(Clone, Copy)]
pub(super) struct Style {
    has_colors: bool,
}

impl Style {
    /// Returns the style of the standard output.
    pub(super) fn of_stdout() -> Self {
        let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let is_forced = std::env::var_os("CLICOLOR_FORCE")
            .is_some_and(|value| !value.is_empty() && value != "0");
        let has_colors = is_forced || (!is_set("NO_COLOR") && io::stdout().is_terminal());
        Self { has_colors }
    }

    /// Returns a heading in bold.
    pub(super) fn heading<T: Display>(self, text: T) -> Styled<T> {
        Styled { code: self.has_colors.then_some("1"), text }
    }

    /// Returns the name of an error in bold and red.
    pub(super) fn error<T: Display>(self, text: T) -> Styled<T> {
        Styled { code: self.has_colors.then_some("1;31"), text }
    }

    /// Returns the name of a data field or of a header in cyan.
    pub(super) fn member<T: Display>(self, text: T) -> Styled<T> {
        Styled { code: self.has_colors.then_some("36"), text }
    }
}

/// A text in a color or in bold.
pub(super) struct Styled<T> {
    code: Option<&'static str>,
    text: T,
}

impl<T: Display> Display for Styled<T> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.code {
            Some(code) => write!(formatter, "\x1b[{code}m{}\x1b[0m", self.text),
            None => self.text.fmt(formatter),
        }
    }
}
