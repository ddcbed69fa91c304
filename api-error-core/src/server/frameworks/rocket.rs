//! rocket 0.5.

use crate::model::ApiError;
use crate::render::Error;
use crate::server::layer::{Action, ApiErrorLayer, Request, Settings, action_for, merge};
use crate::server::log;
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

/// Makes a type a response of rocket.
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

#[expect(clippy::missing_errors_doc, reason = "what `Responder` asks for")]
pub fn response(error: &dyn ApiError, request: &RocketRequest<'_>) -> Result<'static> {
    let rendered = if let Some(kept) = kept(request) {
        lock(kept).answer(error)
    } else {
        log::error(error, None, None);
        error.to_response()
    };
    Ok(with_body(rendered))
}

fn with_body(rendered: http::Response<Bytes>) -> Response<'static> {
    let (parts, body) = rendered.into_parts();
    let mut response = Response::new();
    set(&mut response, parts.status, &parts.headers, body);
    response
}

/// Gives a response without headers all that it has.
fn set(response: &mut Response<'_>, status: StatusCode, headers: &HeaderMap, body: Bytes) {
    response.set_status(Status::new(status.as_u16()));
    for (name, value) in headers {
        if let Ok(value) = value.to_str() {
            response.adjoin_raw_header(name.as_str().to_owned(), value.to_owned());
        }
    }
    response.set_sized_body(body.len(), Cursor::new(body));
}

impl<'r> Responder<'r, 'static> for Error {
    fn respond_to(self, request: &'r RocketRequest<'_>) -> Result<'static> {
        response(&*self, request)
    }
}

/// What the layer keeps of a request, where the request itself keeps it.
fn kept<'r>(request: &'r RocketRequest<'_>) -> Option<&'r Mutex<Request>> {
    let settings: &Arc<Settings> = request.rocket().state()?;
    Some(request.local_cache(|| {
        let method = Method::from_bytes(request.method().as_str().as_bytes()).unwrap_or_default();
        let path = PathAndQuery::try_from(request.uri().path().as_str()).ok();
        let headers = request.headers().iter();
        let headers = headers_of(headers.map(|header| (header.name, header.value)));
        Mutex::new(Request::new(settings, method, path, &headers))
    }))
}

/// A panic elsewhere leaves nothing half done in it.
fn lock(kept: &Mutex<Request>) -> std::sync::MutexGuard<'_, Request> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

fn headers_of(pairs: impl Iterator<Item = (impl ToString, impl AsRef<str>)>) -> HeaderMap {
    pairs
        .filter_map(|(name, value)| {
            let name = HeaderName::try_from(name.to_string()).ok()?;
            Some((name, HeaderValue::from_str(value.as_ref()).ok()?))
        })
        .collect()
}

/// As fairing of rocket: `rocket::build().attach(layer)`. It registers a default catcher at `/`,
/// beside which there can be no other of the same base; catchers of a single status stay.
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
        let Some(kept) = kept(request) else { return };
        let pairs = response.headers().iter().map(|header| (header.name, header.value));
        let mut headers = headers_of(pairs);
        let body = response.body();
        let size = if body.is_none() { Some(0) } else { body.preset_size() };
        let is_head = lock(kept).is_head();
        let text = match action_for(&headers, size.map(|size| size as u64), is_head) {
            Action::Leave => return,
            Action::Read => response.body_mut().to_string().await.ok(),
            Action::Replace => None,
        };
        let (new, body) = lock(kept).reject(status, text.as_deref()).into_parts();
        merge(&mut headers, &new.headers);
        let names: Vec<_> =
            response.headers().iter().map(|header| header.name.to_string()).collect();
        for name in names {
            response.remove_header(&name);
        }
        set(response, new.status, &headers, body);
    }
}

/// Answers for every error without a body of its own.
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
        match kept(request) {
            Some(kept) => Ok(with_body(lock(kept).reject(code, None))),
            None => Err(status),
        }
    }
}
