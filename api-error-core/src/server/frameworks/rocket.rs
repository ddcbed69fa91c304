//! The impls and the fairing for rocket 0.5.

use crate::model::{ApiError, ErrorSpec};
use crate::render::Error;
use crate::server::CurrentRequest;
use crate::server::layer::{
    Action, ApiErrorLayer, RejectionKind, Request, Routing, Settings, TEXT_LIMIT, action_for,
    choose_envelope, insert_spec, panic_text,
};
use crate::server::observe::report_without_layer;
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use rocket::catcher::{self, Catcher};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::Status;
pub use rocket::request::Request as RocketRequest;
use rocket::request::{FromRequest, Outcome};
pub use rocket::response::{Responder, Result};
use rocket::tokio::io::AsyncReadExt;
use rocket::{Build, Response, Rocket};
use std::any::Any;
use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

/// Implements rocket's `Responder` for an error type.
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket_impl {
    ({$($generics:tt)*} {$type:ty} {$($bounds:tt)*}) => {
        #[automatically_derived]
        impl<'__request, $($generics)*> $crate::__private::rocket::Responder<'__request, 'static>
            for $type
        where
            $($bounds)*
            for<'__api_error> Self: $crate::ApiError + ::core::marker::Send + ::core::marker::Sync + 'static,
        {
            fn respond_to(
                self,
                request: &'__request $crate::__private::rocket::RocketRequest<'_>,
            ) -> $crate::__private::rocket::Result<'static> {
                $crate::__private::rocket::response(&self, request)
            }
        }
    };
}

#[expect(clippy::missing_errors_doc, reason = "it never fails; `Responder` requires a `Result`")]
pub fn response(
    error: &(dyn ApiError + Send + Sync + 'static),
    request: &RocketRequest<'_>,
) -> Result<'static> {
    let rendered = if let Some(facts) = facts(request) {
        lock(facts).report_and_render(error)
    } else {
        report_without_layer(error);
        let mut rendered = choose_envelope(error).0.to_response();
        insert_spec(&mut rendered, error);
        rendered
    };
    cache_spec(request, rendered.extensions());
    Ok(with_body(rendered))
}

/// Stores the spec of a response for the application.
fn cache_spec(request: &RocketRequest<'_>, extensions: &http::Extensions) {
    if let Some(spec) = extensions.get::<&'static ErrorSpec>() {
        request.local_cache(|| Some(*spec));
    }
}

fn with_body(rendered: http::Response<Bytes>) -> Response<'static> {
    let (parts, body) = rendered.into_parts();
    let mut response = Response::new();
    set_parts(&mut response, parts.status, &parts.headers, body);
    response
}

/// Sets the status, the headers and the body of a response that has no headers.
fn set_parts(response: &mut Response<'_>, status: StatusCode, headers: &HeaderMap, body: Bytes) {
    response.set_status(Status::new(status.as_u16()));
    for (name, value) in headers {
        if let Ok(value) = value.to_str() {
            response.adjoin_raw_header(name.as_str().to_owned(), value.to_owned());
        }
    }
    response.set_sized_body(body.len(), Cursor::new(body));
}

#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
impl<'r> Responder<'r, 'static> for Error {
    fn respond_to(self, request: &'r RocketRequest<'_>) -> Result<'static> {
        response(&*self, request)
    }
}

/// Returns the facts about a request, from its local cache. Returns `None` without a layer.
fn facts<'r>(request: &'r RocketRequest<'_>) -> Option<&'r Mutex<Request>> {
    let settings: &Arc<Settings> = request.rocket().state()?;
    Some(request.local_cache(|| {
        let method = Method::from_bytes(request.method().as_str().as_bytes()).unwrap_or_default();
        let path = PathAndQuery::try_from(request.uri().path().as_str()).ok();
        let headers = request.headers().iter();
        let headers = headers_of(headers.map(|header| (header.name, header.value)));
        let mut facts = Request::new(Box::default(), settings, &method, path.as_ref(), &headers);
        facts.set_route(|| request.route().map(|route| route.uri.path()));
        Mutex::new(facts)
    }))
}

/// Locks the facts. They are valid even if a thread panicked while it had the lock.
fn lock(facts: &Mutex<Request>) -> std::sync::MutexGuard<'_, Request> {
    facts.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(crate) fn headers_of(
    pairs: impl Iterator<Item = (impl ToString, impl AsRef<str>)>,
) -> HeaderMap {
    pairs
        .filter_map(|(name, value)| {
            let name = HeaderName::try_from(name.to_string()).ok()?;
            Some((name, HeaderValue::from_str(value.as_ref()).ok()?))
        })
        .collect()
}

