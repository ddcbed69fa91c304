//! The impls for axum 0.8.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::CurrentRequest;
use crate::server::layer::{error_response, respond};
use axum::body::Body;
use axum::response::sse::Event;
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

impl CurrentRequest {
    /// Reports an error as [`report`](Self::report) does, and returns it as the event `error` of a
    /// stream of server-sent events, with the body as the data.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{CurrentRequest, Error};
    /// use axum::response::sse::Event;
    ///
    /// fn to_event(item: Result<String, Error>, request: &CurrentRequest) -> Event {
    ///     match item {
    ///         Ok(text) => Event::default().data(text),
    ///         Err(error) => request.sse_event(&*error),
    ///     }
    /// }
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "axum")))]
    pub fn sse_event(&self, error: &(dyn ApiError + Send + Sync + 'static)) -> Event {
        let body = self.report(error);
        // axum panics if the data of an event contains a carriage return. In JSON, a carriage
        // return is white space.
        let text = String::from_utf8_lossy(&body).replace('\r', " ");
        Event::default().event("error").data(text)
    }
}
