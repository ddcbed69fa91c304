//! What a response's extensions say of the error in it.

use super::scope;
use crate::ApiError;
use bytes::Bytes;
use http::Response;
use std::sync::Arc;

/// The error of a response in the format that the error declares, made where no layer was known,
/// such as in a task of its own.
#[derive(Clone)]
pub(super) struct Carried(pub(super) Arc<dyn ApiError + Send + Sync>);

/// The response to an error that a handler returned.
pub(crate) fn respond(error: impl ApiError + Send + Sync + 'static) -> Response<Bytes> {
    let (mut response, is_final) = scope::answer(&error);
    if !is_final {
        response.extensions_mut().insert(Carried(Arc::new(error)));
    }
    response
}
