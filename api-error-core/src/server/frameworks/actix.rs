//! The impls and the middleware for actix-web 4.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::current_request::{self, Panic};
use crate::server::layer::{Action, ApiErrorLayer, Request, Settings, action_for, merge};
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::error::InternalError;
pub use actix_web::http::StatusCode;
use actix_web::http::header;
pub use actix_web::{HttpResponse, ResponseError};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use std::fmt::{self, Debug, Formatter};
use std::future::{Ready, poll_fn, ready};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;

/// Implements actix-web's `ResponseError` for an error type.
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_impl {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        impl<$($generics)*> $crate::__private::actix::ResponseError for $type
        where
            $($bounds)*
            for<'__api_error> Self: $crate::ApiError + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            fn status_code(&self) -> $crate::__private::actix::StatusCode {
                $crate::__private::actix::status(self)
            }

            fn error_response(&self) -> $crate::__private::actix::HttpResponse {
                $crate::__private::actix::response(self)
            }
        }
    };
}

pub fn status(error: &dyn ApiError) -> StatusCode {
    old_status(error.identity().status())
}

/// Converts a status to the type of http 0.2, which actix-web uses.
fn old_status(status: http::StatusCode) -> StatusCode {
    StatusCode::from_u16(status.as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

pub fn response(error: &dyn ApiError) -> HttpResponse {
    let rendered = current_request::respond(error);
    let mut response = HttpResponse::new(old_status(rendered.status()));
    copy_headers(rendered.headers(), response.headers_mut());
    response.set_body(BoxBody::new(rendered.into_body()))
}

#[cfg_attr(docsrs, doc(cfg(feature = "actix")))]
impl ResponseError for Error {
    fn status_code(&self) -> StatusCode {
        status(&**self)
    }

    fn error_response(&self) -> HttpResponse {
        response(&**self)
    }
}

fn copy_headers(from: &HeaderMap, to: &mut header::HeaderMap) {
    for (name, value) in from {
        let name = header::HeaderName::from_bytes(name.as_str().as_bytes());
        let value = header::HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            to.append(name, value);
        }
    }
}

fn new_headers(from: &header::HeaderMap) -> HeaderMap {
    let mut headers = HeaderMap::with_capacity(from.len());
    for (name, value) in from {
        let name = HeaderName::from_bytes(name.as_str().as_bytes());
        let value = HeaderValue::from_bytes(value.as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    headers
}

/// Middleware for actix-web: `App::new().wrap(layer)`.
#[cfg_attr(docsrs, doc(cfg(feature = "actix")))]
impl<S, B, V> Transform<S, ServiceRequest> for ApiErrorLayer<V>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = actix_web::Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = actix_web::Error;
    type Transform = ActixService<S>;
    type InitError = ();
    type Future = Ready<Result<Self::Transform, ()>>;

    fn new_transform(&self, inner: S) -> Self::Future {
        ready(Ok(ActixService { inner, settings: self.settings().clone() }))
    }
}

/// The service that [`ApiErrorLayer`] wraps around a service of actix-web.
pub struct ActixService<S> {
    inner: S,
    settings: Arc<Settings>,
}

impl<S> Debug for ActixService<S> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ActixService").finish_non_exhaustive()
    }
}

impl<S, B> Service<ServiceRequest> for ActixService<S>
where
    S: Service<ServiceRequest, Response = ServiceResponse<B>, Error = actix_web::Error> + 'static,
    B: MessageBody + 'static,
{
    type Response = ServiceResponse<EitherBody<B>>;
    type Error = actix_web::Error;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>>>>;

    forward_ready!(inner);

    fn call(&self, request: ServiceRequest) -> Self::Future {
        let mut current = Some(Box::new(Request::new(
            &self.settings,
            Method::from_bytes(request.method().as_str().as_bytes()).unwrap_or_default(),
            PathAndQuery::try_from(request.uri().path()).ok(),
            &new_headers(request.headers()),
        )));
        let called = current_request::enter(&mut current, || self.inner.call(request));
        Box::pin(async move {
            let outcome = match called {
                Ok(future) => {
                    let mut future = pin!(future);
                    poll_fn(|context| {
                        let polled =
                            current_request::enter(&mut current, || future.as_mut().poll(context));
                        polled.map_or_else(|panic| Poll::Ready(Err(panic)), |polled| polled.map(Ok))
                    })
                    .await
                }
                Err(panic) => Err(panic),
            };
            match outcome {
                Ok(Ok(response)) => {
                    let (request, response) = response.into_parts();
                    Ok(ServiceResponse::new(request, finish(&mut current, response)))
                }
                // A `ServiceResponse` needs the request, which an error does not contain: return an
                // error whose response is the rendered one.
                Ok(Err(error)) => {
                    let response =
                        current_request::enter(&mut current, || HttpResponse::from_error(error));
                    Err(with_response(match response {
                        Ok(response) => finish(&mut current, response).map_into_boxed_body(),
                        Err(panic) => panicked(&mut current, &panic),
                    }))
                }
                Err(panic) => Err(with_response(panicked(&mut current, &panic))),
            }
        })
    }
}

fn with_response(response: HttpResponse) -> actix_web::Error {
    InternalError::from_response("the response of `ApiErrorLayer`", response).into()
}

fn panicked(request: &mut Option<Box<Request>>, panic: &Panic) -> HttpResponse {
    let response = HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR);
    match request {
        Some(request) => replace(request, response, Some(panic.text())),
        None => response,
    }
}

/// Returns the response to send for a response of the inner service.
fn finish<B: MessageBody>(
    request: &mut Option<Box<Request>>,
    response: HttpResponse<B>,
) -> HttpResponse<EitherBody<B>> {
    let Some(request) = request else { return response.map_into_left_body() };
    if response.status().as_u16() < 400 {
        return response.map_into_left_body();
    }
    let size = match response.body().size() {
        BodySize::None => Some(0),
        BodySize::Sized(size) => Some(size),
        BodySize::Stream => None,
    };
    let action = action_for(&new_headers(response.headers()), size, request.is_head());
    if action == Action::Leave {
        return response.map_into_left_body();
    }
    let (head, body) = response.into_parts();
    let read = if action == Action::Read { body.try_into_bytes().ok() } else { None };
    let text = read.and_then(|bytes| String::from_utf8(bytes.into()).ok());
    replace(request, head, text.as_deref()).map_into_right_body()
}

/// Returns the old response with the rendered status and body, and the headers of both.
fn replace<B>(
    request: &mut Request,
    mut response: HttpResponse<B>,
    text: Option<&str>,
) -> HttpResponse {
    let status = http::StatusCode::from_u16(response.status().as_u16())
        .unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    let rendered = request.reject(status, text);
    let mut headers = new_headers(response.headers());
    merge(&mut headers, rendered.headers());
    *response.status_mut() = old_status(rendered.status());
    response.headers_mut().clear();
    copy_headers(&headers, response.headers_mut());
    response.set_body(BoxBody::new(rendered.into_body()))
}