/// A fairing for rocket: `rocket::build().attach(layer)`.
///
/// It registers a default catcher at `/`, so an application cannot register another default catcher
/// there. Catchers for a single status still work.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
#[rocket::async_trait]
impl<V: 'static> Fairing for ApiErrorLayer<V> {
    fn info(&self) -> Info {
        Info { name: "API errors", kind: Kind::Ignite | Kind::Response | Kind::Singleton }
    }

    async fn on_ignite(&self, rocket: Rocket<Build>) -> fairing::Result {
        let catchers = vec![Catcher::new(None, EveryError)];
        Ok(rocket.manage(self.settings().clone()).register("/", catchers))
    }

    async fn on_response<'r>(&self, request: &'r RocketRequest<'_>, response: &mut Response<'r>) {
        let Ok(status) = StatusCode::from_u16(response.status().code) else { return };
        if status.as_u16() < 400 && !self.settings().has_id_on_every_response() {
            return;
        }
        let Some(facts) = facts(request) else { return };
        if status.as_u16() < 400
            || lock(facts).has_rendered(|name| response.headers().contains(name))
        {
            return add_id(facts, response);
        }
        let pairs = response.headers().iter().map(|header| (header.name, header.value));
        let mut headers = headers_of(pairs);
        let body = response.body();
        let size = if body.is_none() { Some(0) } else { body.preset_size() };
        let is_head = lock(facts).is_head();
        let size = size.map(|size| size as u64);
        let action = action_for(status.as_u16(), &headers, size, is_head);
        let (text, kind) = match action {
            Action::Leave => return add_id(facts, response),
            Action::Replace => (None, RejectionKind::Handler),
            Action::Read | Action::ReadIfText => match read(response.body_mut()).await {
                Ok(bytes) => match String::from_utf8(bytes) {
                    Ok(text) => (Some(text), RejectionKind::Handler),
                    Err(error) if action == Action::ReadIfText => {
                        let bytes = error.into_bytes();
                        response.set_sized_body(bytes.len(), Cursor::new(bytes));
                        return add_id(facts, response);
                    }
                    Err(_) => (None, RejectionKind::Handler),
                },
                Err(panic) => (Some(panic_text(&*panic).to_owned()), RejectionKind::Panic),
            },
        };
        let (status, kind) = match kind {
            RejectionKind::Panic => (StatusCode::INTERNAL_SERVER_ERROR, kind),
            _ => (status, Routing::Matched.kind(status)),
        };
        let (new, body) = lock(facts).reject(status, kind, text.as_deref()).into_parts();
        cache_spec(request, &new.extensions);
        lock(facts).merge(&mut headers, new.status, new.headers);
        let names: Vec<_> =
            response.headers().iter().map(|header| header.name.to_string()).collect();
        for name in names {
            response.remove_header(&name);
        }
        set_parts(response, new.status, &headers, body);
    }
}

/// Adds the request id to a response that the layer does not render, if the layer adds the id to
/// every response.
fn add_id(facts: &Mutex<Request>, response: &mut Response<'_>) {
    if let Some((name, value)) = lock(facts).id_of_every_response()
        && let Ok(value) = value.to_str()
        && !response.headers().contains(name.as_str())
    {
        response.set_raw_header(name.as_str().to_owned(), value.to_owned());
    }
}

/// The current request as an argument of a handler. It is empty without a layer.
#[cfg_attr(docsrs, doc(cfg(feature = "rocket")))]
#[rocket::async_trait]
impl<'r> FromRequest<'r> for CurrentRequest {
    type Error = Infallible;

    async fn from_request(request: &'r RocketRequest<'_>) -> Outcome<Self, Infallible> {
        let facts = facts(request).map(|facts| lock(facts).snapshot());
        Outcome::Success(facts.map(Self::new).unwrap_or_default())
    }
}

/// The catcher for every error that has no body.
#[derive(Clone)]
struct EveryError;

#[rocket::async_trait]
impl catcher::Handler for EveryError {
    async fn handle<'r>(
        &self,
        status: Status,
        request: &'r RocketRequest<'_>,
    ) -> catcher::Result<'r> {
        let code = StatusCode::from_u16(status.code).map_err(|_| status)?;
        match facts(request) {
            Some(facts) => {
                let rendered = lock(facts).reject(code, kind_of_empty(code, request), None);
                cache_spec(request, rendered.extensions());
                Ok(with_body(rendered))
            }
            None => Err(status),
        }
    }
}

/// Returns the kind of a rejection without a body. rocket does not report which of its parts
/// generated the rejection.
fn kind_of_empty(status: StatusCode, request: &RocketRequest<'_>) -> RejectionKind {
    let routing = match request.route() {
        Some(_) => Routing::Matched,
        None => Routing::Unmatched,
    };
    match (routing, status.as_u16()) {
        (Routing::Matched, 400 | 413 | 415 | 422) => RejectionKind::Extractor,
        (Routing::Matched, 500) => RejectionKind::Panic,
        // rocket responds to a wrong method with a 404.
        (Routing::Unmatched, 404) if has_other_method(request) => RejectionKind::WrongMethod,
        _ => routing.kind(status),
    }
}

/// Returns whether a route has the path of the request and another method.
fn has_other_method(request: &RocketRequest<'_>) -> bool {
    let path = request.uri().path();
    let is_of_path = |route: &rocket::Route| {
        let mut segments = path.segments();
        let pattern = route.uri.path().split('/').filter(|part| !part.is_empty());
        for part in pattern {
            match part.strip_prefix('<').and_then(|part| part.strip_suffix('>')) {
                Some(parameter) if parameter.ends_with("..") => return true,
                Some(_) => match segments.next() {
                    Some(_) => {}
                    None => return false,
                },
                None if segments.next() == Some(part) => {}
                None => return false,
            }
        }
        segments.next().is_none()
    };
    request.rocket().routes().any(|route| route.method != request.method() && is_of_path(route))
}

/// Reads a body, and discards the bytes beyond the limit. If the body panics, returns the payload
/// of the panic as an error.
async fn read(
    body: &mut rocket::response::Body<'_>,
) -> std::result::Result<Vec<u8>, Box<dyn Any + Send>> {
    let mut bytes = Vec::new();
    let mut limited = AsyncReadExt::take(body, TEXT_LIMIT);
    let mut reading = pin!(limited.read_to_end(&mut bytes));
    poll_fn(|context| {
        match catch_unwind(AssertUnwindSafe(|| reading.as_mut().poll(context))) {
            // If the body cannot be read to its end, the text contains the part that was read.
            Ok(polled) => polled.map(|_| Ok(())),
            Err(panic) => Poll::Ready(Err(panic)),
        }
    })
    .await?;
    Ok(bytes)
}
