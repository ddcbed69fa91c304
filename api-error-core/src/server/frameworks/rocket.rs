//! The impls and the fairing for rocket 0.5.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::layer::{Action, ApiErrorLayer, Request, Settings, action_for, merge};
use crate::server::log::log_error;
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use rocket::catcher::{self, Catcher};
use rocket::fairing::{self, Fairing, Info, Kind};
use rocket::http::Status;
pub use rocket::request::Request as RocketRequest;
pub use rocket::response::{Responder, Result};
use rocket::{Build, Response, Rocket};
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

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
pub fn response(error: &dyn ApiError, request: &RocketRequest<'_>) -> Result<'static> {
    let rendered = if let Some(facts) = facts(request) {
        lock(facts).log_and_render(error)
    } else {
        log_error(error, None, None);
        error.to_response()
    };
    Ok(with_body(rendered))
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
        Mutex::new(Request::new(settings, method, path, &headers))
    }))
}

/// Locks the facts. They are valid even if a thread panicked while it held the lock.
fn lock(facts: &Mutex<Request>) -> std::sync::MutexGuard<'_, Request> {
    facts.lock().unwrap_or_else(PoisonError::into_inner)
}

fn headers_of(pairs: impl Iterator<Item = (impl ToString, impl AsRef<str>)>) -> HeaderMap {
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
        if status.as_u16() < 400 {
            return;
        }
        let Some(facts) = facts(request) else { return };
        let pairs = response.headers().iter().map(|header| (header.name, header.value));
        let mut headers = headers_of(pairs);
        let body = response.body();
        let size = if body.is_none() { Some(0) } else { body.preset_size() };
        let is_head = lock(facts).is_head();
        let text = match action_for(&headers, size.map(|size| size as u64), is_head) {
            Action::Leave => return,
            Action::Read => response.body_mut().to_string().await.ok(),
            Action::Replace => None,
        };
        let (new, body) = lock(facts).reject(status, text.as_deref()).into_parts();
        merge(&mut headers, &new.headers);
        let names: Vec<_> =
            response.headers().iter().map(|header| header.name.to_string()).collect();
        for name in names {
            response.remove_header(&name);
        }
        set_parts(response, new.status, &headers, body);
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
            Some(facts) => Ok(with_body(lock(facts).reject(code, None))),
            None => Err(status),
        }
    }
}
