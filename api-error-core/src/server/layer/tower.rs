//! The layer around a tower service.

use super::error_body::ErrorBody;
use super::headers::may_lack_text;
use super::matched_route::{Route, is_in_router, is_matched, is_route, route};
use super::rendered::is_rendered;
use super::response_error::ResponseError;
use super::{
    Action, ApiErrorLayer, RejectionKind, Request, Routing, Settings, TEXT_LIMIT, UnknownText,
    action_for,
};
use crate::server::current_request::{self, Panic, Slot};
use bytes::Bytes;
use http::header::CONTENT_LENGTH;
use http::response::Parts;
use http::{HeaderValue, Response, StatusCode};
use http_body::Body;
use pin_project_lite::pin_project;
use std::fmt::{self, Debug, Formatter};
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tower_layer::Layer;
use tower_service::Service;

#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
impl<S, V> Layer<S> for ApiErrorLayer<V> {
    type Service = ApiErrorService<S>;

    #[inline]
    fn layer(&self, inner: S) -> Self::Service {
        ApiErrorService { inner, settings: self.settings().clone() }
    }
}

/// The service that [`ApiErrorLayer`] wraps around `S`.
#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
#[derive(Clone)]
pub struct ApiErrorService<S> {
    inner: S,
    settings: Arc<Settings>,
}

impl<S: Debug> Debug for ApiErrorService<S> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ApiErrorService")
            .field("inner", &self.inner)
            .finish_non_exhaustive()
    }
}

impl<S, A, B> Service<http::Request<A>> for ApiErrorService<S>
where
    S: Service<http::Request<A>, Response = Response<B>>,
    B: Body<Data = Bytes>,
{
    type Response = Response<ErrorBody<B>>;
    type Error = S::Error;
    type Future = ResponseFuture<S::Future, B>;

    #[inline]
    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    #[inline]
    fn call(&mut self, request: http::Request<A>) -> Self::Future {
        let path = request.uri().path_and_query();
        let mut current = Slot::new(&self.settings, request.method(), path, request.headers());
        if let Some(current) = current.get() {
            current.set_route(|| route(&request));
        }
        let route = Route { is_in_router: is_in_router::<S>, is_matched: is_matched(&request) };
        if is_route::<S>() {
            // The method `call` of a route runs no code of the application, so it needs no `enter`.
            // Without `enter`, the future is moved only once.
            let state = State::Running { future: self.inner.call(request) };
            return ResponseFuture { state, request: current, route };
        }
        let state = match current_request::enter(&mut current, || self.inner.call(request)) {
            Ok(future) => State::Running { future },
            Err(panic) => State::Panicked { panic: Some(panic) },
        };
        ResponseFuture { state, request: current, route }
    }
}

pin_project! {
    /// The future of an [`ApiErrorService`].
    #[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
    pub struct ResponseFuture<F, B> {
        #[pin]
        state: State<F, B>,
        request: Slot,
        route: Route,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, B> {
        Running { #[pin] future: F },
        Reading { #[pin] body: B, reading: Option<Reading> },
        Panicked { panic: Option<Panic> },
    }
}

impl<F, B> Debug for ResponseFuture<F, B> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ResponseFuture").finish_non_exhaustive()
    }
}

impl<F, B, E> Future for ResponseFuture<F, B>
where
    F: Future<Output = Result<Response<B>, E>>,
    B: Body<Data = Bytes>,
{
    type Output = Result<Response<ErrorBody<B>>, E>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.as_mut().project();
        let StateProjection::Running { future } = this.state.as_mut().project() else {
            return self.poll_error(context).map(Ok);
        };
        // `polled` is returned, and never dropped here. So the compiler needs no code that drops it
        // after a panic, and copies the response less often.
        let mut polled = ManuallyDrop::new(Poll::Pending);
        let poll = || polled = ManuallyDrop::new(future.poll(context));
        if let Err(panic) = current_request::enter(this.request, poll) {
            this.state.set(State::Panicked { panic: Some(panic) });
            return self.poll_error(context).map(Ok);
        }
        match (this.request.get(), &*polled) {
            (Some(request), Poll::Ready(Ok(response)))
                if !is_final(response) || request.is_id_on_every_response() => {}
            // Most responses are returned here.
            _ => {
                let polled = ManuallyDrop::into_inner(polled);
                return polled.map_ok(|response| response.map(ErrorBody::inner));
            }
        }
        let response = ready!(ManuallyDrop::into_inner(polled))?;
        self.finish(response, context).map(Ok)
    }
}

