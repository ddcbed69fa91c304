//! A request whose error responses the layer renders.

use super::facts::Facts;
use super::instance::instance;
use super::rendered::{insert_spec, mark};
use super::request_id::{self, GeneratedId};
use super::{Rejection, RejectionKind, Settings};
#[cfg(feature = "poem")]
use crate::model::ErrorSpec;
use crate::model::{ApiError, Context, Instance};
#[cfg(feature = "tower")]
use crate::server::middleware_error::MiddlewareError;
#[cfg(feature = "tower")]
use crate::server::observe::notify;
use crate::server::observe::{
    ErrorEvent, Observer, RejectionFacts, RequestFacts, is_observed, report,
};
use bytes::Bytes;
use http::header::ALLOW;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use std::any::Any;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A request, and the settings of the layer.
#[derive(Clone)]
pub(crate) struct Request {
    pub(super) settings: Arc<Settings>,
    /// The facts are in a box, because a `Request` is moved twice at each poll. The thread reuses
    /// the memory of the box.
    pub(super) facts: Box<Facts>,
}

impl Request {
    #[inline]
    pub(crate) fn new(
        mut facts: Box<Facts>,
        settings: &Arc<Settings>,
        method: &Method,
        path: Option<&PathAndQuery>,
        headers: &HeaderMap,
    ) -> Self {
        facts.fill(settings, method, path, headers);
        Self { settings: settings.clone(), facts }
    }

    /// Returns the memory of the facts.
    #[cfg(any(feature = "actix", feature = "poem", feature = "tower"))]
    #[inline]
    pub(crate) fn into_facts(self) -> Box<Facts> {
        self.facts
    }

    pub(super) fn accept(&self) -> &[HeaderValue] {
        self.facts.optional.as_ref().map_or(&[], |optional| &optional.accept)
    }

    pub(super) fn accept_language(&self) -> &[HeaderValue] {
        self.facts.optional.as_ref().map_or(&[], |optional| &optional.accept_language)
    }

    pub(crate) fn is_head(&self) -> bool {
        self.facts.method == Method::HEAD
    }

    /// Sets the pattern of the route, for the observers.
    #[inline]
    pub(crate) fn set_route<T: AsRef<str>>(&mut self, route: impl FnOnce() -> Option<T>) {
        if is_observed(self.settings.observers()) {
            self.facts.optional.get_or_insert_default().route =
                route().map(|route| route.as_ref().into());
        }
    }

    /// Returns a copy of the request, and the facts that its responses contain, for code that can
    /// run after the response.
    pub(crate) fn snapshot(&mut self) -> (Self, Context) {
        // The first call generates the id. The copy must have the same id.
        self.id();
        let mut copy = self.clone();
        copy.release_buffers();
        let context = copy.context();
        (copy, context)
    }

    /// Replaces the path and the values of headers by copies. The originals share the memory of the
    /// connection's read buffer, which is not freed while they exist.
    fn release_buffers(&mut self) {
        if let Some(path) = &mut self.facts.path
            && let Ok(copy) = PathAndQuery::try_from(path.path())
        {
            *path = copy;
        }
        let headers =
            self.facts.optional.iter_mut().flat_map(|optional| {
                optional.accept.iter_mut().chain(&mut optional.accept_language)
            });
        for value in self.facts.provided_id.iter_mut().chain(headers) {
            if let Ok(copy) = HeaderValue::from_bytes(value.as_bytes()) {
                *value = copy;
            }
        }
    }

    /// Renders an error, and reports it to the log and the observers. If rendering panics, only the
    /// panic is reported.
    pub(crate) fn report_and_render(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Response<Bytes> {
        let context = self.context();
        let mut response = self.write(error, &context, None);
        insert_spec(&mut response, error);
        #[cfg(feature = "poem")]
        {
            self.facts.spec = Some(error.spec());
        }
        #[cfg(feature = "rocket")]
        {
            self.facts.is_rendered = true;
        }
        self.report_with_cause(error, &context);
        self.insert_id(&mut response, context);
        response
    }

    /// Reports an error. If an error of tower's middleware caused it, the report contains this
    /// cause.
    fn report_with_cause(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
        context: &Context,
    ) {
        #[cfg(feature = "tower")]
        if let Some(optional) = &mut self.facts.optional
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
        self.facts.optional.get_or_insert_default().middleware_error = Some(error);
    }

    /// Returns the spec of the last error of a handler. A second call returns `None`.
    #[cfg(feature = "poem")]
    pub(crate) const fn take_spec(&mut self) -> Option<&'static ErrorSpec> {
        self.facts.spec.take()
    }

