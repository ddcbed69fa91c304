//! The facts about a request that its error responses contain.

use super::rejection::RejectionError;
use super::request_id::{self, REQUEST_ID};
use super::trace_context::trace_id;
use super::{Rejection, RejectionKind, Settings};
use crate::catalog::is_http_error;
use crate::model::{ApiError, Context, EnvelopeSource, ErrorSpec};
#[cfg(feature = "tower")]
use crate::server::observe::notify;
use crate::server::observe::{ErrorEvent, Observer, RejectionFacts, RequestFacts, report};
use crate::text::uri::{Characters, PercentEncoded};
use bytes::Bytes;
use http::header::{ACCEPT, ALLOW, VARY};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The facts about a request that its error responses contain, and the settings of the layer.
pub(crate) struct Request {
    settings: Arc<Settings>,
    method: Method,
    path: Option<PathAndQuery>,
    sent_id: Option<HeaderValue>,
    trace_id: Option<Box<str>>,
    accept: Vec<HeaderValue>,
    /// The pattern of the route, if there is an observer.
    route: Option<Box<str>>,
    /// Created for the first error, because most requests have none.
    context: Option<Context>,
}

impl Request {
    pub(crate) fn new(
        settings: &Arc<Settings>,
        method: Method,
        path: Option<PathAndQuery>,
        headers: &HeaderMap,
    ) -> Self {
        let accept = if settings.negotiates() {
            headers.get_all(ACCEPT).iter().cloned().collect()
        } else {
            Vec::new()
        };
        let sent_id = headers.get(REQUEST_ID).cloned();
        let trace_id =
            if settings.reads_traces() { trace_id(headers).map(Into::into) } else { None };
        Self {
            settings: settings.clone(),
            method,
            path,
            sent_id,
            trace_id,
            accept,
            route: None,
            context: None,
        }
    }

    pub(crate) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// Sets the pattern of the route, for the observers.
    pub(crate) fn set_route<T: AsRef<str>>(&mut self, route: impl FnOnce() -> Option<T>) {
        if !self.settings.observers().is_empty() {
            self.route = route().map(|route| route.as_ref().into());
        }
    }

