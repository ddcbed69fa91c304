//! The facts about one error for the log and the observers.

use crate::fault;
use crate::model::{ApiError, Context, ErrorSpec, LogLevel, Status};
use crate::received::{DecodeError, Received};
use crate::render::downcast;
#[cfg(feature = "axum-extract")]
use crate::server::axum::ExtractError;
use crate::server::layer::{Levels, RejectionKind};
use crate::server::log::log;
use http::{Method, StatusCode};
use std::error::Error as StdError;
use std::fmt::{self, Debug, Formatter};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

/// One error and the facts about its request. It is the argument of an observer.
///
/// See [`ApiErrorLayer::observe`](crate::ApiErrorLayer::observe).
#[derive(Clone, Copy)]
pub struct ErrorEvent<'a> {
    error: &'a (dyn ApiError + Send + Sync + 'static),
    context: &'a Context,
    request: Option<RequestFacts<'a>>,
    rejection: Option<RejectionFacts<'a>>,
}

/// The facts that the layer knows about the request of an error.
#[derive(Clone, Copy)]
pub(super) struct RequestFacts<'a> {
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    pub(super) route: Option<&'a str>,
    pub(super) levels: &'a Levels,
}

/// The facts that are known about an error that the framework generated.
#[derive(Clone, Copy)]
pub(super) struct RejectionFacts<'a> {
    pub(super) kind: RejectionKind,
    pub(super) text: Option<&'a str>,
    /// True if the application replaced the error of the framework.
    pub(super) is_declared: bool,
}

impl<'a> ErrorEvent<'a> {
    pub(super) const fn new(
        error: &'a (dyn ApiError + Send + Sync + 'static),
        context: &'a Context,
    ) -> Self {
        Self { error, context, request: None, rejection: None }
    }

    pub(super) const fn of_request(mut self, request: RequestFacts<'a>) -> Self {
        self.request = Some(request);
        self
    }

    pub(super) const fn of_rejection(mut self, rejection: Option<RejectionFacts<'a>>) -> Self {
        self.rejection = rejection;
        self
    }

    /// Returns the error. Its `Display` text and its sources can contain details that are not
    /// sent to the client.
    #[must_use]
    pub const fn error(&self) -> &'a (dyn ApiError + Send + Sync + 'static) {
        self.error
    }

    /// Returns the error if its type is `E`, also inside `Box` and `Arc`. For an error from
    /// [`Error::internal`](crate::Error::internal), `E` is the type of its argument.
    #[must_use]
    pub fn downcast_ref<E: StdError + 'static>(&self) -> Option<&'a E> {
        downcast(self.error)
    }

    /// Returns the spec of the error. Returns `None` if the framework generated the error, and the
    /// application does not replace it.
    #[must_use]
    pub fn spec(&self) -> Option<&'static ErrorSpec> {
        let is_declared = self.rejection.is_none_or(|rejection| rejection.is_declared);
        is_declared.then(|| self.error.spec())
    }

    /// Returns the status of the response.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.error.identity().status()
    }

    /// Returns the name of the error.
    ///
    /// For a metric, use [`label`](Self::label), because another service chooses the name of a
    /// [forwarded](crate::Received::forward) error.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.error.identity().name()
    }

    /// Returns the label of the error for a metric: the name that the error's spec declares. For an
    /// error with another name, such as a [forwarded](crate::Received::forward) error, it is the
    /// name of the status. For an error that the framework generated, and that the application does
    /// not replace, it is the [name](Self::name). The number of different labels is limited.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new().observe(|event| {
    ///     println!("{} {}", event.label(), event.status());
    /// });
    /// ```
    #[must_use]
    pub fn label(&self) -> &'a str {
        let name = self.name();
        match self.spec() {
            Some(spec) if spec.name() != name => {
                Status::from_number(self.status().as_u16()).unwrap_or(Status::INTERNAL).name
            }
            // A rejection has the name that the layer or the envelope gives to its status.
            _ => name,
        }
    }

    /// Returns the application's own number for the error.
    #[must_use]
    pub fn code_number(&self) -> Option<i64> {
        self.error.identity().code_number()
    }

    /// Returns the facts that the response contains about the request, such as the request id.
    /// Returns an empty context without a layer.
    #[must_use]
    pub const fn context(&self) -> &'a Context {
        self.context
    }

    /// Returns the method of the request. Returns `None` without a layer.
    #[must_use]
    pub fn method(&self) -> Option<&'a Method> {
        Some(self.request?.method)
    }

    /// Returns the path of the request, without the query. Returns `None` without a layer.
    #[must_use]
    pub fn path(&self) -> Option<&'a str> {
        Some(self.request?.path)
    }

    /// Returns the pattern of the route, such as `/items/{id}`, in the syntax of the framework.
    ///
    /// Returns `None` if no route has the path, in a tower service without axum, and for a panic in
    /// poem. It also returns `None` for a layer around the whole axum `Router`: add the layer with
    /// `Router::layer`.
    #[must_use]
    pub fn route(&self) -> Option<&'a str> {
        self.request?.route
    }

    /// Returns the part of the framework that generated the error. Returns `None` for an error that
    /// a handler returned.
    #[must_use]
    pub fn rejection(&self) -> Option<RejectionKind> {
        Some(self.rejection?.kind)
    }

    /// Returns the text of the framework or of the panic.
    ///
    /// By default, it is not sent to the client.
    /// [`expose_rejections`](crate::ApiErrorLayer::expose_rejections) and
    /// [`reveal`](crate::ApiErrorLayer::reveal) change this.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        self.rejection?.text
    }

    /// Returns whether the client closed the connection. This is not an error of the service.
    fn is_of_disconnected_client(&self) -> bool {
        #[cfg(feature = "axum-extract")]
        if self.downcast_ref().is_some_and(ExtractError::is_of_disconnected_client) {
            return true;
        }
        self.rejection() == Some(RejectionKind::Disconnected)
    }

    /// Returns the error response of another service: the first [`Received`] among the error and
    /// its sources.
    ///
    /// The `Received` inside a [`DecodeError`](crate::DecodeError), a
    /// [`Forwarded`](crate::Forwarded) or a [`CallError::Other`](crate::CallError::Other) is found
    /// too.
    #[must_use]
    pub fn upstream(&self) -> Option<&'a Received> {
        let error: &'a (dyn StdError + 'static) = self.error;
        let mut next = Some(error);
        while let Some(error) = next {
            let received = downcast(error).or_else(|| downcast(error).map(DecodeError::received));
            if received.is_some() {
                return received;
            }
            next = error.source();
        }
        None
    }

    /// Returns the level of the log event. It is the first of these levels that is set: the level
    /// of the variant, the level that [`ApiErrorLayer::level`](crate::ApiErrorLayer::level) sets,
    /// and the default level of the status.
    #[must_use]
    pub fn level(&self) -> LogLevel {
        let (spec, status) = (self.error.spec(), self.status());
        let declared = spec.declared_log_level().filter(|_| spec.status() == status);
        let of_layer = || self.request?.levels.of(status);
        declared.or_else(of_layer).unwrap_or_else(|| LogLevel::of_status(status.as_u16()))
    }
}

