//! Errors of databases: violated constraints become errors of the API.
//!
//! The traits do not depend on a driver. Each driver has one file and one feature.

mod constraint;
mod error;
#[cfg(any(feature = "rusqlite", feature = "sqlx", feature = "tokio-postgres"))]
mod message;
#[cfg(feature = "rusqlite")]
mod rusqlite;
#[cfg(feature = "sqlx")]
mod sqlx;
#[cfg(feature = "tokio-postgres")]
mod tokio_postgres;
mod violation;

pub use constraint::{ConstraintExt, DatabaseError, FromConstraint};
pub use violation::Violation;
