//! The errors of tower's own middleware.

use crate::catalog::HttpError;
use crate::server::current_request;
use crate::server::middleware_error::MiddlewareError;
use std::error::Error as StdError;
use tower::load_shed::error::Overloaded;
use tower::timeout::error::Elapsed;

/// Converts an error of tower's middleware, for axum's `HandleErrorLayer`.
///
/// | error | result |
/// |---|---|
/// | of `tower::timeout` | [`HttpError::GatewayTimeout`] |
/// | of `tower::load_shed` | [`HttpError::ServiceUnavailable`] |
/// | any other | [`HttpError::InternalServerError`] |
///
/// The log event of the response contains the error as a source. If an error contains another
/// error, as an error of `tower::buffer` does, the inner error is converted.
///
/// ```ignore
/// use axum::error_handling::HandleErrorLayer;
///
/// let layers = tower::ServiceBuilder::new()
///     .layer(HandleErrorLayer::new(async |error| api_error::tower::handle_error(error)))
///     .timeout(std::time::Duration::from_secs(10));
/// ```
#[must_use]
#[track_caller]
pub fn handle_error(error: Box<dyn StdError + Send + Sync>) -> HttpError {
    let mut next: Option<&(dyn StdError + 'static)> = Some(&*error);
    let mut result = HttpError::InternalServerError;
    while let Some(error) = next {
        if error.is::<Elapsed>() {
            result = HttpError::GatewayTimeout;
        } else if error.is::<Overloaded>() {
            result = HttpError::ServiceUnavailable;
        }
        next = error.source();
    }
    current_request::hold(MiddlewareError::new(result, error));
    result
}
