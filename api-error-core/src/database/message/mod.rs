//! The messages of the databases about a violation. The drivers share them.

#[cfg(feature = "sqlx")]
pub(super) mod mysql;
#[cfg(any(feature = "sqlx", feature = "tokio-postgres"))]
pub(super) mod postgres;
#[cfg(any(feature = "rusqlite", feature = "sqlx"))]
pub(super) mod sqlite;
