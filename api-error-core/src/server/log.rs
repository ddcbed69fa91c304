//! One event per error.

use crate::model::ApiError;

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
        use std::fmt::Write;
        let mut line = String::new();
        // Where a `Display` fails, what it wrote before is told.
        let _ = write!(line, "{}", self.error);
        let mut source = self.error.source();
        while let Some(error) = source {
            let _ = write!(line, ": {error}");
            source = error.source();
        }
        if let Some(text) = self.text.filter(|text| !line.ends_with(text)) {
            let _ = write!(line, ": {text}");
        }
        // What a client sent may be part of it: it stays on its line.
        formatter.write_str(&line.replace(char::is_control, " "))
    }
}
