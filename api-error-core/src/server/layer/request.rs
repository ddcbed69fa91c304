//! The facts about a request that its error responses contain.

use super::request_id::{self, GeneratedId, REQUEST_ID};
use super::reveal::add_debug;
use super::trace_context::trace_id;
use super::{Rejection, RejectionKind, Settings};
use crate::catalog::is_http_error;
use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context, EnvelopeSource, ErrorSpec};
#[cfg(feature = "tower")]
use crate::server::observe::notify;
use crate::server::observe::{ErrorEvent, Observer, RejectionFacts, RequestFacts, report};
use crate::text::uri::{Characters, PercentEncoded};
use bytes::Bytes;
use http::header::{ACCEPT, ACCEPT_LANGUAGE, ALLOW, VARY};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};
use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// The facts about a request that its error responses contain, and the settings of the layer.
///
/// Each request has one, and most requests have no error. So it refers to parts of the request, and
/// computes nothing from them before an error.
pub(crate) struct Request {
    settings: Arc<Settings>,
    method: Method,
    path: Option<PathAndQuery>,
    sent_id: Option<HeaderValue>,
    generated_id: Option<GeneratedId>,
    optional: Option<Box<Optional>>,
}

/// The facts that a layer reads only with certain settings.
#[derive(Default)]
struct Optional {
    trace_id: Option<Box<str>>,
    accept: Vec<HeaderValue>,
    accept_language: Vec<HeaderValue>,
    /// The pattern of the route, if there is an observer.
    route: Option<Box<str>>,
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
        let reads_more = settings.negotiates() || settings.localizes() || settings.reads_traces();
        Self {
            settings: settings.clone(),
            method,
            path,
            sent_id: headers.get(REQUEST_ID).cloned(),
            generated_id: None,
            optional: reads_more.then(|| Box::new(Optional::new(settings, headers))),
        }
    }

    fn accept(&self) -> &[HeaderValue] {
        self.optional.as_ref().map_or(&[], |optional| &optional.accept)
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

    /// Reports an error and renders it.
    pub(crate) fn report_and_render(
        &mut self,
        error: &(dyn ApiError + Send + Sync + 'static),
    ) -> Response<Bytes> {
        let context = self.context();
        self.with_event(error, &context, None, report);
        let mut response = self.write(error, &context, None);
        insert_spec(&mut response, error);
        Self::insert_id(&mut response, context);
        response
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
        let mut response = self.catch(|request| {
            let settings = &*request.settings;
            let rejection =
                Rejection { status, kind, text, method: &request.method, path: request.path() };
            let mut facts = RejectionFacts { kind, text, is_declared: true };
            if let Some(error) = settings.convert(&rejection) {
                request.with_event(&*error, &context, Some(facts), report);
                let mut response = request.write(&*error, &context, text);
                insert_spec(&mut response, &*error);
                Self::insert_id(&mut response, context);
                return response;
            }
            let envelope = settings.negotiated(request.accept());
            let envelope = envelope.unwrap_or(settings.default_envelope());
            let error = settings.undeclared(status, settings.exposed_text(&rejection), envelope);
            facts.is_declared = false;
            request.with_event(&error, &context, Some(facts), report);
            let mut response = request.render_in(Some(envelope), &error, &context);
            request.append_vary(&mut response);
            request.reveal(&mut response, &error, text);
            Self::insert_id(&mut response, context);
            response
        });
        // The framework knows the methods of the route. The error does not know them.
        if response.headers().get(ALLOW).is_some_and(HeaderValue::is_empty) {
            response.headers_mut().remove(ALLOW);
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
            request.with_event(error, &context, None, notify);
            let mut response = request.write(error, &context, None);
            insert_spec(&mut response, error);
            Self::insert_id(&mut response, context);
            response
        })
    }

    /// Runs code of the application. If it panics, the response is the 500 of a panic, in the
    /// layer's envelope.
    fn catch(&mut self, run: impl FnOnce(&Self) -> Response<Bytes>) -> Response<Bytes> {
        // A response that is returned through `catch_unwind` is copied twice.
        let mut response = None;
        let caught = catch_unwind(AssertUnwindSafe(|| response = Some(run(self))));
        match (caught, response) {
            (Ok(()), Some(response)) => response,
            (Err(payload), _) => self.panicked(panic_text(&*payload)),
            (Ok(()), None) => self.panicked(""),
        }
    }

    /// Reports and renders the 500 of a panic.
    #[cold]
    fn panicked(&mut self, text: &str) -> Response<Bytes> {
        let context = self.context();
        let envelope = self.settings.default_envelope();
        let error = self.settings.undeclared(StatusCode::INTERNAL_SERVER_ERROR, None, envelope);
        let facts =
            RejectionFacts { kind: RejectionKind::Panic, text: Some(text), is_declared: false };
        self.with_event(&error, &context, Some(facts), report);
        // The panic may be one of the envelope.
        let mut response =
            catch_unwind(AssertUnwindSafe(|| self.write(&error, &context, Some(text))))
                .unwrap_or_else(|_| error.render(&context));
        Self::insert_id(&mut response, context);
        response
    }

    /// Renders an error in the envelope that [`choose_envelope`] chooses. `text` is that of the
    /// framework.
    fn write(
        &self,
        error: &dyn ApiError,
        context: &Context,
        text: Option<&str>,
    ) -> Response<Bytes> {
        let settings = &*self.settings;
        let (chosen, source) = choose_envelope(error);
        let mut response = match (source, settings.negotiated(self.accept())) {
            (EnvelopeSource::Declared, _) | (EnvelopeSource::Api, None) => {
                self.render_in(None, chosen, context)
            }
            (_, envelope) => {
                let envelope = envelope.unwrap_or(settings.default_envelope());
                if is_http_error(chosen.spec()) {
                    let status = chosen.identity().status();
                    let error = settings.undeclared(status, None, envelope);
                    let error = error.with_issues(chosen.issues().to_vec());
                    self.render_in(Some(envelope), &error, context)
                } else {
                    self.render_in(Some(envelope), chosen, context)
                }
            }
        };
        if source != EnvelopeSource::Declared {
            self.append_vary(&mut response);
        }
        self.reveal(&mut response, error, text);
        response
    }

    /// Renders an error in an envelope, or in its own, in a language of the client.
    fn render_in(
        &self,
        envelope: Option<&AnyEnvelope>,
        error: &dyn ApiError,
        context: &Context,
    ) -> Response<Bytes> {
        let render = |context: &Context| match envelope {
            Some(envelope) => envelope.render(error, context),
            None => error.render(context),
        };
        if !self.settings.can_translate(error) {
            return render(context);
        }
        let accepted = self.optional.as_ref().map_or(&[][..], |optional| &optional.accept_language);
        let translated = self.settings.translated(error, context, accepted);
        let mut response = render(translated.as_ref().unwrap_or(context));
        let vary = HeaderValue::from_static("Accept-Language");
        // It fails only if the error has filled the map to its limit.
        let _ = response.headers_mut().try_append(VARY, vary);
        response
    }

    /// Adds the details of a 5xx to its response, if the layer reveals them.
    fn reveal(&self, response: &mut Response<Bytes>, error: &dyn ApiError, text: Option<&str>) {
        if self.settings.reveals {
            add_debug(response, error, text);
        }
    }

    /// Adds `Vary: Accept` to a response that was negotiated.
    fn append_vary(&self, response: &mut Response<Bytes>) {
        if self.settings.negotiates() {
            // It fails only if the error has filled the map to its limit.
            let _ = response.headers_mut().try_append(VARY, HeaderValue::from_static("Accept"));
        }
    }

    /// Moves the request id of the context to the header of a response.
    fn insert_id(response: &mut Response<Bytes>, context: Context) {
        if let Some(Ok(id)) = context.into_request_id().map(HeaderValue::try_from) {
            let _ = response.headers_mut().try_insert(REQUEST_ID, id);
        }
    }

    /// Returns the path, without the query.
    fn path(&self) -> &str {
        self.path.as_ref().map_or("", PathAndQuery::path)
    }

    /// Returns the facts that a response contains. Each context of a request has the same id.
    fn context(&mut self) -> Context {
        let id = match self.sent_id.as_ref().and_then(request_id::valid) {
            Some(sent) => sent.to_owned(),
            None => self.generated_id.get_or_insert_with(GeneratedId::new).to_text(),
        };
        let mut context = Context::new().with_request_id(id);
        if let Some(path) = &self.path {
            context = match instance(path.path()) {
                Some(instance) => context.with_instance(instance),
                None => context.with_path(path.clone()),
            };
        }
        match self.optional.as_ref().and_then(|optional| optional.trace_id.as_deref()) {
            Some(id) => context.with_trace_id(id),
            None => context,
        }
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
/// (RFC 3986 §3.3, §4.2). Returns `None` if the path is already one.
fn instance(path: &str) -> Option<String> {
    let path = PercentEncoded::new(path, &Characters::PATH).keeping_escapes();
    if path.text().starts_with("//") {
        Some(format!("/.{path}"))
    } else if path.plain().is_some() {
        None
    } else {
        Some(path.to_string())
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
            assert_eq!(instance(path).as_deref().unwrap_or(path), expected);
        }
    }
}
