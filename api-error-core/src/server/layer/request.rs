//! The facts about a request that its error responses contain.

use super::instance::instance;
use super::rendered::{insert_spec, mark};
use super::request_id::{self, GeneratedId, RequestHead};
use super::trace_context::trace_id;
use super::{Rejection, RejectionKind, Settings};
#[cfg(feature = "poem")]
use crate::model::ErrorSpec;
use crate::model::{ApiError, Context, Instance};
#[cfg(feature = "tower")]
use crate::server::middleware_error::MiddlewareError;
#[cfg(feature = "tower")]
use crate::server::observe::notify;
use crate::server::observe::{ErrorEvent, Observer, RejectionFacts, RequestFacts, report};
use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, ALLOW};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The facts about a request that its error responses contain, and the settings of the layer.
///
/// Each request has such a value, and most requests have no error. So the value only refers to
/// parts of the request. It computes nothing before an error occurs.
#[derive(Clone)]
pub(crate) struct Request {
    pub(super) settings: Arc<Settings>,
    method: Method,
    path: Option<PathAndQuery>,
    sent_id: Option<HeaderValue>,
    generated_id: Option<GeneratedId>,
    optional: Option<Box<Optional>>,
    /// True if an error was rendered for the response.
    #[cfg(feature = "rocket")]
    pub(super) is_rendered: bool,
    /// The spec of the last error of a handler. poem removes it from the response.
    #[cfg(feature = "poem")]
    spec: Option<&'static ErrorSpec>,
}

/// The facts that a layer reads only if a setting needs them.
#[derive(Default)]
struct Optional {
    trace_id: Option<Box<str>>,
    accept: Vec<HeaderValue>,
    accept_language: Vec<HeaderValue>,
    /// The pattern of the route, if there is an observer.
    route: Option<Box<str>>,
    /// An error of tower's middleware, until the response to it is rendered.
    #[cfg(feature = "tower")]
    middleware_error: Option<MiddlewareError>,
}

/// The clone does not contain an error of tower's middleware, because only one response can have
/// it.
impl Clone for Optional {
    fn clone(&self) -> Self {
        Self {
            trace_id: self.trace_id.clone(),
            accept: self.accept.clone(),
            accept_language: self.accept_language.clone(),
            route: self.route.clone(),
            #[cfg(feature = "tower")]
            middleware_error: None,
        }
    }
}

impl Optional {
    #[cold]
    fn new(settings: &Settings, headers: &HeaderMap) -> Self {
        let mut optional = Self::default();
        if settings.negotiates() {
            optional.accept = headers.get_all(ACCEPT).iter().cloned().collect();
        }
        if settings.localizes() {
            optional.accept_language = headers.get_all(ACCEPT_LANGUAGE).iter().cloned().collect();
        }
        if settings.reads_traces() {
            optional.trace_id = trace_id(headers).map(Into::into);
        }
        optional
    }
}

impl Request {
    #[inline]
    pub(crate) fn new(
        settings: &Arc<Settings>,
        method: Method,
        path: Option<PathAndQuery>,
        headers: &HeaderMap,
    ) -> Self {
        let uri_path = path.as_ref().map_or("", PathAndQuery::path);
        let head = RequestHead { method: &method, path: uri_path, headers };
        let sent_id = settings.request_ids.of(&head);
        let reads_more = settings.negotiates() || settings.localizes() || settings.reads_traces();
        Self {
            settings: settings.clone(),
            method,
            path,
            sent_id,
            generated_id: None,
            optional: reads_more.then(|| Box::new(Optional::new(settings, headers))),
            #[cfg(feature = "rocket")]
            is_rendered: false,
            #[cfg(feature = "poem")]
            spec: None,
        }
    }

    pub(super) fn accept(&self) -> &[HeaderValue] {
        self.optional.as_ref().map_or(&[], |optional| &optional.accept)
    }

