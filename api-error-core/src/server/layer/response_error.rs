//! The response to an error that a handler returned, with the error in its extensions.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::current_request;
use bytes::Bytes;
use http::Response;
use std::sync::Arc;

/// The error of a response that was rendered outside a layer, for example in a spawned task. A
/// layer that receives the response renders the error again.
#[derive(Clone)]
pub(super) struct ResponseError(pub(super) Arc<dyn ApiError + Send + Sync>);

/// Logs an error and returns its response, for a service without a framework.
///
/// Inside an [`ApiErrorLayer`](crate::ApiErrorLayer), the layer chooses the envelope, and the
/// response contains the id and the path of the request. Outside a layer, the envelope is the one
/// that the error's type or its API declares, or [`Problem`](crate::envelope::Problem). If a layer
/// then receives the response, it renders the error again.
///
/// [`ApiError::to_response`] only renders. It does not log, and does not use a layer.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{bytes::Bytes, http::Response};
///
/// async fn handle() -> Result<Response<Bytes>, api_error::Error> {
///     Err(api_error::Error::internal("the disk is full"))
/// }
///
/// async fn service() -> Response<Bytes> {
///     handle().await.unwrap_or_else(api_error::respond)
/// }
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
#[must_use]
pub fn respond(error: impl Into<Error>) -> Response<Bytes> {
    error_response(Arc::<dyn ApiError + Send + Sync>::from(error.into()))
}

/// Does the same as [`respond`]. The error is boxed only outside a layer.
pub(crate) fn error_response(error: impl ApiError + Send + Sync + 'static) -> Response<Bytes> {
    if let Some(response) = current_request::respond_in_layer(&error) {
        return response;
    }
    let mut response = current_request::respond_without_layer(&error);
    response.extensions_mut().insert(ResponseError(Arc::new(error)));
    response
}

/// Calls [`respond`].
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
impl From<Error> for Response<Bytes> {
    fn from(error: Error) -> Self {
        respond(error)
    }
}
