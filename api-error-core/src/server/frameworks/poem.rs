//! The impls and the middleware for poem 3.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::current_request::{self, Panic, Slot};
use crate::server::layer::{
    Action, ApiErrorLayer, RejectionKind, Request, Routing, Settings, TEXT_LIMIT, action_for,
    copy_marks, is_rendered,
};
use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderValue, StatusCode};
pub use poem::Response;
pub use poem::error::ResponseError;
use poem::error::{
    GetDataError, MethodNotAllowedError, NotFoundError, ParseFormError, ParseJsonError,
    ParsePathError, ParseQueryError, ParseTypedHeaderError, ReadBodyError, SizedLimitError,
};
pub use poem::http::StatusCode as Status;
use poem::{Endpoint, IntoResponse, Middleware, PathPattern};
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

pub fn response(error: &(dyn ApiError + Send + Sync + 'static)) -> Response {
    with_body(current_request::respond(error))
}

fn with_body(rendered: http::Response<Bytes>) -> Response {
    let (parts, body) = rendered.into_parts();
    let mut response = Response::builder().status(parts.status).body(body);
    *response.headers_mut() = parts.headers;
    copy_marks(&parts.extensions, response.extensions_mut());
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
        // If the application builds the request, its original URI is the default `/`.
        let uri = Some(request.original_uri()).filter(|uri| uri.path() != "/");
        let path = uri.unwrap_or(request.uri()).path_and_query();
        let mut current = Slot::new(&self.settings, request.method(), path, request.headers());
        let outcome = {
            let mut future = pin!(self.inner.call(request));
            poll_fn(|context| {
                let polled = current_request::enter(&mut current, || {
                    future.as_mut().poll(context).map(|result| match result {
                        Ok(output) => {
                            let response = output.into_response();
                            current_request::set_route(|| {
                                response.data().map(|PathPattern(route)| route.clone())
                            });
                            (response, None)
                        }
                        Err(error) => {
                            current_request::set_route(|| {
                                error.data().map(|PathPattern(route)| route.clone())
                            });
                            let kind = kind(&error);
                            // Removes the spec of an earlier error whose response is not sent.
                            current_request::take_spec();
                            let mut response = with_content_type(error);
                            if let Some(spec) = current_request::take_spec() {
                                response.extensions_mut().insert(spec);
                            }
                            (response, kind)
                        }
                    })
                });
                polled.map_or_else(|panic| Poll::Ready(Err(panic)), |polled| polled.map(Ok))
            })
            .await
        };
        Ok(match outcome {
            Ok((response, kind)) => finish(&mut current, response, kind).await,
            Err(panic) => panicked(current.get(), &panic),
        })
    }
}

/// Returns the kind of an error of poem. Returns `None` for an error of the application.
fn kind(error: &poem::Error) -> Option<RejectionKind> {
    if error.is::<NotFoundError>() {
        Some(RejectionKind::UnknownRoute)
    } else if error.is::<MethodNotAllowedError>() {
        Some(RejectionKind::WrongMethod)
    } else if let Some(ReadBodyError::Io(_)) = error.downcast_ref() {
        Some(RejectionKind::Disconnected)
    } else {
        is_of_extractor(error).then_some(RejectionKind::Extractor)
    }
}

/// Returns whether an extractor of poem, or its body limit, generated this error.
fn is_of_extractor(error: &poem::Error) -> bool {
    error.is::<GetDataError>()
        || error.is::<ParseFormError>()
        || error.is::<ParseJsonError>()
        || error.is::<ParsePathError>()
        || error.is::<ParseQueryError>()
        || error.is::<ParseTypedHeaderError>()
        || error.is::<ReadBodyError>()
        || error.is::<SizedLimitError>()
}

/// Returns the response of an error. poem sends the text of most errors without a `Content-Type`.
/// This function adds the header, unless the error was created from a response.
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
        Some(request) => {
            with_body(request.reject(status, RejectionKind::Panic, Some(panic.text())))
        }
        None => status.into_response(),
    }
}

/// Returns the response to send for a response of the inner endpoint.
async fn finish(
    current: &mut Slot,
    mut response: Response,
    kind: Option<RejectionKind>,
) -> Response {
    let status = response.status();
    if status.as_u16() < 400 || is_rendered(response.extensions()) {
        return unchanged(current, response);
    }
    let Some(request) = current.get() else { return response };
    let is_head = request.is_head();
    let body = response.take_body();
    // poem does not expose the length of a body. So a body that is not empty has the size 1 here,
    // and `read` stops at the limit.
    let size = u64::from(!body.is_empty());
    let text = match action_for(status.as_u16(), response.headers(), Some(size), is_head) {
        // A body without a content type can be a stream, which the layer does not collect.
        Action::ReadIfText if status.is_client_error() => {
            response.set_body(body);
            return unchanged(current, response);
        }
        Action::Leave => {
            response.set_body(body);
            return unchanged(current, response);
        }
        Action::Read => match read(current, body).await {
            Ok(text) => text,
            Err(panic) => return panicked(current.get(), &panic),
        },
        Action::Replace | Action::ReadIfText => None,
    };
    let Some(request) = current.get() else { return response };
    let kind = kind.unwrap_or_else(|| Routing::Matched.kind(status));
    let (new, body) = request.reject(status, kind, text.as_deref()).into_parts();
    response.set_status(new.status);
    copy_marks(&new.extensions, response.extensions_mut());
    request.merge(response.headers_mut(), new.status, new.headers);
    if !request.is_head() {
        response.set_body(body);
    }
    response
}

/// Returns a response that the layer does not render. Adds the request id if the application called
/// `request_id_on_success`.
fn unchanged(current: &mut Slot, mut response: Response) -> Response {
    if let Some(request) = current.get() {
        request.add_id_to_every_response(response.headers_mut());
    }
    response
}

/// Reads a text up to the limit. Returns `None` if it is longer, or not UTF-8.
async fn read(current: &mut Slot, body: poem::Body) -> Result<Option<String>, Panic> {
    let limit = usize::try_from(TEXT_LIMIT).unwrap_or(usize::MAX);
    let mut reading = pin!(body.into_bytes_limit(limit));
    let read = poll_fn(|context| {
        let polled = current_request::enter(current, || reading.as_mut().poll(context));
        polled.map_or_else(|panic| Poll::Ready(Err(panic)), |polled| polled.map(Ok))
    })
    .await?;
    Ok(read.ok().and_then(|bytes| String::from_utf8(bytes.into()).ok()))
}
