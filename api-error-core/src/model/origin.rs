//! The place where an error was created, for the log.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::fmt::{self, Debug, Formatter};
use std::panic::Location;

/// The place where an error was created, and a backtrace. Both are logged. A layer sends the place
/// only with its setting `reveal`, for development. The backtrace is never sent.
pub struct Origin {
    location: &'static Location<'static>,
    backtrace: Option<Backtrace>,
}

impl Origin {
    /// Records the caller's line.
    #[track_caller]
    pub(crate) const fn of_caller() -> Self {
        Self { location: Location::caller(), backtrace: None }
    }

    /// Records the caller's line and, if the environment variable `RUST_BACKTRACE` or
    /// `RUST_LIB_BACKTRACE` enables it, a backtrace.
    #[track_caller]
    pub(crate) fn with_backtrace() -> Self {
        Self { backtrace: Some(Backtrace::capture()), ..Self::of_caller() }
    }

    pub(crate) const fn location(&self) -> &'static Location<'static> {
        self.location
    }

    pub(crate) fn backtrace(&self) -> Option<&Backtrace> {
        let is_captured = |backtrace: &&Backtrace| backtrace.status() == BacktraceStatus::Captured;
        self.backtrace.as_ref().filter(is_captured)
    }
}

impl Debug for Origin {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "Origin({})", self.location)
    }
}
