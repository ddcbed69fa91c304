//! The errors of a driver that no variant describes.

use crate::database::DatabaseError;
use crate::render::Error;

impl Error {
    /// Creates an error from the error of a database driver. The text and the sources of the
    /// driver's error are logged. They are sent only with `ApiErrorLayer::reveal`, for development.
    ///
    /// The status is 503 if [`DatabaseError::is_retryable`] returns true, for example for a
    /// deadlock. Otherwise it is 500.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{DatabaseError, Error};
    ///
    /// fn respond(error: impl DatabaseError) -> Error {
    ///     Error::database(error)
    /// }
    /// ```
    #[track_caller]
    pub fn database(error: impl DatabaseError) -> Self {
        if error.is_retryable() { Self::unavailable(error) } else { Self::internal(error) }
    }
}
