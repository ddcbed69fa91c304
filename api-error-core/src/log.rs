//! One event per error.

use crate::ApiError;

/// Tells of an error: a 5xx at ERROR, a 4xx at DEBUG, with its sources. `text` is what a framework
/// said, when it made the error.
#[cfg(feature = "tracing")]
pub(crate) fn error(error: &dyn ApiError, request_id: Option<&str>, text: Option<&str>) {
    let status = error.status().as_u16();
    macro_rules! event {
        ($level:ident) => {
            tracing::$level!(
                target: "api_error",
                { "error.type" = error.name(), "http.response.status_code" = status, request_id },
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

#[cfg(not(feature = "tracing"))]
pub(crate) fn error(_: &dyn ApiError, _: Option<&str>, _: Option<&str>) {}

/// An error, its sources, and the framework's words where they are not the error's own.
#[cfg(feature = "tracing")]
struct Chain<'a> {
    error: &'a dyn ApiError,
    text: Option<&'a str>,
}

#[cfg(feature = "tracing")]
impl std::fmt::Display for Chain<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut last = self.error.to_string();
        formatter.write_str(&last)?;
        let mut source = self.error.source();
        while let Some(error) = source {
            last = error.to_string();
            write!(formatter, ": {last}")?;
            source = error.source();
        }
        match self.text {
            Some(text) if text != last => write!(formatter, ": {text}"),
            _ => Ok(()),
        }
    }
}
