//! The part of a spec that documents may show.

use crate::model::{ErrorSpec, MessageSource, reason_phrase, status_meaning};
use crate::text::template::literals;
use std::borrow::Cow;
use std::ops::Deref;

/// A spec, without the texts that are meant for the developers of the service.
///
/// A 5xx that has neither its own name nor its own message is hidden. It sends the name and the
/// reason phrase of its status, so documents do not show its variant name and its doc comment.
/// Clients cannot distinguish hidden errors with the same response, so these errors have one entry
/// ([`Entry::is_same_hidden`](super::entry::Entry::is_same_hidden)).
#[derive(Clone, Copy)]
pub(crate) struct PublicSpec(&'static ErrorSpec);

impl PublicSpec {
    pub(super) const fn new(spec: &'static ErrorSpec) -> Self {
        Self(spec)
    }

    /// Returns the whole spec, including the texts that documents must not show.
    pub(crate) const fn spec(self) -> &'static ErrorSpec {
        self.0
    }

    /// Returns whether the error is a 5xx with the name and the reason phrase of its status.
    pub(crate) fn is_hidden(self) -> bool {
        self.0.status().is_server_error()
            && !self.0.has_own_name()
            && self.0.message == MessageSource::ReasonPhrase
    }

    /// Returns the doc comment. For a hidden error, returns the meaning of its status.
    pub(crate) fn description(self) -> Option<&'static str> {
        if self.is_hidden() {
            return Some(status_meaning(self.0.status().as_u16()));
        }
        self.0.description()
    }

    pub(crate) fn deprecated(self) -> Option<&'static str> {
        self.0.deprecated().filter(|_| !self.is_hidden())
    }

    pub(crate) fn since(self) -> Option<&'static str> {
        self.0.since().filter(|_| !self.is_hidden())
    }

    /// Returns the first paragraph of the description, or the title, as a sentence in one line.
    pub(crate) fn summary(self) -> String {
        let lines = self.description().unwrap_or_default().lines().map(str::trim);
        let paragraph: Vec<_> =
            lines.skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty()).collect();
        let is_block = |line: &str| BLOCKS.iter().any(|start| line.starts_with(start));
        match paragraph.first() {
            Some(first) if !is_block(first) => sentence(&paragraph.join(" ")),
            _ => sentence(self.title()),
        }
    }

    /// Returns the name of the variant. For a hidden error, returns the status text in Pascal case.
    pub(crate) fn variant(self) -> String {
        if self.is_hidden() {
            let reason = reason_phrase(self.0.status());
            return reason.chars().filter(char::is_ascii_alphanumeric).collect();
        }
        self.0.variant().to_owned()
    }

    /// Returns the text that each occurrence sends, or its template.
    pub(crate) fn message(self) -> DocumentedMessage {
        match (self.0.message, self.0.message_template()) {
            (MessageSource::ReasonPhrase, _) => {
                DocumentedMessage::Fixed(reason_phrase(self.0.status()))
            }
            (MessageSource::Literal(text), _) => DocumentedMessage::Fixed(text),
            (MessageSource::Display | MessageSource::Template, Some(template)) => {
                DocumentedMessage::Template(template)
            }
            (MessageSource::Display | MessageSource::Template, None) => DocumentedMessage::Unknown,
        }
    }
}

/// The starts of Markdown lines that are a heading, or a part of a list, a table, a quote or code.
const BLOCKS: [&str; 8] = ["#", "- ", "* ", "+ ", "|", ">", "```", "~~~"];

/// Returns the text with a period, unless it ends with a punctuation mark.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    // The mark can be inside quotes, brackets or markup.
    let words = text.trim_end_matches(['"', '\'', ')', ']', '*', '_', '`', '”', '’']);
    let has_mark = words.ends_with(['.', '!', '?', '…', ':', ';']) && !text.ends_with('`');
    if has_mark { text.to_owned() } else { format!("{text}.") }
}

/// The message of an error, as far as it is known at compile time.
#[derive(Clone, Copy)]
pub(crate) enum DocumentedMessage {
    Fixed(&'static str),
    /// A format string.
    Template(&'static str),
    Unknown,
}

impl DocumentedMessage {
    /// Returns the fixed parts of the message. The list has one part if the message is the same in
    /// each response.
    pub(crate) fn literals(self) -> Option<Vec<Cow<'static, str>>> {
        match self {
            Self::Fixed(text) => Some(vec![text.into()]),
            Self::Template(template) => Some(literals(template)),
            Self::Unknown => None,
        }
    }
}

impl Deref for PublicSpec {
    type Target = ErrorSpec;

    fn deref(&self) -> &ErrorSpec {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::{PublicSpec, sentence};
    use crate::model::ErrorSpec;

    #[test]
    fn sentences_end_with_a_mark() {
        for (text, expected) in [
            ("Gateway Timeout", "Gateway Timeout."),
            ("It is gone.", "It is gone."),
            ("Is it gone?", "Is it gone?"),
            ("(It is gone.)", "(It is gone.)"),
            ("Send `a.`", "Send `a.`."),
            ("Send **more**", "Send **more**."),
        ] {
            assert_eq!(sentence(text), expected);
        }
    }

    #[test]
    fn a_summary_is_the_first_paragraph() {
        let summary = |text: &'static str| {
            static GONE: ErrorSpec = ErrorSpec::new("Gone", "GONE", "Gone", 410);
            PublicSpec::new(Box::leak(Box::new(GONE.with_description(text)))).summary()
        };
        assert_eq!(
            summary("The item was deleted\nby its owner\n\nMore."),
            "The item was deleted by its owner."
        );
        assert_eq!(summary("# Causes\nIt was sold."), "Gone.");
        assert_eq!(summary("- one\n- two"), "Gone.");
    }
}
