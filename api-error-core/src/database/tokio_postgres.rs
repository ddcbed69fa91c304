//! The errors of tokio-postgres.

use crate::database::message::postgres::{self, Fields};
use crate::database::{DatabaseError, Violation};
use crate::model::ConstraintKind;
use tokio_postgres::Error;
use tokio_postgres::error::{DbError, SqlState};

/// `is_not_found` is true for `query_one` without a row. The driver reports the same error for
/// several rows, so call this method only for queries that return at most one row.
#[cfg_attr(docsrs, doc(cfg(feature = "tokio-postgres")))]
impl DatabaseError for Error {
    fn violation(&self) -> Option<Violation<'_>> {
        let error = self.as_db_error()?;
        let fields = Fields {
            constraint: error.constraint(),
            table: error.table(),
            column: error.column(),
            detail: error.detail(),
        };
        Some(postgres::violation(kind(error)?, fields))
    }

    fn is_retryable(&self) -> bool {
        self.code().is_some_and(|code| {
            [
                &SqlState::T_R_DEADLOCK_DETECTED,
                &SqlState::T_R_SERIALIZATION_FAILURE,
                &SqlState::TOO_MANY_CONNECTIONS,
            ]
            .contains(&code)
        })
    }

    fn is_not_found(&self) -> bool {
        // The driver reports a wrong number of rows only in this text.
        self.to_string() == "query returned an unexpected number of rows"
    }
}

fn kind(error: &DbError) -> Option<ConstraintKind> {
    let kinds = [
        (&SqlState::UNIQUE_VIOLATION, ConstraintKind::Unique),
        (&SqlState::FOREIGN_KEY_VIOLATION, ConstraintKind::ForeignKey),
        (&SqlState::NOT_NULL_VIOLATION, ConstraintKind::NotNull),
        (&SqlState::CHECK_VIOLATION, ConstraintKind::Check),
        (&SqlState::EXCLUSION_VIOLATION, ConstraintKind::Exclusion),
    ];
    kinds.iter().find(|(code, _)| *code == error.code()).map(|(_, kind)| *kind)
}
