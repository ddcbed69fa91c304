//! The impls for axum 0.8.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::layer::{error_response, respond};
use axum::body::Body;
pub use axum::response::{IntoResponse, Response};

/// Implements axum's `IntoResponse` for an error type.
#[doc(hidden)]
#[macro_export]
macro_rules! __axum_impl {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::axum::IntoResponse for $type
        where
            $($bounds)*
            for<'__api_error> Self: $crate::ApiError + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            fn into_response(self) -> $crate::__private::axum::Response {
                $crate::__private::axum::response(self)
            }
        }
    };
}

pub fn response(error: impl ApiError + Send + Sync + 'static) -> Response {
    error_response(error).map(Body::from)
}

#[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        respond(self).map(Body::from)
    }
}
