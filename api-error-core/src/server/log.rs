//! One log event for each error.

use crate::model::ApiError;

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

#[cfg(not(feature = "tracing"))]
pub(crate) fn log_error(_: &dyn ApiError, _: Option<&str>, _: Option<&str>) {}

/// The text of an error, of its sources, and of the framework unless that repeats the last of them.
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
        // If a `Display` fails, the text that it wrote before is logged.
        let _ = write!(line, "{}", self.error);
        let mut source = self.error.source();
        while let Some(error) = source {
            let _ = write!(line, ": {error}");
            source = error.source();
        }
        if let Some(text) = self.text.filter(|text| !line.ends_with(text)) {
            let _ = write!(line, ": {text}");
        }
        // The text may contain input of a client, which must not start a new log line.
        formatter.write_str(&line.replace(char::is_control, " "))
    }
}