impl Debug for ErrorEvent<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("ErrorEvent")
            .field("error", &self.error)
            .field("status", &self.status())
            .field("name", &self.name())
            .field("context", self.context)
            .field("method", &self.method())
            .field("path", &self.path())
            .field("route", &self.route())
            .field("rejection", &self.rejection())
            .finish_non_exhaustive()
    }
}

/// A function of the application that is called with each error.
pub(super) type Observer = Arc<dyn Fn(&ErrorEvent<'_>) + Send + Sync>;

static OBSERVER: OnceLock<fn(&ErrorEvent<'_>)> = OnceLock::new();

/// Sets the observer of the errors that no observer of a layer receives: errors without a layer,
/// and errors in a layer without [`observe`](crate::ApiErrorLayer::observe).
///
/// A panic of the observer is caught, and reported as a [`Fault`](crate::Fault).
///
/// # Errors
/// Returns `observer` if an observer is already set. The first observer stays set.
///
/// ```
/// # extern crate api_error_core as api_error;
/// api_error::set_observer(|event| println!("{} {}", event.status(), event.name()))
///     .expect("the observer is set once");
/// ```
pub fn set_observer(observer: fn(&ErrorEvent<'_>)) -> Result<(), fn(&ErrorEvent<'_>)> {
    OBSERVER.set(observer)
}

/// Returns whether an observer receives the errors of a layer with these observers.
#[inline]
pub(super) fn is_observed(observers: &[Observer]) -> bool {
    !observers.is_empty() || OBSERVER.get().is_some()
}

/// Logs an error, and calls the observers of its layer. Without such observers, the observer of
/// [`set_observer`] is called. If the client closed the connection, nothing is logged or observed.
pub(super) fn report(event: &ErrorEvent<'_>, observers: &[Observer]) {
    if event.is_of_disconnected_client() {
        return;
    }
    log(event);
    if observers.is_empty()
        && let Some(observer) = OBSERVER.get()
    {
        call(observer, event);
    }
    notify(event, observers);
}

/// Calls the observers of a layer.
pub(super) fn notify(event: &ErrorEvent<'_>, observers: &[Observer]) {
    for observer in observers {
        call(&**observer, event);
    }
}

/// Reports an error that is not in a layer.
pub(super) fn report_without_layer(error: &(dyn ApiError + Send + Sync + 'static)) {
    static EMPTY: Context = Context::new();
    report(&ErrorEvent::new(error, &EMPTY), &[]);
}

/// Calls an observer. If it panics, the response is sent unchanged.
fn call(observer: &dyn Fn(&ErrorEvent<'_>), event: &ErrorEvent<'_>) {
    if catch_unwind(AssertUnwindSafe(|| observer(event))).is_err() {
        fault::setting("observe", &"the observer panicked");
    }
}
