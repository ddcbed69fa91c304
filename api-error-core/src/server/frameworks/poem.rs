//! The impls and the middleware for poem 3.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::current_request::{self, Panic};
use crate::server::layer::{
    Action, ApiErrorLayer, Request, Settings, TEXT_LIMIT, action_for, merge,
};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
pub use poem::Response;
pub use poem::error::ResponseError;
pub use poem::http::StatusCode as Status;
use poem::{Endpoint, IntoResponse, Middleware};
use std::fmt::{self, Debug, Display, Formatter};
use std::future::poll_fn;
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

/// Implements poem's `ResponseError` for an error type.
#[doc(hidden)]
#[macro_export]
macro_rules! __poem_impl {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::poem::ResponseError for $type
        where
            $($bounds)*
            for<'__api_error> Self: $crate::ApiError + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            fn status(&self) -> $crate::__private::poem::Status {
                $crate::ApiError::identity(self).status()
            }

            fn as_response(&self) -> $crate::__private::poem::Response {
                $crate::__private::poem::response(self)
            }
        }
    };
}

pub fn response(error: &dyn ApiError) -> Response {
    with_body(current_request::respond(error))
}

fn with_body(rendered: http::Response<Bytes>) -> Response {
    let (parts, body) = rendered.into_parts();
    let mut response = Response::builder().status(parts.status).body(body);
    *response.headers_mut() = parts.headers;
    response
}

/// [`Error`] as a [`std::error::Error`], which poem requires.
struct Erased(Error);

impl Debug for Erased {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.0, formatter)
    }
}

impl Display for Erased {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.0, formatter)
    }
}

impl std::error::Error for Erased {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source()
    }
}

impl ResponseError for Erased {
    fn status(&self) -> StatusCode {
        self.0.identity().status()
    }

    fn as_response(&self) -> Response {
        response(&*self.0)
    }
}

#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl From<Error> for poem::Error {
    fn from(error: Error) -> Self {
        Erased(error).into()
    }
}

/// Middleware for poem: `Route::new().with(layer)`.
#[cfg_attr(docsrs, doc(cfg(feature = "poem")))]
impl<E: Endpoint, V> Middleware<E> for ApiErrorLayer<V> {
    type Output = PoemEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        PoemEndpoint { inner, settings: self.settings().clone() }
    }
}

/// The endpoint that [`ApiErrorLayer`] wraps around an endpoint of poem.
pub struct PoemEndpoint<E> {
    inner: E,
    settings: Arc<Settings>,
}

impl<E> Debug for PoemEndpoint<E> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("PoemEndpoint").finish_non_exhaustive()
    }
}

impl<E: Endpoint> Endpoint for PoemEndpoint<E> {
    type Output = Response;

    async fn call(&self, request: poem::Request) -> poem::Result<Response> {
        let path = request.original_uri().path_and_query().cloned();
        let method = request.method().clone();
        let current = Request::new(&self.settings, method, path, request.headers());
        let mut current = Some(Box::new(current));
        let outcome = {
            let mut future = pin!(self.inner.call(request));
            poll_fn(|context| {
                let polled = current_request::enter(&mut current, || {
                    future.as_mut().poll(context).map(|result| match result {
                        Ok(output) => output.into_response(),
                        Err(error) => with_content_type(error),
                    })
                });
                polled.map_or_else(|panic| Poll::Ready(Err(panic)), |polled| polled.map(Ok))
            })
            .await
        };
        Ok(match (outcome, &mut current) {
            (Ok(response), Some(request)) => finish(request, response).await,
            (Ok(response), None) => response,
            (Err(panic), request) => panicked(request.as_deref_mut(), &panic),
        })
    }
}

/// Returns the response of an error. poem writes the text of an error that is not a response, without
/// a `Content-Type`.
fn with_content_type(error: poem::Error) -> Response {
    let is_text = !error.is_from_response();
    let mut response = error.into_response();
    if is_text && !response.headers().contains_key(CONTENT_TYPE) {
        let text = HeaderValue::from_static("text/plain; charset=utf-8");
        response.headers_mut().insert(CONTENT_TYPE, text);
    }
    response
}

fn panicked(request: Option<&mut Request>, panic: &Panic) -> Response {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    match request {
        Some(request) => with_body(request.reject(status, Some(panic.text()))),
        None => status.into_response(),
    }
}

/// Returns the response to send for a response of the inner endpoint.
async fn finish(request: &mut Request, mut response: Response) -> Response {
    if response.status().as_u16() < 400 {
        return response;
    }
    let body = response.take_body();
    // poem does not expose the length of a body. A body that is not empty is read up to the limit.
    let size = u64::from(!body.is_empty());
    let action = action_for(response.headers(), Some(size), request.is_head());
    if action == Action::Leave {
        response.set_body(body);
        return response;
    }
    let text = if action == Action::Read {
        let limit = usize::try_from(TEXT_LIMIT).unwrap_or(usize::MAX);
        let read = body.into_bytes_limit(limit).await.ok();
        read.and_then(|bytes| String::from_utf8(bytes.into()).ok())
    } else {
        None
    };
    let (new, body) = request.reject(response.status(), text.as_deref()).into_parts();
    response.set_status(new.status);
    merge(response.headers_mut(), &new.headers);
    if !request.is_head() {
        response.set_body(body);
    }
    response
}