    /// Reports an error that is not the response to the request, and returns the body of this
    /// error. If code of the error panics, returns the body of a 500.
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
            method: &self.facts.method,
            path: self.path(),
            route: self.facts.optional.as_ref().and_then(|optional| optional.route.as_deref()),
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
            let rejection = Rejection {
                status,
                kind,
                text,
                method: &request.facts.method,
                path: request.path(),
            };
            let mut facts = RejectionFacts { kind, text, is_declared: true };
            if let Some(error) = settings.convert(&rejection) {
                let mut response = request.write(&*error, &context, text);
                insert_spec(&mut response, &*error);
                request.with_event(&*error, &context, Some(facts), report);
                request.insert_id(&mut response, context);
                // If an error declares `Allow` without a valid value, its `Allow` is empty. An
                // empty `Allow` is not sent, because it means that no method is allowed. Only the
                // framework knows the methods of the route.
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
            self.facts.is_rendered = true;
        }
        response
    }

    /// Renders an error that was logged outside the layer, and calls the observers of the layer. If
    /// code of the error panics, the response is a 500.
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

    /// Runs code of the application. If it panics, the response is the 500 of a panic.
    fn catch(&mut self, run: impl FnOnce(&Self) -> Response<Bytes>) -> Response<Bytes> {
        // A response that `catch_unwind` returns is copied twice, so `run` stores the response in a
        // variable. This variable is never dropped. So the compiler needs no code that drops it
        // after a panic, and copies the response less often.
        let mut response = ManuallyDrop::new(None);
        let run = || response = ManuallyDrop::new(Some(run(self)));
        let caught = catch_unwind(AssertUnwindSafe(run));
        if let Some(response) = ManuallyDrop::into_inner(response) {
            return response;
        }
        let payload = caught.err();
        self.panicked(payload.as_deref().map_or("", |payload| panic_text(payload)))
    }

    /// Reports and renders the 500 of a panic.
    #[cold]
    fn panicked(&mut self, text: &str) -> Response<Bytes> {
        let context = self.context();
        let negotiated = self.settings.negotiated(self.accept());
        let envelope = *negotiated.unwrap_or(self.settings.default_envelope());
        let error = self.settings.undeclared(StatusCode::INTERNAL_SERVER_ERROR, None, &envelope);
        let facts =
            RejectionFacts { kind: RejectionKind::Panic, text: Some(text), is_declared: false };
        // The envelope itself may have panicked. If it panics again, the envelope is `Problem`.
        let mut response =
            catch_unwind(AssertUnwindSafe(|| self.write(&error, &context, Some(text))))
                .unwrap_or_else(|_| error.render(&context));
        mark(&mut response, &envelope);
        self.with_event(&error, &context, Some(facts), report);
        self.insert_id(&mut response, context);
        response
    }

    /// Returns the path, without the query.
    fn path(&self) -> &str {
        self.facts.path.as_ref().map_or("", PathAndQuery::path)
    }

    /// Returns the facts that a response contains. Each context of a request has the same id.
    pub(super) fn context(&mut self) -> Context {
        let id = self.id();
        let trace_id =
            self.facts.optional.as_ref().and_then(|optional| optional.trace_id.as_deref());
        let instance = self.facts.path.as_ref().map(|path| match instance(path.path()) {
            Some(text) => Instance::Text(text),
            None => Instance::Path(path.clone()),
        });
        Context::of_request(id, instance, trace_id)
    }

    /// Returns the id of the request. Each call returns the same id.
    fn id(&mut self) -> String {
        match self.facts.provided_id.as_ref().and_then(request_id::valid) {
            Some(provided) => provided.to_owned(),
            None => self.facts.generated_id.get_or_insert_with(GeneratedId::new).to_text(),
        }
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
