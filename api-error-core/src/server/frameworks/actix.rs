//! The impls and the middleware for actix-web 4.

use crate::model::{ApiError, ErrorSpec};
use crate::render::Error;
use crate::server::current_request::{self, Panic, Slot};
use crate::server::layer::{
    Action, ApiErrorLayer, RejectionKind, RenderedRejection, Request, Routing, Settings,
    TEXT_LIMIT, action_for,
};
use actix_web::HttpRequest;
use actix_web::body::{BodySize, BoxBody, EitherBody, MessageBody};
use actix_web::dev::{Service, ServiceRequest, ServiceResponse, Transform, forward_ready};
use actix_web::error::{
    InternalError, JsonPayloadError, PathError, PayloadError, QueryPayloadError, ReadlinesError,
    UrlencodedError,
};
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

fn new_status(status: StatusCode) -> http::StatusCode {
    http::StatusCode::from_u16(status.as_u16()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

pub fn response(error: &(dyn ApiError + Send + Sync + 'static)) -> HttpResponse {
    let rendered = current_request::respond(error);
    let mut response = HttpResponse::new(old_status(rendered.status()));
    copy_headers(rendered.headers(), response.headers_mut());
    copy_marks(rendered.extensions(), &mut response);
    response.set_body(BoxBody::new(rendered.into_body()))
}

/// Copies the spec of an error, and the mark of a rejection.
fn copy_marks<B>(from: &http::Extensions, to: &mut HttpResponse<B>) {
    if let Some(spec) = from.get::<&'static ErrorSpec>() {
        to.extensions_mut().insert(*spec);
    }
    if let Some(mark) = from.get::<RenderedRejection>() {
        to.extensions_mut().insert(*mark);
    }
}

/// Returns whether the response has the spec of an error, or the mark of a rejection.
fn is_rendered<B>(response: &HttpResponse<B>) -> bool {
    let extensions = response.extensions();
    extensions.contains::<&'static ErrorSpec>() || extensions.contains::<RenderedRejection>()
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

pub(crate) fn new_headers(from: &header::HeaderMap) -> HeaderMap {
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
        let mut current = Slot::new(
            &self.settings,
            &Method::from_bytes(request.method().as_str().as_bytes()).unwrap_or_default(),
            PathAndQuery::try_from(request.uri().path()).ok().as_ref(),
            &new_headers(request.headers()),
        );
        if let Some(current) = current.get() {
            current.set_route(|| request.match_pattern());
        }
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
                    let routing = routing(&request);
                    Ok(ServiceResponse::new(request, finish(&mut current, response, routing)))
                }
                // A `ServiceResponse` needs the request, which an error does not contain. So the
                // result is an error whose response is the rendered response.
                Ok(Err(error)) => {
                    let response =
                        current_request::enter(&mut current, || HttpResponse::from_error(error));
                    Err(with_response(match response {
                        Ok(response) => finish(&mut current, response, Some(Routing::Matched))
                            .map_into_boxed_body(),
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

fn panicked(request: &mut Slot, panic: &Panic) -> HttpResponse {
    let response = HttpResponse::new(StatusCode::INTERNAL_SERVER_ERROR);
    match request.get() {
        Some(request) => replace(request, response, RejectionKind::Panic, Some(panic.text())),
        None => response,
    }
}

/// Returns the facts about the route of a request. Returns `None` if a route has the path, but not
/// the method.
fn routing(request: &HttpRequest) -> Option<Routing> {
    // A route that matches the path and the method consumes the path.
    match (request.match_pattern(), request.match_info().unprocessed()) {
        (Some(_), "") => Some(Routing::Matched),
        (Some(_), _) => None,
        (None, _) => Some(Routing::Unmatched),
    }
}

fn kind<B>(response: &HttpResponse<B>, routing: Option<Routing>) -> RejectionKind {
    let status = new_status(response.status());
    if response.error().is_some_and(is_of_disconnected_client) {
        return RejectionKind::Disconnected;
    }
    if response.error().is_some_and(is_of_extractor) {
        return RejectionKind::Extractor;
    }
    match routing {
        None if status == http::StatusCode::NOT_FOUND => RejectionKind::WrongMethod,
        routing => routing.unwrap_or(Routing::Matched).kind(status),
    }
}

/// Returns whether the client closed the connection before the body of its request was complete.
fn is_of_disconnected_client(error: &actix_web::Error) -> bool {
    let of_payload = error.as_error::<PayloadError>();
    let of_json = error.as_error().and_then(|error| match error {
        JsonPayloadError::Payload(error) => Some(error),
        _ => None,
    });
    let of_form = error.as_error().and_then(|error| match error {
        UrlencodedError::Payload(error) => Some(error),
        _ => None,
    });
    let error = of_payload.or(of_json).or(of_form);
    error.is_some_and(|error| matches!(error, PayloadError::Incomplete(_)))
}

/// Returns whether an extractor of actix-web generated this error. By default, the extractor `Path`
/// returns an `InternalError` that contains an error of serde.
fn is_of_extractor(error: &actix_web::Error) -> bool {
    /// The texts of the extractors `String` and `Bytes`.
    const TEXTS: [&str; 4] =
        ["Can not decode body", "Content-Type is expected", "Unexpected Content-Type", "too big"];
    let text = error.as_error::<InternalError<&'static str>>().map(ToString::to_string);
    text.is_some_and(|text| TEXTS.contains(&&*text))
        || error.as_error::<InternalError<serde::de::value::Error>>().is_some()
        || error.as_error::<JsonPayloadError>().is_some()
        || error.as_error::<PathError>().is_some()
        || error.as_error::<PayloadError>().is_some()
        || error.as_error::<QueryPayloadError>().is_some()
        || error.as_error::<ReadlinesError>().is_some()
        || error.as_error::<UrlencodedError>().is_some()
}

/// Returns the response to send for a response of the inner service.
fn finish<B: MessageBody>(
    request: &mut Slot,
    response: HttpResponse<B>,
    routing: Option<Routing>,
) -> HttpResponse<EitherBody<B>> {
    let Some(request) = request.get() else { return response.map_into_left_body() };
    if response.status().as_u16() < 400 || is_rendered(&response) {
        return unchanged(request, response).map_into_left_body();
    }
    let size = match response.body().size() {
        BodySize::None => Some(0),
        BodySize::Sized(size) => Some(size),
        BodySize::Stream => None,
    };
    let status = response.status().as_u16();
    let action = action_for(status, &new_headers(response.headers()), size, request.is_head());
    if action == Action::Leave {
        return unchanged(request, response).map_into_left_body();
    }
    let kind = kind(&response, routing);
    let (head, body) = response.into_parts();
    let read = if action == Action::Replace { None } else { body.try_into_bytes().ok() };
    let read = read.filter(|bytes| bytes.len() as u64 <= TEXT_LIMIT);
    let text = read.as_deref().and_then(|bytes| str::from_utf8(bytes).ok());
    if let (Action::ReadIfText, None, Some(bytes)) = (action, text, &read) {
        let response = head.set_body(EitherBody::right(BoxBody::new(bytes.clone())));
        return unchanged(request, response);
    }
    replace(request, head, kind, text).map_into_right_body()
}

/// Returns a response that the layer does not render, with the request id if every response has it.
fn unchanged<B>(request: &mut Request, mut response: HttpResponse<B>) -> HttpResponse<B> {
    if let Some((name, value)) = request.id_of_every_response()
        && !response.headers().contains_key(name.as_str())
    {
        copy_headers(&HeaderMap::from_iter([(name, value)]), response.headers_mut());
    }
    response
}

/// Renders a rejection. Replaces the status and the body of the old response by the rendered status
/// and body, and merges the headers of the two responses.
fn replace<B>(
    request: &mut Request,
    mut response: HttpResponse<B>,
    kind: RejectionKind,
    text: Option<&str>,
) -> HttpResponse {
    let rendered = request.reject(new_status(response.status()), kind, text);
    let (rendered, body) = rendered.into_parts();
    let mut headers = new_headers(response.headers());
    request.merge(&mut headers, rendered.status, rendered.headers);
    *response.status_mut() = old_status(rendered.status);
    response.headers_mut().clear();
    copy_headers(&headers, response.headers_mut());
    copy_marks(&rendered.extensions, &mut response);
    response.set_body(BoxBody::new(body))
}