    pub(super) fn accept_language(&self) -> &[HeaderValue] {
        self.optional.as_ref().map_or(&[], |optional| &optional.accept_language)
    }

    pub(crate) fn is_head(&self) -> bool {
        self.method == Method::HEAD
    }

    /// Sets the pattern of the route, for the observers.
    pub(crate) fn set_route<T: AsRef<str>>(&mut self, route: impl FnOnce() -> Option<T>) {
        if !self.settings.observers().is_empty() {
            self.optional.get_or_insert_default().route =
                route().map(|route| route.as_ref().into());
        }
    }

    /// Returns the request and the facts that its responses contain, for code that runs after the
    /// request.
    pub(crate) fn snapshot(&mut self) -> (Self, Context) {
        // The first context generates the id. The copy must have the same id.
        let context = self.context();
        let mut copy = self.clone();
        copy.release_buffers();
        (copy, context)
    }

    /// Copies the parts that refer to the read buffer of the connection, so that the buffer can be
    /// freed.
    fn release_buffers(&mut self) {
        if let Some(path) = &mut self.path
            && let Ok(copy) = PathAndQuery::try_from(path.path())
        {
            *path = copy;
        }
        let headers = self
            .optional
            .iter_mut()
            .flat_map(|optional| optional.accept.iter_mut().chain(&mut optional.accept_language));
        for value in self.sent_id.iter_mut().chain(headers) {
            if let Ok(copy) = HeaderValue::from_bytes(value.as_bytes()) {
                *value = copy;
            }
        }
    }

    /// Renders an error and reports it. If rendering panics, only the panic is reported.
    pub(crate) fn report_and_render(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Response<Bytes> {
        let context = self.context();
        let mut response = self.write(error, &context, None);
        insert_spec(&mut response, error);
        #[cfg(feature = "poem")]
        {
            self.spec = Some(error.spec());
        }
        #[cfg(feature = "rocket")]
        {
            self.is_rendered = true;
        }
        self.report_with_cause(error, &context);
        self.insert_id(&mut response, context);
        response
    }

    /// Reports an error with the error of tower's middleware that caused it.
    fn report_with_cause(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
        context: &Context,
    ) {
        #[cfg(feature = "tower")]
        if let Some(optional) = &mut self.optional
            && let Some(held) = optional.middleware_error.take()
            && let Some(error) = held.of(error.spec())
        {
            return self.with_event(&*error, context, None, report);
        }
        self.with_event(error, context, None, report);
    }

    /// Stores an error of tower's middleware until the response to it is rendered.
    #[cfg(feature = "tower")]
    pub(crate) fn hold(&mut self, error: MiddlewareError) {
        self.optional.get_or_insert_default().middleware_error = Some(error);
    }

    /// Returns the spec of the last error of a handler. A second call returns `None`.
    #[cfg(feature = "poem")]
    pub(crate) const fn take_spec(&mut self) -> Option<&'static ErrorSpec> {
        self.spec.take()
    }