    /// Reports an error and renders it.
    pub(crate) fn report_and_render(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Response<Bytes> {
        self.with_event(error, None, report);
        let mut response = self.write(error);
        insert_spec(&mut response, error);
        response
    }

    /// Calls `run` with the event of an error, and the observers of the layer.
    fn with_event(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
        rejection: Option<RejectionFacts<'_>>,
        run: impl FnOnce(&ErrorEvent<'_>, &[Observer]),
    ) {
        static EMPTY: Context = Context::new();
        self.context();
        let context = self.context.as_ref().unwrap_or(&EMPTY);
        let request = RequestFacts {
            method: &self.method,
            path: self.path.as_ref().map_or("", PathAndQuery::path),
            route: self.route.as_deref(),
        };
        let event = ErrorEvent::new(error, context).of_request(request).of_rejection(rejection);
        run(&event, self.settings.observers());
    }

    /// Reports the error of a response that the framework generated, with the framework's text, and
    /// renders it.
    ///
    /// If the code of the application panics, the response is a 500.
    pub(crate) fn reject(
        &mut self,
        status: StatusCode,
        kind: RejectionKind,
        text: Option<&str>,
    ) -> Response<Bytes> {
        self.catch(|request| {
            let settings = request.settings.clone();
            let path = request.path.as_ref().map_or("", PathAndQuery::path);
            let rejection = Rejection { status, kind, text, method: &request.method, path };
            let negotiated = settings.negotiated(&request.accept);
            let envelope = negotiated.unwrap_or(settings.default_envelope());
            let error = settings.error_for(&rejection, envelope);
            let is_declared = error.downcast_ref::<RejectionError>().is_none();
            let rejection = RejectionFacts { kind, text, is_declared };
            request.with_event(&*error, Some(rejection), report);
            let mut response = request.write(&*error);
            if is_declared {
                insert_spec(&mut response, &*error);
            }
            // The framework knows the methods of the route, and the error does not.
            if response.headers().get(ALLOW).is_some_and(HeaderValue::is_empty) {
                response.headers_mut().remove(ALLOW);
            }
            response
        })
    }

    /// Renders an error that was logged outside the layer, and calls the observers of the layer. If
    /// the error panics, the response is a 500.
    #[cfg(feature = "tower")]
    pub(crate) fn render(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Response<Bytes> {
        self.catch(|request| {
            request.with_event(error, None, notify);
            let mut response = request.write(error);
            insert_spec(&mut response, error);
            response
        })
    }

    /// Runs code of the application. If it panics, the response is the 500 of a panic, in the
    /// layer's envelope.
    fn catch(&mut self, run: impl FnOnce(&mut Self) -> Response<Bytes>) -> Response<Bytes> {
        let payload = match catch_unwind(AssertUnwindSafe(|| run(self))) {
            Ok(response) => return response,
            Err(payload) => payload,
        };
        let settings = self.settings.clone();
        let envelope = settings.default_envelope();
        let error = settings.undeclared(StatusCode::INTERNAL_SERVER_ERROR, None, envelope);
        let rejection = RejectionFacts {
            kind: RejectionKind::Panic,
            text: Some(panic_text(&*payload)),
            is_declared: false,
        };
        self.with_event(&error, Some(rejection), report);
        // The panic may be one of the envelope.
        catch_unwind(AssertUnwindSafe(|| self.write(&error)))
            .unwrap_or_else(|_| error.render(self.context()))
    }

    /// Renders an error in the envelope that [`choose_envelope`] chooses, with the headers of the
    /// layer.
    fn write(&mut self, error: &dyn ApiError) -> Response<Bytes> {
        let settings = self.settings.clone();
        let (chosen, source) = choose_envelope(error);
        let negotiated = settings.negotiated(&self.accept);
        let context = self.context();
        let mut response = match (source, negotiated) {
            (EnvelopeSource::Declared, _) | (EnvelopeSource::Api, None) => chosen.render(context),
            (_, envelope) => {
                let envelope = envelope.unwrap_or(settings.default_envelope());
                if is_http_error(chosen.spec()) {
                    let status = chosen.identity().status();
                    let error = settings.undeclared(status, None, envelope);
                    envelope.render(&error.with_issues(chosen.issues().to_vec()), context)
                } else if chosen.spec().has_own_name() {
                    envelope.render(chosen, context)
                } else {
                    let identity = settings.identity_of(chosen, envelope);
                    envelope.render_as(chosen, identity, context)
                }
            }
        };
        let headers = response.headers_mut();
        // These fail only if the error has filled the map to its limit.
        if let Some(Ok(id)) = context.request_id().map(HeaderValue::from_str) {
            let _ = headers.try_insert(REQUEST_ID, id);
        }
        if settings.negotiates() && source != EnvelopeSource::Declared {
            let _ = headers.try_append(VARY, HeaderValue::from_static("Accept"));
        }
        response
    }

    fn context(&mut self) -> &Context {
        self.context.get_or_insert_with(|| {
            let sent = self.sent_id.as_ref().and_then(request_id::valid);
            let context = Context::new()
                .with_request_id(sent.map_or_else(request_id::generate, str::to_owned));
            let context = match &self.path {
                Some(path) => context.with_instance(instance(path.path())),
                None => context,
            };
            match self.trace_id.take() {
                Some(id) => context.with_trace_id(id),
                None => context,
            }
        })
    }
}

/// Adds the spec of the error to a response, for outer layers.
pub(crate) fn insert_spec(response: &mut Response<Bytes>, error: &dyn ApiError) {
    response.extensions_mut().insert::<&'static ErrorSpec>(error.spec());
}

/// Returns the text of a panic.
pub(crate) fn panic_text(payload: &(dyn Any + Send)) -> &str {
    match (payload.downcast_ref::<&str>(), payload.downcast_ref::<String>()) {
        (Some(text), _) => text,
        (_, Some(text)) => text,
        _ => "panic",
    }
}

/// Returns the error to render, and who chose its envelope: the outermost error whose type declares
/// one, else the outermost whose type belongs to an API, else `error`.
///
/// An error and the error of its transparent variant differ only in the envelope.
pub(crate) fn choose_envelope(error: &dyn ApiError) -> (&dyn ApiError, EnvelopeSource) {
    let mut chosen = (error, EnvelopeSource::Default);
    let mut next = Some(error);
    while let Some(error) = next {
        match (error.envelope_source(), chosen.1) {
            (EnvelopeSource::Declared, _) => return (error, EnvelopeSource::Declared),
            (EnvelopeSource::Api, EnvelopeSource::Default) => chosen = (error, EnvelopeSource::Api),
            _ => {}
        }
        next = error.nested();
    }
    chosen
}

/// Returns a path as a percent-encoded URI reference, which cannot be parsed as an authority
/// (RFC 3986 §3.3, §4.2).
fn instance(path: &str) -> String {
    let path = PercentEncoded::new(path, &Characters::PATH).keeping_escapes();
    let starts_with_authority = path.text().starts_with("//");
    match path.plain() {
        Some(plain) if !starts_with_authority => plain.to_owned(),
        _ if starts_with_authority => format!("/.{path}"),
        _ => path.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::instance;

    #[test]
    fn a_path_becomes_a_uri_reference() {
        for (path, expected) in [
            ("/carts/c-9", "/carts/c-9"),
            ("/a%20b", "/a%20b"),
            ("/100%", "/100%25"),
            ("/%zz", "/%25zz"),
            ("//evil.example/x", "/.//evil.example/x"),
            ("/é\"<>", "/%C3%A9%22%3C%3E"),
            ("/a|b^c", "/a%7Cb%5Ec"),
            ("*", "*"),
            ("", ""),
        ] {
            assert_eq!(instance(path), expected);
        }
    }
}
