//! The layer around a tower service.

use super::headers::has_lost_text;
use super::response_error::ResponseError;
use super::{Action, ApiErrorLayer, Request, Settings, action_for, merge};
use crate::server::current_request::{self, Panic};
use bytes::{Bytes, BytesMut};
use http::header::{ALLOW, CONTENT_LENGTH};
use http::response::Parts;
use http::{HeaderValue, Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use pin_project_lite::pin_project;
use std::fmt::{self, Debug, Formatter};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tower_layer::Layer;
use tower_service::Service;

#[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
impl<S, V> Layer<S> for ApiErrorLayer<V> {
    type Service = ApiErrorService<S>;

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

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, request: http::Request<A>) -> Self::Future {
        let path = request.uri().path_and_query().cloned();
        let method = request.method().clone();
        let current = Request::new(&self.settings, method, path, request.headers());
        let mut current = Some(Box::new(current));
        let state = match current_request::enter(&mut current, || self.inner.call(request)) {
            Ok(future) => State::Running { future },
            Err(panic) => State::Panicked { panic: Some(panic) },
        };
        ResponseFuture { state, request: current }
    }
}

pin_project! {
    /// The future of an [`ApiErrorService`].
    #[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
    pub struct ResponseFuture<F, B> {
        #[pin]
        state: State<F, B>,
        request: Option<Box<Request>>,
    }
}

pin_project! {
    #[project = StateProjection]
    enum State<F, B> {
        Running { #[pin] future: F },
        Reading { #[pin] body: B, parts: Option<Parts>, text: BytesMut },
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

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            let (parts, text, status) = match this.state.as_mut().project() {
                StateProjection::Running { future } => {
                    let polled = current_request::enter(this.request, || future.poll(context));
                    let response = match polled {
                        Ok(polled) => ready!(polled)?,
                        Err(panic) => {
                            this.state.set(State::Panicked { panic: Some(panic) });
                            continue;
                        }
                    };
                    let Some(request) = this.request.as_mut() else {
                        return Poll::Ready(Ok(response.map(ErrorBody::inner)));
                    };
                    match finish(request, response) {
                        Finished::Response(response) => return Poll::Ready(Ok(response)),
                        Finished::Read(parts, body) => {
                            let text = BytesMut::new();
                            this.state.set(State::Reading { body, parts: Some(parts), text });
                            continue;
                        }
                    }
                }
                StateProjection::Reading { mut body, parts, text } => {
                    while let Some(Ok(frame)) = ready!(body.as_mut().poll_frame(context)) {
                        if let Ok(data) = frame.into_data() {
                            text.extend_from_slice(&data);
                        }
                    }
                    let parts = parts.take();
                    let status = parts.as_ref().map(|parts| parts.status);
                    (parts, String::from_utf8(text.split().into()).ok(), status)
                }
                StateProjection::Panicked { panic } => {
                    (None, panic.take().map(|panic| panic.text().to_owned()), None)
                }
            };
            let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let parts = parts.unwrap_or_else(|| Response::new(()).into_parts().0);
            let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            return Poll::Ready(Ok(match this.request.as_mut() {
                Some(request) => {
                    let rendered = request.reject(status, text);
                    replace(request, parts, rendered, true)
                }
                None => Response::from_parts(parts, ErrorBody::rendered(Bytes::new())),
            }));
        }
    }
}

enum Finished<B> {
    Response(Response<ErrorBody<B>>),
    Read(Parts, B),
}

/// Returns the response to send, or the parts of one whose text must be read first.
fn finish<B: Body<Data = Bytes>>(request: &mut Request, mut response: Response<B>) -> Finished<B> {
    if response.status().as_u16() < 400 {
        return Finished::Response(response.map(ErrorBody::inner));
    }
    let size = response.body().size_hint().exact();
    if let Some(ResponseError(error)) = response.extensions_mut().remove() {
        let (parts, _) = response.into_parts();
        let rendered = request.render(&*error);
        return Finished::Response(replace(request, parts, rendered, true));
    }
    match action_for(response.headers(), size, request.is_head()) {
        Action::Leave if request.is_head() => {
            let (mut parts, _) = response.into_parts();
            if let Some(size @ 1..) = size {
                parts.headers.entry(CONTENT_LENGTH).or_insert_with(|| HeaderValue::from(size));
            }
            Finished::Response(Response::from_parts(parts, ErrorBody::rendered(Bytes::new())))
        }
        Action::Leave => Finished::Response(response.map(ErrorBody::inner)),
        Action::Read => {
            let (parts, body) = response.into_parts();
            Finished::Read(parts, body)
        }
        Action::Replace => {
            let has_length = !has_lost_text(response.headers(), size);
            let (parts, _) = response.into_parts();
            let rendered = request.reject(parts.status, None);
            Finished::Response(replace(request, parts, rendered, has_length))
        }
    }
}

/// Returns the old response with the rendered status and body, and the headers of both.
fn replace<B>(
    request: &Request,
    mut parts: Parts,
    rendered: Response<Bytes>,
    has_length: bool,
) -> Response<ErrorBody<B>> {
    let (mut new, mut body) = rendered.into_parts();
    // An outer router adds its own `Allow` only if there is none.
    if new.headers.get(ALLOW).is_some_and(HeaderValue::is_empty) {
        new.headers.remove(ALLOW);
    }
    parts.status = new.status;
    merge(&mut parts.headers, &new.headers);
    if request.is_head() {
        if has_length {
            parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
        }
        body.clear();
    }
    Response::from_parts(parts, ErrorBody::rendered(body))
}

pin_project! {
    /// The body of a response: the one of the inner service, or a rendered error.
    #[cfg_attr(docsrs, doc(cfg(feature = "tower")))]
    #[derive(Debug)]
    pub struct ErrorBody<B> {
        #[pin]
        content: Content<B>,
    }
}

pin_project! {
    #[project = ContentProjection]
    #[derive(Debug)]
    enum Content<B> {
        Inner { #[pin] body: B },
        Rendered { body: Bytes },
    }
}

impl<B> ErrorBody<B> {
    const fn inner(body: B) -> Self {
        Self { content: Content::Inner { body } }
    }

    const fn rendered(body: Bytes) -> Self {
        Self { content: Content::Rendered { body } }
    }
}

impl<B: Body<Data = Bytes>> Body for ErrorBody<B> {
    type Data = Bytes;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, B::Error>>> {
        match self.project().content.project() {
            ContentProjection::Inner { body } => body.poll_frame(context),
            ContentProjection::Rendered { body } => {
                let body = std::mem::take(body);
                Poll::Ready((!body.is_empty()).then(|| Ok(Frame::data(body))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        match &self.content {
            Content::Inner { body } => body.is_end_stream(),
            Content::Rendered { body } => body.is_empty(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.content {
            Content::Inner { body } => body.size_hint(),
            Content::Rendered { body } => SizeHint::with_exact(body.len() as u64),
        }
    }
}