    /// Reports an error that is not the response, and returns its body. If the error panics, it
    /// returns the body of a 500.
    pub(crate) fn report_and_write(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Bytes {
        let context = self.context();
        let response = self.catch(|request| {
            let response = request.write(error, &context, None);
            request.with_event(error, &context, None, report);
            response
        });
        response.into_body()
    }

    /// Calls `run` with the event of an error, and the observers of the layer.
    fn with_event(
        &self,
        error: &(dyn ApiError + Send + Sync + 'static),
        context: &Context,
        rejection: Option<RejectionFacts<'_>>,
        run: impl FnOnce(&ErrorEvent<'_>, &[Observer]),
    ) {
        let request = RequestFacts {
            method: &self.method,
            path: self.path(),
            route: self.optional.as_ref().and_then(|optional| optional.route.as_deref()),
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
        let context = self.context();
        let response = self.catch(|request| {
            let settings = &*request.settings;
            let rejection =
                Rejection { status, kind, text, method: &request.method, path: request.path() };
            let mut facts = RejectionFacts { kind, text, is_declared: true };
            if let Some(error) = settings.convert(&rejection) {
                let mut response = request.write(&*error, &context, text);
                insert_spec(&mut response, &*error);
                request.with_event(&*error, &context, Some(facts), report);
                request.insert_id(&mut response, context);
                // The framework knows the methods of the route, and adds them.
                if response.headers().get(ALLOW).is_some_and(HeaderValue::is_empty) {
                    response.headers_mut().remove(ALLOW);
                }
                return response;
            }
            let negotiated = settings.negotiated(request.accept());
            let envelope = negotiated.unwrap_or(settings.default_envelope());
            let error = settings.undeclared(status, settings.exposed_text(&rejection), envelope);
            facts.is_declared = false;
            let mut response = request.in_language(&error, &context, |context| {
                settings.render_rejection(&error, negotiated, context)
            });
            mark(&mut response, envelope);
            request.append_vary(&mut response);
            request.reveal(&mut response, &error, text);
            request.with_event(&error, &context, Some(facts), report);
            request.insert_id(&mut response, context);
            response
        });
        #[cfg(feature = "rocket")]
        {
            self.is_rendered = true;
        }
        response
    }

    /// Renders an error that was logged outside the layer, and calls the observers of the layer. If
    /// the error panics, the response is a 500.
    #[cfg(feature = "tower")]
    pub(crate) fn render(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Response<Bytes> {
        let context = self.context();
        self.catch(|request| {
            let mut response = request.write(error, &context, None);
            insert_spec(&mut response, error);
            request.with_event(error, &context, None, notify);
            request.insert_id(&mut response, context);
            response
        })
    }

    /// Runs code of the application. If it panics, the response is the 500 of a panic, in the
    /// layer's envelope.
    fn catch(&mut self, run: impl FnOnce(&Self) -> Response<Bytes>) -> Response<Bytes> {
        // A response that is returned through `catch_unwind` is copied twice.
        let mut response = None;
        let caught = catch_unwind(AssertUnwindSafe(|| response = Some(run(self))));
        if let Some(response) = response {
            return response;
        }
        let payload = caught.err();
        self.panicked(payload.as_deref().map_or("", |payload| panic_text(payload)))
    }

    /// Reports and renders the 500 of a panic.
    #[cold]
    fn panicked(&mut self, text: &str) -> Response<Bytes> {
        let context = self.context();
        let envelope = self.settings.default_envelope();
        let error = self.settings.undeclared(StatusCode::INTERNAL_SERVER_ERROR, None, envelope);
        let facts =
            RejectionFacts { kind: RejectionKind::Panic, text: Some(text), is_declared: false };
        // The envelope itself may have panicked.
        let mut response =
            catch_unwind(AssertUnwindSafe(|| self.write(&error, &context, Some(text))))
                .unwrap_or_else(|_| error.render(&context));
        mark(&mut response, envelope);
        self.with_event(&error, &context, Some(facts), report);
        self.insert_id(&mut response, context);
        response
    }

    /// Returns the path, without the query.
    fn path(&self) -> &str {
        self.path.as_ref().map_or("", PathAndQuery::path)
    }

    /// Returns the facts that a response contains. Each context of a request has the same id.
    pub(super) fn context(&mut self) -> Context {
        let id = match self.sent_id.as_ref().and_then(request_id::valid) {
            Some(sent) => sent.to_owned(),
            None => self.generated_id.get_or_insert_with(GeneratedId::new).to_text(),
        };
        let trace_id = self.optional.as_ref().and_then(|optional| optional.trace_id.as_deref());
        let instance = self.path.as_ref().map(|path| match instance(path.path()) {
            Some(text) => Instance::Text(text),
            None => Instance::Path(path.clone()),
        });
        Context::of_request(id, instance, trace_id)
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