/// These functions are not part of `poll`, so that the compiler copies the response less often
/// there.
impl<F, B: Body<Data = Bytes>> ResponseFuture<F, B> {
    /// Returns the response to send for a response that `poll` does not return directly.
    #[inline(never)]
    fn finish(
        mut self: Pin<&mut Self>,
        response: Response<B>,
        context: &mut Context<'_>,
    ) -> Poll<Response<ErrorBody<B>>> {
        let mut this = self.as_mut().project();
        let Some(request) = this.request.get() else {
            return Poll::Ready(response.map(ErrorBody::inner));
        };
        if is_final(&response) {
            return Poll::Ready(unchanged(request, response.map(ErrorBody::inner)));
        }
        match finish(request, *this.route, response) {
            Finished::Response(response) => Poll::Ready(response),
            Finished::Read(body, reading) => {
                this.state.set(State::Reading { body, reading: Some(reading) });
                self.poll_error(context)
            }
        }
    }

    /// Returns the response to a panic, or to an error whose text is read.
    #[inline(never)]
    fn poll_error(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Response<ErrorBody<B>>> {
        let this = self.project();
        match this.state.project() {
            StateProjection::Reading { mut body, reading } => {
                let request = &mut *this.request;
                let polled = current_request::enter(request, || {
                    reading.as_mut().map(|reading| reading.poll(body.as_mut(), context))
                });
                let outcome = match polled {
                    Ok(Some(Poll::Pending)) => return Poll::Pending,
                    Ok(_) => Ok(()),
                    Err(panic) => Err(panic),
                };
                let reading = reading.take();
                Poll::Ready(match (outcome, reading, request.get()) {
                    (Ok(()), Some(reading), Some(request)) => {
                        reading.finish(request, this.route.routing())
                    }
                    (Err(panic), _, request) => panicked(request, &panic),
                    // A future that has finished is not polled again.
                    _ => Response::new(ErrorBody::rendered(Bytes::new())),
                })
            }
            StateProjection::Panicked { panic } => Poll::Ready(match panic.take() {
                Some(panic) => panicked(this.request.get(), &panic),
                None => Response::new(ErrorBody::rendered(Bytes::new())),
            }),
            // `poll` polls this future.
            StateProjection::Running { .. } => Poll::Pending,
        }
    }
}

fn panicked<B>(request: Option<&mut Request>, panic: &Panic) -> Response<ErrorBody<B>> {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    let (mut parts, ()) = Response::new(()).into_parts();
    parts.status = status;
    match request {
        Some(request) => {
            let text = Some(panic.text()).filter(|text| !text.is_empty());
            let rendered = request.reject(status, RejectionKind::Panic, text);
            replace(request, parts, rendered, true)
        }
        None => Response::from_parts(parts, ErrorBody::rendered(Bytes::new())),
    }
}

/// A response whose body is being read.
struct Reading {
    parts: Parts,
    /// The bytes that were read, at most [`TEXT_LIMIT`] bytes. Most texts are one frame.
    text: Bytes,
    /// True if the content type is `text/plain`. Otherwise the body is text only if it is UTF-8.
    is_text: bool,
    is_complete: bool,
}

impl Reading {
    fn new(parts: Parts, is_text: bool) -> Self {
        Self { parts, text: Bytes::new(), is_text, is_complete: false }
    }

    /// Reads the body up to the limit. A body can be longer than its size hint.
    fn poll<B: Body<Data = Bytes>>(
        &mut self,
        mut body: Pin<&mut B>,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        loop {
            match ready!(body.as_mut().poll_frame(context)) {
                Some(Ok(frame)) => {
                    let Ok(data) = frame.into_data() else { continue };
                    if (self.text.len() + data.len()) as u64 > TEXT_LIMIT {
                        return Poll::Ready(());
                    }
                    self.text = if self.text.is_empty() {
                        data
                    } else {
                        [&*self.text, &data].concat().into()
                    };
                }
                Some(Err(_)) => return Poll::Ready(()),
                None => {
                    self.is_complete = true;
                    return Poll::Ready(());
                }
            }
        }
    }

