//! Converts the errors of database drivers.

use crate::database::Violation;
use crate::model::ApiError;
use crate::render::Error;
use std::error::Error as StdError;

/// An error type that can be created from a violated constraint.
///
/// `#[derive(ApiError)]` implements it for an enum with the key `constraint`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be created from a violated constraint",
    label = "no variant has `#[api_error(constraint = \"..\")]`",
    note = "add the key to a variant, or use `map_constraint_with`"
)]
pub trait FromConstraint: Sized {
    /// Returns the error for the violation, or `None` if no variant declares its constraint.
    fn from_constraint(violation: &Violation<'_>) -> Option<Self>;
}

/// An error of a database driver.
///
/// The features `sqlx`, `tokio-postgres` and `rusqlite` implement it for the errors of these
/// drivers. Implement it for the error of another driver or of a connection pool:
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{ConstraintKind, DatabaseError, Violation};
/// use std::fmt;
///
/// #[derive(Debug)]
/// enum StoreError {
///     Taken { index: String },
///     Busy,
///     Missing,
/// }
/// # impl fmt::Display for StoreError {
/// #     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str("store") }
/// # }
/// impl std::error::Error for StoreError {}
///
/// impl DatabaseError for StoreError {
///     fn violation(&self) -> Option<Violation<'_>> {
///         let Self::Taken { index } = self else { return None };
///         Some(Violation::new(ConstraintKind::Unique).with_constraint(index.as_str()))
///     }
///
///     fn is_retryable(&self) -> bool {
///         matches!(self, Self::Busy)
///     }
///
///     fn is_not_found(&self) -> bool {
///         matches!(self, Self::Missing)
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the error of a supported database driver",
    label = "needs the feature `sqlx`, `tokio-postgres` or `rusqlite` of `api-error`, or an impl of `api_error::DatabaseError`"
)]
pub trait DatabaseError: StdError + Send + Sync + 'static {
    /// Returns the violated constraint, or `None` for any other error.
    fn violation(&self) -> Option<Violation<'_>>;

    /// Returns whether the same statement or transaction can succeed later. This is true for a
    /// deadlock, a serialization failure, too many connections, a pool without a free connection,
    /// and a locked database.
    fn is_retryable(&self) -> bool;

    /// Returns whether a query for one row found no row.
    fn is_not_found(&self) -> bool;
}

/// Methods of `Result` that convert the error of a database driver.
///
/// The operator `?` alone uses only `From`, so it does not find the variant of a violated
/// constraint.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{ConstraintExt, DatabaseError};
///
/// #[derive(Debug)]
/// enum UserError {
///     EmailTaken,
///     Database,
/// }
/// # impl<E: DatabaseError> From<E> for UserError { fn from(_: E) -> Self { Self::Database } }
///
/// fn create<E: DatabaseError>(inserted: Result<u64, E>) -> Result<u64, UserError> {
///     inserted.map_constraint_with(|violation| match violation.constraint() {
///         Some("users_email_key" | "users.email") => Some(UserError::EmailTaken),
///         _ => None,
///     })
/// }
/// ```
pub trait ConstraintExt<T>: Sized {
    /// The error of the driver.
    type Error: DatabaseError;

    /// Converts a violated constraint to the variant that declares it. Every other error is
    /// converted by `From`.
    ///
    /// # Errors
    /// Returns the converted error of the driver.
    fn map_constraint<E: FromConstraint + From<Self::Error>>(self) -> Result<T, E>;

    /// Converts a violated constraint to the variant of `E` that declares it. Every other error is
    /// converted by [`Error::database`], so `E` does not need `From` for the driver's error.
    ///
    /// # Errors
    /// Returns the converted error of the driver.
    fn map_constraint_or_internal<E>(self) -> Result<T, Error>
    where
        E: FromConstraint + ApiError + Send + Sync + 'static;

    /// Converts a violated constraint with a function. `From` converts every other error, and each
    /// violation for which the function returns `None`.
    ///
    /// # Errors
    /// Returns the converted error of the driver.
    fn map_constraint_with<E>(self, map: impl FnOnce(&Violation<'_>) -> Option<E>) -> Result<T, E>
    where
        E: From<Self::Error>;

    /// Converts the error of a query for one row that found no row. Every other error is converted
    /// by `From`.
    ///
    /// For an enum without `From`, read the row as an `Option`, and write
    /// [`.internal()?.or_error(..)?`](crate::ResultExt).
    ///
    /// # Errors
    /// Returns the converted error of the driver.
    fn or_not_found<E>(self, error: impl FnOnce() -> E) -> Result<T, E>
    where
        E: From<Self::Error>;
}

impl<T, D: DatabaseError> ConstraintExt<T> for Result<T, D> {
    type Error = D;

    #[track_caller]
    fn map_constraint<E: FromConstraint + From<D>>(self) -> Result<T, E> {
        self.map_constraint_with(E::from_constraint)
    }

    #[track_caller]
    fn map_constraint_or_internal<E>(self) -> Result<T, Error>
    where
        E: FromConstraint + ApiError + Send + Sync + 'static,
    {
        let error = match self {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        match error.violation().and_then(|violation| E::from_constraint(&violation)) {
            Some(mapped) => Err(mapped.into()),
            None => Err(Error::database(error)),
        }
    }

    #[track_caller]
    fn map_constraint_with<E>(self, map: impl FnOnce(&Violation<'_>) -> Option<E>) -> Result<T, E>
    where
        E: From<D>,
    {
        let error = match self {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        match error.violation().and_then(|violation| map(&violation)) {
            Some(mapped) => Err(mapped),
            None => Err(error.into()),
        }
    }

    #[track_caller]
    fn or_not_found<E>(self, error: impl FnOnce() -> E) -> Result<T, E>
    where
        E: From<D>,
    {
        match self {
            Ok(value) => Ok(value),
            Err(found) if found.is_not_found() => Err(error()),
            Err(found) => Err(found.into()),
        }
    }
}
