//! What the databases report about a violation: the drivers share it.

#[cfg(feature = "sqlx")]
pub(super) mod mysql;
#[cfg(any(feature = "sqlx", feature = "tokio-postgres"))]
pub(super) mod postgres;
#[cfg(any(feature = "rusqlite", feature = "sqlx"))]
pub(super) mod sqlite;