    /// Returns the response unchanged if its body was read completely and is not text. Otherwise
    /// replaces the response.
    fn finish<B>(self, request: &mut Request, routing: Routing) -> Response<ErrorBody<B>> {
        let Self { parts, text: bytes, is_text, is_complete } = self;
        let text = str::from_utf8(&bytes).ok().filter(|_| is_complete);
        if !is_text && is_complete && text.is_none() {
            return unchanged(request, Response::from_parts(parts, ErrorBody::rendered(bytes)));
        }
        let text = match text.map(str::trim) {
            Some("") => Ok(None),
            Some(text) => Ok(Some(text)),
            None => Err(UnknownText),
        };
        let kind = routing.kind_of_text(parts.status, text);
        let rendered = request.reject(parts.status, kind, text.ok().flatten());
        replace(request, parts, rendered, true)
    }
}

/// Returns whether a response is not an error, or was rendered in a layer.
#[inline]
fn is_final<B>(response: &Response<B>) -> bool {
    let extensions = response.extensions();
    response.status().as_u16() < 400
        || (is_rendered(extensions) && extensions.get::<ResponseError>().is_none())
}

enum Finished<B> {
    Response(Response<ErrorBody<B>>),
    Read(B, Reading),
}

/// Returns the response to send for an error response. If its text must be read first, returns its
/// parts.
fn finish<B: Body<Data = Bytes>>(
    request: &mut Request,
    route: Route,
    mut response: Response<B>,
) -> Finished<B> {
    let size = response.body().size_hint().exact();
    if let Some(ResponseError(error)) = response.extensions_mut().remove() {
        let (parts, _) = response.into_parts();
        let rendered = request.render(&*error);
        return Finished::Response(replace(request, parts, rendered, true));
    }
    let status = response.status();
    match action_for(status.as_u16(), response.headers(), size, request.is_head()) {
        Action::Leave if request.is_head() => {
            let (mut parts, _) = response.into_parts();
            if let Some(size @ 1..) = size {
                parts.headers.entry(CONTENT_LENGTH).or_insert_with(|| HeaderValue::from(size));
            }
            let response = Response::from_parts(parts, ErrorBody::rendered(Bytes::new()));
            Finished::Response(unchanged(request, response))
        }
        Action::Leave => Finished::Response(unchanged(request, response.map(ErrorBody::inner))),
        action @ (Action::Read | Action::ReadIfText) => {
            let (parts, body) = response.into_parts();
            Finished::Read(body, Reading::new(parts, action == Action::Read))
        }
        Action::Replace => {
            let may_lack_text = may_lack_text(response.headers(), size, request.is_head());
            let has_text = may_lack_text || size != Some(0);
            let text = if has_text { Err(UnknownText) } else { Ok(None) };
            let (parts, _) = response.into_parts();
            let rendered = request.reject(status, route.routing().kind_of_text(status, text), None);
            Finished::Response(replace(request, parts, rendered, !may_lack_text))
        }
    }
}

/// Returns a response that the layer does not render. Adds the request id if the application called
/// `request_id_on_success`.
fn unchanged<B>(request: &mut Request, mut response: Response<B>) -> Response<B> {
    request.add_id_to_every_response(response.headers_mut());
    response
}

/// Replaces the status and the body of the old response by the rendered status and body, and merges
/// the headers of the two responses. `has_length` is false if the length of the body that a `GET`
/// gets is not known.
fn replace<B>(
    request: &Request,
    mut parts: Parts,
    rendered: Response<Bytes>,
    has_length: bool,
) -> Response<ErrorBody<B>> {
    let (new, mut body) = rendered.into_parts();
    parts.status = new.status;
    parts.extensions.extend(new.extensions);
    request.merge(&mut parts.headers, new.status, new.headers);
    if request.is_head() {
        if has_length {
            parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        body.clear();
    }
    Response::from_parts(parts, ErrorBody::rendered(body))
}
