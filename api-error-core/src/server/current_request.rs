//! The request that this thread is handling.
//!
//! axum, actix-web and poem convert an error into a response without access to the request. While
//! the layer polls the handler, it stores the facts about the request in a thread-local, where the
//! conversion finds them.

#[cfg(feature = "poem")]
use crate::model::ErrorSpec;
use crate::model::{ApiError, Context};
#[cfg(feature = "tower")]
use crate::render::Error;
use crate::server::layer::{Facts, Request, Settings, choose_envelope, insert_spec, panic_text};
#[cfg(feature = "tower")]
use crate::server::middleware_error::MiddlewareError;
use crate::server::observe::report_without_layer;
use bytes::Bytes;
use http::uri::PathAndQuery;
use http::{HeaderMap, Method, Response};
use std::any::Any;
use std::cell::Cell;
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

thread_local! {
    static CURRENT: Cell<Slot> = const { Cell::new(Slot(None)) };
    /// The memory of the last request. The next request uses it.
    static SPARE: Cell<Option<Box<Facts>>> = const { Cell::new(None) };
}

/// A place for a request. It is empty without a layer.
///
/// Each thread reuses the memory of its last request.
#[derive(Default)]
pub(crate) struct Slot(Option<Request>);

impl Slot {
    #[inline]
    pub(crate) fn new(
        settings: &Arc<Settings>,
        method: &Method,
        path: Option<&PathAndQuery>,
        headers: &HeaderMap,
    ) -> Self {
        let memory = SPARE.try_with(Cell::take).unwrap_or_default().unwrap_or_default();
        Self(Some(Request::new(memory, settings, method, path, headers)))
    }

    #[inline]
    pub(crate) const fn get(&mut self) -> Option<&mut Request> {
        self.0.as_mut()
    }
}

impl Drop for Slot {
    #[inline]
    fn drop(&mut self) {
        if let Some(request) = self.0.take() {
            let mut memory = request.into_facts();
            memory.clear();
            // This fails only while the thread ends. The memory is then freed.
            let _ = SPARE.try_with(|spare| spare.set(Some(memory)));
        }
    }
}

#[cfg(feature = "tower")]
thread_local! {
    /// An error of tower's middleware that occurred outside a layer, until the response to it is
    /// rendered.
    ///
    /// The type is not [`MiddlewareError`], because a `MiddlewareError` is logged when it is
    /// dropped. When the thread ends, nothing must be logged, because a subscriber of `tracing` can
    /// need thread-locals that no longer exist.
    static HELD: Cell<Option<Error>> = const { Cell::new(None) };
}

/// The payload of a handler's panic.
pub(crate) struct Panic(Box<dyn Any + Send>);

impl Panic {
    pub(crate) fn text(&self) -> &str {
        panic_text(&*self.0)
    }
}

/// Runs a part of the handling of `request`, with `request` as the current request.
#[inline]
pub(crate) fn enter<T>(request: &mut Slot, run: impl FnOnce() -> T) -> Result<T, Panic> {
    swap(request);
    let result = catch_unwind(AssertUnwindSafe(run));
    swap(request);
    result.map_err(Panic)
}

/// Exchanges `request` and the current request. While `run` of [`enter`] runs, `request` holds the
/// request of the outer layer, if layers are nested.
#[inline]
fn swap(request: &mut Slot) {
    // This fails only while the thread ends. An error is then rendered as without a layer, and a
    // layer for tower renders the error again when it receives the response.
    let _ = CURRENT.try_with(|current| {
        let outer = current.replace(mem::take(request));
        // The forgotten value is empty, so no memory leaks. `Cell::swap` is slower, because it
        // first compares the addresses of the cells.
        mem::forget(mem::replace(request, outer));
    });
}

/// Calls `run` with the current request. Returns `None` outside a layer.
fn with_current<T>(run: impl FnOnce(&mut Request) -> T) -> Option<T> {
    /// Restores the current request, even if `run` panics.
    struct Restore(Slot);

    impl Drop for Restore {
        fn drop(&mut self) {
            let request = mem::take(&mut self.0);
            let _ = CURRENT.try_with(|current| current.set(request));
        }
    }

    let mut current = Restore(CURRENT.try_with(Cell::take).unwrap_or_default());
    current.0.get().map(run)
}

/// Sets the pattern of the route of the current request.
#[cfg(feature = "poem")]
pub(crate) fn set_route<T: AsRef<str>>(route: impl FnOnce() -> Option<T>) {
    with_current(|request| request.set_route(route));
}

/// Returns the spec of the last error that was rendered for the current request. A second call
/// returns `None`.
#[cfg(feature = "poem")]
pub(crate) fn take_spec() -> Option<&'static ErrorSpec> {
    with_current(Request::take_spec).flatten()
}

/// Returns the facts about the current request, with its id.
pub(crate) fn snapshot() -> Option<(Request, Context)> {
    with_current(Request::snapshot)
}

/// Stores an error of tower's middleware until the response to it is rendered.
#[cfg(feature = "tower")]
pub(crate) fn hold(error: MiddlewareError) {
    let mut error = Some(error);
    with_current(|request| error.take().map(|error| request.hold(error)));
    if let Some(error) = error {
        let earlier = HELD.try_with(|held| held.replace(error.into_inner()));
        drop(earlier.map(MiddlewareError::from));
    }
}

/// Reports and renders an error for the current request. Returns `None` outside a layer.
pub(crate) fn respond_in_layer(
    error: &(dyn ApiError + Send + Sync + 'static),
) -> Option<Response<Bytes>> {
    with_current(|request| request.report_and_render(error))
}

/// Reports an error and renders it in the envelope that its type or its API declares, without facts
/// about the request.
pub(crate) fn respond_without_layer(
    error: &(dyn ApiError + Send + Sync + 'static),
) -> Response<Bytes> {
    report(error);
    let mut response = choose_envelope(error).0.render(&Context::new());
    insert_spec(&mut response, error);
    response
}

/// Reports an error outside a layer. If an error of tower's middleware caused it, the report
/// contains this cause.
fn report(error: &(dyn ApiError + Send + Sync + 'static)) {
    #[cfg(feature = "tower")]
    if let Some(error) =
        MiddlewareError::from(HELD.try_with(Cell::take).unwrap_or_default()).of(error.spec())
    {
        return report_without_layer(&*error);
    }
    report_without_layer(error);
}

/// Reports and renders an error. If there is a current request, the response contains its facts.
#[cfg(any(feature = "actix", feature = "poem"))]
pub(crate) fn respond(error: &(dyn ApiError + Send + Sync + 'static)) -> Response<Bytes> {
    respond_in_layer(error).unwrap_or_else(|| respond_without_layer(error))
}
