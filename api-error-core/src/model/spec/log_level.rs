//! The level of the log event of an error.

use crate::model::spec::ErrorSpec;

/// The level of the log event of an error.
///
/// The default is [`LogLevel::Error`] for a 5xx, and [`LogLevel::Debug`] for a 4xx.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogLevel {
    /// The service failed.
    Error,
    /// A person should look at the event.
    Warn,
    /// The event is a part of normal operation.
    Info,
    /// Only developers need the event.
    Debug,
    /// The most detailed level.
    Trace,
    /// No event.
    Off,
}

impl LogLevel {
    /// Returns the default level of a status.
    pub(crate) const fn of_status(status: u16) -> Self {
        if status >= 500 { Self::Error } else { Self::Debug }
    }
}

/// Converts a level of `tracing`.
#[cfg(feature = "tracing")]
#[cfg_attr(docsrs, doc(cfg(feature = "tracing")))]
impl From<tracing::Level> for LogLevel {
    fn from(level: tracing::Level) -> Self {
        match level {
            tracing::Level::ERROR => Self::Error,
            tracing::Level::WARN => Self::Warn,
            tracing::Level::INFO => Self::Info,
            tracing::Level::DEBUG => Self::Debug,
            tracing::Level::TRACE => Self::Trace,
        }
    }
}

impl ErrorSpec {
    /// Sets the level of the log event. The default depends on the status.
    #[must_use]
    pub const fn with_log_level(mut self, level: LogLevel) -> Self {
        self.log_level = Some(level);
        self
    }

    /// Returns the level of the log event: the declared level, or else the default level of the
    /// status.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ErrorSpec, LogLevel};
    ///
    /// const CLOSED: ErrorSpec = ErrorSpec::new("Closed", "CLOSED", "Closed", 503);
    /// assert_eq!(CLOSED.log_level(), LogLevel::Error);
    /// assert_eq!(CLOSED.with_log_level(LogLevel::Info).log_level(), LogLevel::Info);
    /// ```
    #[must_use]
    pub const fn log_level(&self) -> LogLevel {
        match self.log_level {
            Some(level) => level,
            None => LogLevel::of_status(self.status_number()),
        }
    }

    /// Returns the declared level.
    #[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
    pub(crate) const fn declared_log_level(&self) -> Option<LogLevel> {
        self.log_level
    }
}
