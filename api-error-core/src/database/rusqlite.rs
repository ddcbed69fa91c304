//! The errors of rusqlite.

use crate::database::message::sqlite;
use crate::database::{DatabaseError, Violation};
use rusqlite::Error;

/// `is_not_found` is true if a query for one row, such as `query_row`, found no row.
#[cfg_attr(docsrs, doc(cfg(feature = "rusqlite")))]
impl DatabaseError for Error {
    fn violation(&self) -> Option<Violation<'_>> {
        let Self::SqliteFailure(failure, message) = self else { return None };
        let kind = sqlite::kind(failure.extended_code)?;
        let text = message.as_deref().unwrap_or_default();
        Some(sqlite::violation(kind, text).unwrap_or_else(|| Violation::new(kind)))
    }

    fn is_retryable(&self) -> bool {
        matches!(self, Self::SqliteFailure(failure, _) if sqlite::is_locked(failure.extended_code))
    }

    fn is_not_found(&self) -> bool {
        matches!(self, Self::QueryReturnedNoRows)
    }
}
