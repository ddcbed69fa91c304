//! The response to an error that a handler returned, and the error in the extensions of it.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::current_request;
use bytes::Bytes;
use http::Response;
use std::sync::Arc;

/// The error of a response that was rendered in its declared envelope, because no layer was known:
/// for example in a task of its own.
#[derive(Clone)]
pub(super) struct ResponseError(pub(super) Arc<dyn ApiError + Send + Sync>);

/// Returns the response to an error, for a service without a framework; feature `tower`.
///
/// Inside an [`ApiErrorLayer`](crate::ApiErrorLayer) the response has the request's id and path, and
/// the error is logged. Elsewhere it is rendered in its declared envelope, and a layer further out
/// completes it.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::http::Response;
///
/// async fn handle() -> Result<Response<bytes::Bytes>, api_error::Error> {
///     Err(api_error::Error::internal("the disk is full"))
/// }
///
/// async fn service() -> Response<bytes::Bytes> {
///     handle().await.unwrap_or_else(api_error::respond)
/// }
/// ```
#[must_use]
pub fn respond(error: impl Into<Error>) -> Response<Bytes> {
    error_response(Arc::<dyn ApiError + Send + Sync>::from(error.into()))
}

/// As [`respond`], without a box around the error.
pub(crate) fn error_response(error: impl ApiError + Send + Sync + 'static) -> Response<Bytes> {
    let (mut response, is_final) = current_request::answer(&error);
    if !is_final {
        response.extensions_mut().insert(ResponseError(Arc::new(error)));
    }
    response
}

/// Calls [`respond`].
impl From<Error> for Response<Bytes> {
    fn from(error: Error) -> Self {
        respond(error)
    }
}
