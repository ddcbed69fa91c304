//! The parsers of the texts in which a database reports a violation. Several drivers use the same
//! parser.

#[cfg(feature = "sqlx")]
pub(super) mod mysql;
#[cfg(any(feature = "sqlx", feature = "tokio-postgres"))]
pub(super) mod postgres;
#[cfg(any(feature = "rusqlite", feature = "sqlx"))]
pub(super) mod sqlite;
