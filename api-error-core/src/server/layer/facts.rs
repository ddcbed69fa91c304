//! The facts about a request that its error responses contain.

use super::Settings;
use super::request_id::GeneratedId;
use super::trace_context::trace_id;
#[cfg(feature = "poem")]
use crate::model::ErrorSpec;
#[cfg(feature = "tower")]
use crate::server::middleware_error::MiddlewareError;
use http::header::{ACCEPT, ACCEPT_LANGUAGE};
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderValue, Method};

/// The facts about a request that its error responses contain.
///
/// Each request has such a value, and most requests have no error. So the value contains cheap
/// clones of parts of the request, and most other facts are computed only when an error occurs.
#[derive(Clone, Default)]
pub(crate) struct Facts {
    pub(super) method: Method,
    pub(super) path: Option<PathAndQuery>,
    /// The id that the application chose, or that the client sent.
    pub(super) provided_id: Option<HeaderValue>,
    pub(super) generated_id: Option<GeneratedId>,
    pub(super) optional: Option<Box<Optional>>,
    /// True if an error was rendered for the response.
    #[cfg(feature = "rocket")]
    pub(super) is_rendered: bool,
    /// The spec of the last error of a handler. It is stored here, because poem removes the spec
    /// from the extensions of the response.
    #[cfg(feature = "poem")]
    pub(super) spec: Option<&'static ErrorSpec>,
}

impl Facts {
    /// Stores the facts of a request in an empty value. Each fact is written directly to its place,
    /// because a new `Facts` would be copied several times.
    #[inline]
    pub(super) fn fill(
        &mut self,
        settings: &Settings,
        method: &Method,
        path: Option<&PathAndQuery>,
        headers: &HeaderMap,
    ) {
        if let Some(id) = settings.request_ids.of(method, path, headers) {
            self.provided_id = Some(id);
        }
        self.method = method.clone();
        self.path = path.cloned();
        if settings.negotiates() || settings.localizes() || settings.reads_traces() {
            self.optional = Some(Box::new(Optional::new(settings, headers)));
        }
    }

    /// Clears the facts. The next request of this thread uses the same memory.
    #[cfg(any(feature = "actix", feature = "poem", feature = "tower"))]
    #[inline]
    pub(crate) fn clear(&mut self) {
        // Each field is named, so that a new field is not forgotten.
        let Self {
            method: _, // `fill` always sets it.
            path,
            provided_id,
            generated_id,
            optional,
            #[cfg(feature = "rocket")]
            is_rendered,
            #[cfg(feature = "poem")]
            spec,
        } = self;
        *path = None;
        *provided_id = None;
        *generated_id = None;
        // Most requests have no optional facts. The check avoids a call, because the compiler does
        // not inline the code that frees these facts.
        if optional.is_some() {
            *optional = None;
        }
        #[cfg(feature = "rocket")]
        {
            *is_rendered = false;
        }
        #[cfg(feature = "poem")]
        {
            *spec = None;
        }
    }
}

/// The facts that a layer reads only if a setting needs them.
#[derive(Default)]
pub(super) struct Optional {
    pub(super) trace_id: Option<Box<str>>,
    pub(super) accept: Vec<HeaderValue>,
    pub(super) accept_language: Vec<HeaderValue>,
    /// The pattern of the route, if the layer or the process has an observer.
    pub(super) route: Option<Box<str>>,
    /// An error of tower's middleware, until the response to it is rendered.
    #[cfg(feature = "tower")]
    pub(super) middleware_error: Option<MiddlewareError>,
}

/// A clone does not contain an error of tower's middleware, because only one response can have it.
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
