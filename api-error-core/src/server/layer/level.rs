//! The level of the log event of a status.

use super::ApiErrorLayer;
use crate::model::LogLevel;
use http::StatusCode;

impl<V> ApiErrorLayer<V> {
    /// Sets the level of the log event of all errors with this status. A variant that declares
    /// `log = ..` has its own level. The default is [`LogLevel::Error`] for a 5xx, and
    /// [`LogLevel::Debug`] for a 4xx.
    ///
    /// With the feature `tracing`, `level` can be a `tracing::Level`. [`LogLevel::Off`] removes the
    /// events. A later call for the same status overwrites an earlier call.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, LogLevel, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new()
    ///     .level(409, LogLevel::Warn)
    ///     .level(404, LogLevel::Off);
    /// ```
    #[must_use]
    pub fn level(mut self, status: u16, level: impl Into<LogLevel>) -> Self {
        self.settings_mut().levels.set(status, level.into());
        self
    }
}

/// The levels of the statuses that the application configured.
#[derive(Clone, Debug, Default)]
pub(crate) struct Levels(Vec<(u16, LogLevel)>);

impl Levels {
    fn set(&mut self, status: u16, level: LogLevel) {
        self.0.retain(|(known, _)| *known != status);
        self.0.push((status, level));
    }

    /// Returns the level of a status, if the application configured it.
    pub(crate) fn of(&self, status: StatusCode) -> Option<LogLevel> {
        self.0.iter().find(|(known, _)| *known == status.as_u16()).map(|(_, level)| *level)
    }
}
