//! The facts about a request that its error responses contain.

use super::headers::merge;
use super::rejection::RejectionError;
use super::rendered::{insert_spec, mark};
use super::request_id::{self, RequestHead};
use super::trace_context::trace_id;
use super::{Rejection, RejectionKind, Settings};
use crate::catalog::is_http_error;
#[cfg(feature = "poem")]
use crate::model::ErrorSpec;
use crate::model::{ApiError, Context, EnvelopeSource};
#[cfg(feature = "tower")]
use crate::server::middleware_error::MiddlewareError;
#[cfg(feature = "tower")]
use crate::server::observe::notify;
use crate::server::observe::{ErrorEvent, Observer, RejectionFacts, RequestFacts, report};
use crate::text::uri::{Characters, PercentEncoded};
use bytes::Bytes;
#[cfg(any(feature = "poem", feature = "tower"))]
use http::header::Entry;
use http::header::{ACCEPT, ALLOW, VARY};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Response, StatusCode};
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
    /// An error of tower's middleware, until the response to it is rendered.
    #[cfg(feature = "tower")]
    middleware_error: Option<MiddlewareError>,
    /// True if an error was rendered for the response.
    #[cfg(feature = "rocket")]
    is_rendered: bool,
    /// The spec of the last error of a handler. poem removes it from the response.
    #[cfg(feature = "poem")]
    spec: Option<&'static ErrorSpec>,
}

/// The clone does not contain an error of tower's middleware, because only one response can have it.
impl Clone for Request {
    fn clone(&self) -> Self {
        Self {
            settings: self.settings.clone(),
            method: self.method.clone(),
            path: self.path.clone(),
            sent_id: self.sent_id.clone(),
            trace_id: self.trace_id.clone(),
            accept: self.accept.clone(),
            route: self.route.clone(),
            context: self.context.clone(),
            #[cfg(feature = "tower")]
            middleware_error: None,
            #[cfg(feature = "rocket")]
            is_rendered: false,
            #[cfg(feature = "poem")]
            spec: None,
        }
    }
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
        let uri_path = path.as_ref().map_or("", PathAndQuery::path);
        let head = RequestHead { method: &method, path: uri_path, headers };
        let sent_id = settings.request_ids.of(&head);
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
            #[cfg(feature = "tower")]
            middleware_error: None,
            #[cfg(feature = "rocket")]
            is_rendered: false,
            #[cfg(feature = "poem")]
            spec: None,
        }
    }

    /// Returns the facts about the request, with its id, for code that outlives the request.
    pub(crate) fn snapshot(&mut self) -> Self {
        self.context();
        self.clone()
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

    /// Renders an error and reports it. If it panics while it is rendered, it is not reported,
    /// because the panic is.
    pub(crate) fn report_and_render(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Response<Bytes> {
        let mut response = self.write(error);
        insert_spec(&mut response, error);
        #[cfg(feature = "poem")]
        {
            self.spec = Some(error.spec());
        }
        #[cfg(feature = "tower")]
        if let Some(error) = self.middleware_error.take().and_then(|held| held.of(error.spec())) {
            self.with_event(&*error, None, report);
            return response;
        }
        self.with_event(error, None, report);
        response
    }

    /// Returns the spec of the last error of a handler, once.
    #[cfg(feature = "poem")]
    pub(crate) const fn take_spec(&mut self) -> Option<&'static ErrorSpec> {
        self.spec.take()
    }

    /// Stores an error of tower's middleware until the response to it is rendered.
    #[cfg(feature = "tower")]
    pub(crate) fn hold(&mut self, error: MiddlewareError) {
        self.middleware_error = Some(error);
    }

    /// Reports an error that is not the response, and returns its body. If the error panics, the
    /// body is that of a 500.
    pub(crate) fn report_and_write(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Bytes {
        self.catch(|request| request.report_and_render(error)).into_body()
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
            levels: &self.settings.levels,
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
            let mut response = request.write(&*error);
            if is_declared {
                insert_spec(&mut response, &*error);
            } else {
                mark(&mut response, envelope);
            }
            let rejection = RejectionFacts { kind, text, is_declared };
            request.with_event(&*error, Some(rejection), report);
            // The framework knows the methods of the route. The error does not know them.
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
            let mut response = request.write(error);
            insert_spec(&mut response, error);
            request.with_event(error, None, notify);
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
        // The panic may be one of the envelope.
        let mut response = catch_unwind(AssertUnwindSafe(|| self.write(&error)))
            .unwrap_or_else(|_| error.render(self.context()));
        mark(&mut response, envelope);
        self.with_event(&error, Some(rejection), report);
        response
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
                } else {
                    envelope.render(chosen, context)
                }
            }
        };
        let headers = response.headers_mut();
        // These fail only if the error has filled the map to its limit.
        if let Some(Ok(id)) = context.request_id().map(HeaderValue::from_str) {
            let _ = headers.try_insert(settings.request_ids.header(), id);
        }
        #[cfg(feature = "rocket")]
        {
            self.is_rendered = true;
        }
        if settings.negotiates() && source != EnvelopeSource::Declared {
            let _ = headers.try_append(VARY, HeaderValue::from_static("Accept"));
        }
        response
    }

    /// Removes the headers that describe the old body, and adds those of the rendered response.
    pub(crate) fn merge(&self, headers: &mut HeaderMap, status: StatusCode, rendered: HeaderMap) {
        merge(headers, status, rendered, self.settings.request_ids.header());
    }

    /// Returns the header with the request id for a response that the layer does not render. Returns
    /// `None` unless the application asks for the header on every response.
    pub(crate) fn id_of_every_response(&mut self) -> Option<(HeaderName, HeaderValue)> {
        if !self.settings.request_ids.is_on_every_response() {
            return None;
        }
        let value = HeaderValue::from_str(self.context().request_id()?).ok()?;
        Some((self.settings.request_ids.header().clone(), value))
    }

    /// Adds the request id to a response that the layer does not render, if every response has it.
    #[cfg(any(feature = "poem", feature = "tower"))]
    pub(crate) fn add_id_to_every_response(&mut self, headers: &mut HeaderMap) {
        // This fails only if the application has filled the map to its limit.
        if let Some((name, value)) = self.id_of_every_response()
            && let Ok(Entry::Vacant(entry)) = headers.try_entry(name)
        {
            let _ = entry.try_insert(value);
        }
    }

    /// Returns whether an error was rendered, and is the response: the response has the header of
    /// the request id.
    #[cfg(feature = "rocket")]
    pub(crate) fn has_rendered(&self, has_header: impl FnOnce(&str) -> bool) -> bool {
        self.is_rendered && has_header(self.settings.request_ids.header().as_str())
    }

    /// Returns the facts for a response, if [`snapshot`](Self::snapshot) created them.
    pub(crate) const fn known_context(&self) -> Option<&Context> {
        self.context.as_ref()
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
