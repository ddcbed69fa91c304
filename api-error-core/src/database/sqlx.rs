//! The errors of sqlx: PostgreSQL, MySQL, MariaDB and SQLite.

use crate::database::message::postgres::Fields;
use crate::database::message::{mysql, postgres, sqlite};
use crate::database::{DatabaseError, Violation};
use crate::model::ConstraintKind;
use sqlx::Error;
use sqlx::error::{DatabaseError as DriverError, ErrorKind};
use sqlx::postgres::PgDatabaseError;

/// The SQLSTATEs of errors that are retryable. `40001` is a serialization failure in PostgreSQL and a
/// deadlock in MySQL. `40P01` is a deadlock in PostgreSQL. Too many connections are `53300` in
/// PostgreSQL and `08004` in MySQL.
const RETRYABLE: [&str; 4] = ["40001", "40P01", "53300", "08004"];

/// `is_not_found` is true if a query for one row, such as `fetch_one`, found no row.
#[cfg_attr(docsrs, doc(cfg(feature = "sqlx")))]
impl DatabaseError for Error {
    fn violation(&self) -> Option<Violation<'_>> {
        let error = self.as_database_error()?;
        let kind = kind(error)?;
        if let Some(error) = error.try_downcast_ref::<PgDatabaseError>() {
            let fields = Fields {
                constraint: error.constraint(),
                table: error.table(),
                column: error.column(),
                detail: error.detail(),
            };
            return Some(postgres::violation(kind, fields));
        }
        // For MySQL and SQLite, sqlx reports the constraint only in the text.
        let message = error.message();
        let of_sqlite = sqlite::violation(kind, message);
        Some(of_sqlite.unwrap_or_else(|| mysql::violation(kind, message)))
    }

    fn is_retryable(&self) -> bool {
        match self {
            Self::PoolTimedOut => true,
            Self::Database(error) => {
                sqlite_code(&**error).is_some_and(sqlite::is_locked)
                    || error.code().is_some_and(|code| RETRYABLE.contains(&&*code))
            }
            _ => false,
        }
    }

    fn is_not_found(&self) -> bool {
        matches!(self, Self::RowNotFound)
    }
}

fn kind(error: &dyn DriverError) -> Option<ConstraintKind> {
    match error.kind() {
        ErrorKind::UniqueViolation => Some(ConstraintKind::Unique),
        ErrorKind::ForeignKeyViolation => Some(ConstraintKind::ForeignKey),
        ErrorKind::NotNullViolation => Some(ConstraintKind::NotNull),
        ErrorKind::CheckViolation => Some(ConstraintKind::Check),
        ErrorKind::ExclusionViolation => Some(ConstraintKind::Exclusion),
        _ => None,
    }
}

/// Returns the extended result code of SQLite. The codes of the other databases are SQLSTATEs of
/// five characters. The codes of SQLite have fewer characters.
fn sqlite_code(error: &dyn DriverError) -> Option<i32> {
    error.code().filter(|code| code.len() < 5)?.parse().ok()
}
