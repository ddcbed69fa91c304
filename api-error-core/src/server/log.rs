//! One log event for each error.

use crate::model::ApiError;
#[cfg(any(feature = "tower", feature = "tracing"))]
use std::error::Error as StdError;

/// Logs an error with its sources: a 5xx at level ERROR, a 4xx at DEBUG.
///
/// `text` is the text of the framework, if the framework generated the error.
#[cfg(feature = "tracing")]
pub(crate) fn log_error(error: &dyn ApiError, request_id: Option<&str>, text: Option<&str>) {
    let identity = error.identity();
    let status = identity.status().as_u16();
    macro_rules! event {
        ($level:ident) => {
            tracing::$level!(
                target: "api_error",
                { "error.type" = identity.name(), "http.response.status_code" = status, request_id },
                "{}",
                Chain { error, text }
            )
        };
    }
    if status >= 500 {
        event!(error);
    } else {
        event!(debug);
    }
}

/// Logs an error that is replaced by one without a source.
#[cfg(all(feature = "tower", feature = "tracing"))]
pub(crate) fn log_cause(error: &(dyn StdError + 'static)) {
    tracing::error!(target: "api_error", "{}", Chain { error, text: None });
}

#[cfg(all(feature = "tower", not(feature = "tracing")))]
pub(crate) fn log_cause(_: &(dyn StdError + 'static)) {}

#[cfg(not(feature = "tracing"))]
pub(crate) fn log_error(_: &dyn ApiError, _: Option<&str>, _: Option<&str>) {}

/// The text of an error, of its sources, and of the framework, without those that the text before
/// ends with.
#[cfg(feature = "tracing")]
struct Chain<'a> {
    error: &'a dyn StdError,
    text: Option<&'a str>,
}

/// Returns whether a line ends with a text, and not in the middle of a word.
#[cfg(feature = "tracing")]
fn ends_with_text(line: &str, text: &str) -> bool {
    let is_word = |before: &str| before.ends_with(char::is_alphanumeric);
    line.strip_suffix(text)
        .is_some_and(|before| !is_word(before) || !text.starts_with(char::is_alphanumeric))
}

#[cfg(feature = "tracing")]
impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use std::fmt::Write;
        let mut line = String::new();
        // If a `Display` fails, the text that it wrote before is logged.
        // The alternate form of a report without sources, as of error-stack, contains its causes.
        let _ = write!(line, "{:#}", self.error);
        let mut texts = Vec::new();
        let mut source = self.error.source();
        while let Some(error) = source {
            let mut text = String::new();
            let _ = write!(text, "{error:#}");
            texts.push(text);
            source = error.source();
        }
        texts.extend(self.text.map(str::to_owned));
        for (index, text) in texts.iter().enumerate() {
            // A `Display` that interpolates its source often ends with the rest of the chain.
            if ends_with_text(&line, &texts[index..].join(": ")) {
                break;
            }
            if !ends_with_text(&line, text) {
                let _ = write!(line, ": {text}");
            }
        }
        // The text may contain input of a client, which must not start a new log line.
        formatter.write_str(&line.replace(char::is_control, " "))
    }
}
