//! poem 3.

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

/// Makes a type an error of poem.
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
                $crate::ApiError::status(self)
            }

            fn as_response(&self) -> $crate::__private::poem::Response {
                $crate::__private::poem::response(self)
            }
        }
    };
}

pub fn response(error: &dyn ApiError) -> Response {
    let (rendered, _) = current_request::answer(error);
    with_body(rendered)
}

fn with_body(rendered: http::Response<Bytes>) -> Response {
    let (parts, body) = rendered.into_parts();
    let mut response = Response::builder().status(parts.status).body(body);
    *response.headers_mut() = parts.headers;
    response
}

/// [`Error`] as poem wants it: a [`std::error::Error`].
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
        self.0.status()
    }

    fn as_response(&self) -> Response {
        response(&*self.0)
    }
}

impl From<Error> for poem::Error {
    fn from(error: Error) -> Self {
        Erased(error).into()
    }
}

/// As middleware of poem: `Route::new().with(layer)`.
impl<E: Endpoint, V> Middleware<E> for ApiErrorLayer<V> {
    type Output = PoemEndpoint<E>;

    fn transform(&self, inner: E) -> Self::Output {
        PoemEndpoint { inner, settings: self.settings().clone() }
    }
}

/// What [`ApiErrorLayer`] makes of an endpoint of poem.
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
        let kept = Request::new(&self.settings, method, path, request.headers());
        let mut kept = Some(Box::new(kept));
        let answered = {
            let mut future = pin!(self.inner.call(request));
            poll_fn(|context| {
                let polled = current_request::enter(&mut kept, || {
                    future.as_mut().poll(context).map(|answered| match answered {
                        Ok(output) => output.into_response(),
                        Err(error) => with_content_type(error),
                    })
                });
                polled.map_or_else(|panic| Poll::Ready(Err(panic)), |polled| polled.map(Ok))
            })
            .await
        };
        Ok(match (answered, &mut kept) {
            (Ok(response), Some(kept)) => finish(kept, response).await,
            (Ok(response), None) => response,
            (Err(panic), kept) => panicked(kept.as_deref_mut(), &panic),
        })
    }
}

/// What poem writes of an error that is no response itself is text, which it does not say.
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

/// What becomes of the response of the inner endpoint.
async fn finish(request: &mut Request, mut response: Response) -> Response {
    if response.status().as_u16() < 400 {
        return response;
    }
    let body = response.take_body();
    // poem does not tell how long a body is; where it is not empty it is read up to the limit.
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
