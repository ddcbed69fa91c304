//! One log event for each error.

use crate::server::observe::ErrorEvent;
#[cfg(feature = "tower")]
use std::error::Error as StdError;

/// Logs an error with its sources, at the level of the event.
#[cfg(feature = "tracing")]
pub(crate) fn log(event: &ErrorEvent<'_>) {
    use crate::model::{LogLevel, Origin};
    use tracing::field::display;

    let error = event.error();
    let name = event.name();
    // The current span records the name only if the span declares the field `error.type`.
    tracing::Span::current().record("error.type", name);
    let location = || error.origin().map(|origin| display(origin.location()));
    let backtrace = || error.origin().and_then(Origin::backtrace).map(display);
    let upstream = || event.upstream();
    macro_rules! event {
        ($level:ident) => {
            tracing::event!(
                target: "api_error",
                tracing::Level::$level,
                {
                    error = chain::Link::of(error, event.text()).as_error(),
                    error.type = name,
                    http.response.status_code = event.status().as_u16(),
                    request_id = event.context().request_id(),
                    trace_id = event.context().trace_id(),
                    upstream.error.type = upstream().map(|upstream| upstream.name()),
                    upstream.request_id = upstream().and_then(|upstream| upstream.request_id()),
                    error.location = location(),
                    error.backtrace = backtrace(),
                },
                "{name}"
            )
        };
    }
    match event.level() {
        LogLevel::Error => event!(ERROR),
        LogLevel::Warn => event!(WARN),
        LogLevel::Info => event!(INFO),
        LogLevel::Debug => event!(DEBUG),
        LogLevel::Trace => event!(TRACE),
        LogLevel::Off => {}
    }
}

/// Logs an error of tower's middleware that no event of a response contains.
#[cfg(all(feature = "tower", feature = "tracing"))]
pub(crate) fn log_cause(error: &(dyn StdError + 'static)) {
    tracing::error!(
        target: "api_error",
        { error = chain::Link::of(error, None).as_error() },
        "an error of the middleware"
    );
}

#[cfg(all(feature = "tower", not(feature = "tracing")))]
pub(crate) fn log_cause(_: &(dyn StdError + 'static)) {}

#[cfg(not(feature = "tracing"))]
pub(crate) fn log(_: &ErrorEvent<'_>) {}

#[cfg(feature = "tracing")]
mod chain {
    use std::cell::Cell;
    use std::error::Error as StdError;
    use std::fmt::{self, Debug, Display, Formatter, Write};

    /// A copy of an error, for the log. The sources of the copy are the sources of the error, and
    /// then the text of the framework. A source is left out if the text before it ends with the
    /// text of the source.
    pub(super) struct Link {
        /// The first word of the error's `Debug` text. Collectors such as Sentry read the type of
        /// an error from this text.
        type_name: String,
        text: String,
        source: Option<Box<Self>>,
        /// The texts of the whole chain in one line. Only the first link has them.
        whole: Option<String>,
        is_walked: Cell<bool>,
    }

    impl Link {
        pub(super) fn of(error: &(dyn StdError + 'static), framework: Option<&str>) -> Self {
            let mut links = vec![Self::of_one(error)];
            let mut next = error.source();
            while let Some(error) = next {
                links.push(Self::of_one(error));
                next = error.source();
            }
            links.extend(framework.map(|text| Self::new("Framework".to_owned(), text)));
            let mut texts: Vec<_> = links.iter().map(|link| link.text.clone()).collect();
            let mut line = texts.remove(0);
            let mut is_new = vec![true];
            for (index, text) in texts.iter().enumerate() {
                // A `Display` that interpolates its source often ends with the rest of the chain.
                if ends_with_text(&line, &texts[index..].join(": ")) {
                    break;
                }
                is_new.push(!ends_with_text(&line, text));
                if is_new.last() == Some(&true) {
                    line = format!("{line}: {text}");
                }
            }
            let new =
                links.into_iter().zip(is_new).filter_map(|(link, is_new)| is_new.then_some(link));
            let chained =
                new.rev().reduce(|source, link| Self { source: Some(source.into()), ..link });
            let first = chained.unwrap_or_else(|| Self::of_one(error));
            Self { whole: Some(line), ..first }
        }

        fn of_one(error: &(dyn StdError + 'static)) -> Self {
            let mut name = TypeName(String::new());
            let mut text = String::new();
            // If a `Display` fails, the text that it wrote before is logged. A report of
            // error-stack has no sources, but its alternate form `{:#}` contains its causes.
            let _ = (write!(name, "{error:?}"), write!(text, "{error:#}"));
            Self::new(name.0, &text)
        }

        fn new(type_name: String, text: &str) -> Self {
            // The text may contain input of a client, which must not start a new log line.
            let text = text.replace(char::is_control, " ");
            Self { type_name, text, source: None, whole: None, is_walked: Cell::new(false) }
        }

        pub(super) fn as_error(&self) -> &(dyn StdError + 'static) {
            self
        }
    }

    impl Debug for Link {
        fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            formatter.write_str(&self.type_name)
        }
    }

    impl Display for Link {
        fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
            // A collector that has already read the sources writes them after this text. Any other
            // collector, such as the JSON format of `tracing-subscriber`, would lose them, so the
            // text contains them.
            let is_walked = self.is_walked.take();
            formatter.write_str(self.whole.as_deref().filter(|_| !is_walked).unwrap_or(&self.text))
        }
    }

    impl StdError for Link {
        fn source(&self) -> Option<&(dyn StdError + 'static)> {
            self.is_walked.set(true);
            self.source.as_deref().map(Self::as_error)
        }
    }

    /// The first word of a `Debug` text. The formatter is stopped after this word.
    struct TypeName(String);

    impl Write for TypeName {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            let is_name = |character: char| character.is_alphanumeric() || character == '_';
            let end = text.find(|character| !is_name(character));
            self.0.push_str(&text[..end.unwrap_or(text.len())]);
            if end.is_some() { Err(fmt::Error) } else { Ok(()) }
        }
    }

    /// Returns whether a line ends with `text`, and `text` does not begin inside a word of the
    /// line.
    fn ends_with_text(line: &str, text: &str) -> bool {
        let is_word = |before: &str| before.ends_with(char::is_alphanumeric);
        line.strip_suffix(text)
            .is_some_and(|before| !is_word(before) || !text.starts_with(char::is_alphanumeric))
    }
}
