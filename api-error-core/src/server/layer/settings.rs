//! The settings of the layer, and its public builder.

use super::RejectionKind;
use super::accept::{Preference, preference};
use super::level::Levels;
use super::names::Names;
use super::rejection::{Rejection, RejectionError};
use super::request_id::RequestIds;
use super::reveal::Details;
use super::template::Templates;
use super::translate::Translate;
use crate::api::Api;
use crate::envelope::{AnyEnvelope, Envelope};
use crate::fault;
use crate::render::Error;
use crate::server::observe::{ErrorEvent, Observer};
use crate::text::case::Case;
use http::{HeaderValue, StatusCode};
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

/// A layer that renders every error response of a service in the envelope `V`. The
/// [module](crate::layer) describes it.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::ApiErrorLayer;
/// use api_error::envelope::{JsonApi, Problem};
///
/// let layer = ApiErrorLayer::<Problem>::new().register::<JsonApi>().negotiate();
/// ```
#[cfg_attr(
    docsrs,
    doc(cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")))
)]
pub struct ApiErrorLayer<V> {
    pub(super) settings: Arc<Settings>,
    envelope: PhantomData<fn() -> V>,
}

impl<V: Envelope> ApiErrorLayer<V> {
    /// Creates a layer that renders errors in `V`, unless their type or its [`Api`](crate::Api)
    /// declares another envelope. An error that the framework generated has the name of its status,
    /// such as `NOT_FOUND`.
    #[must_use]
    pub fn new() -> Self {
        Self::with_names(Names::default())
    }

    /// Creates a layer for the API `A`. Rejections have the API's envelope, domain, case of names
    /// and type URIs. The request id is read from the API's header, and sent in it.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::ApiErrorLayer;
    ///
    /// api_error::api! {
    ///     pub struct Store {
    ///         envelope = api_error::envelope::Detailed,
    ///         domain = "store.example.com",
    ///         rename_all = "snake_case",
    ///     }
    /// }
    ///
    /// let layer = ApiErrorLayer::of::<Store>();
    /// ```
    #[must_use]
    pub fn of<A: Api<Envelope = V>>() -> Self {
        let mut layer = Self::with_names(Names::new(A::RENAME_ALL, A::DOMAIN, A::TYPE_BASE));
        layer.settings_mut().request_ids.set_header(A::REQUEST_ID_HEADER);
        layer
    }

    fn with_names(names: Names) -> Self {
        let settings = Settings {
            default: AnyEnvelope::new::<V>(),
            others: Vec::new(),
            negotiates: false,
            errors: Vec::new(),
            otherwise: None,
            names: Arc::new(names),
            exposes_rejections: false,
            observers: Vec::new(),
            reads_traces: false,
            templates: Templates::default(),
            request_ids: RequestIds::default(),
            levels: Levels::default(),
            translate: None,
            details: Details::Hidden,
        };
        Self { settings: Arc::new(settings), envelope: PhantomData }
    }
}

impl<V: Envelope> Default for ApiErrorLayer<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V> ApiErrorLayer<V> {
    /// Sets the error for responses that the framework generates with this status.
    ///
    /// It does not apply if a handler returned only a status, or a status with a text
    /// ([`RejectionKind::Handler`]). The response has the status of the error. A later call for the
    /// same status overwrites an earlier call.
    #[must_use]
    pub fn on_status<E, F>(self, status: u16, error: F) -> Self
    where
        E: Into<Error>,
        F: Fn() -> E + Send + Sync + 'static,
    {
        let convert: Convert = Arc::new(move |_| error().into());
        self.with_conversion(status, Conversion { convert, applies_to_handlers: false })
    }

    /// Sets the function that creates the error for all rejections with this status. The function
    /// gets the request, the [kind](Rejection::kind) and the text of the framework. It is also
    /// called if a handler returned only a status, or a status with a text.
    ///
    /// The response has the status of the error. A later call for the same status overwrites an
    /// earlier call.
    #[must_use]
    pub fn on_rejection<E, F>(self, status: u16, error: F) -> Self
    where
        E: Into<Error>,
        F: Fn(&Rejection<'_>) -> E + Send + Sync + 'static,
    {
        let convert: Convert = Arc::new(move |rejection| error(rejection).into());
        self.with_conversion(status, Conversion { convert, applies_to_handlers: true })
    }

    fn with_conversion(mut self, status: u16, conversion: Conversion) -> Self {
        let settings = self.settings_mut();
        settings.errors.retain(|(known, _)| *known != status);
        settings.errors.push((status, conversion));
        self
    }

    /// Sets the error for all rejections that [`on_status`](Self::on_status) and
    /// [`on_rejection`](Self::on_rejection) do not replace. A client then receives only errors of
    /// the API's contract.
    ///
    /// The closure can return errors of several types as [`Error`](crate::Error).
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, Error, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new()
    ///     .otherwise(|rejection| Error::internal(format!("unexpected {}", rejection.status())));
    /// ```
    #[must_use]
    pub fn otherwise<E, F>(mut self, error: F) -> Self
    where
        E: Into<Error>,
        F: Fn(&Rejection<'_>) -> E + Send + Sync + 'static,
    {
        self.settings_mut().otherwise = Some(Arc::new(move |rejection| error(rejection).into()));
        self
    }

    /// Sets the case of the names of rejections, by its name in `rename_all`, such as
    /// `"camelCase"`. The default is `"SCREAMING_SNAKE_CASE"`.
    ///
    /// A text that is not the name of one of the eight cases is reported as a
    /// [`Fault`](crate::Fault), and ignored.
    #[must_use]
    pub fn rename_all(mut self, case: &str) -> Self {
        match Case::from_name(case) {
            Some(case) => self.set_names(|names| names.with_case(case)),
            None => fault::setting("rename_all", &format_args!("`{case}` is not a case")),
        }
        self
    }

    /// Sets the namespace of the names of rejections. The default is none.
    #[must_use]
    pub fn domain(mut self, domain: &'static str) -> Self {
        self.set_names(|names| names.with_domain(domain));
        self
    }

    fn set_names(&mut self, change: impl FnOnce(&Names) -> Names) {
        let settings = self.settings_mut();
        settings.names = Arc::new(change(&settings.names));
    }

    /// Sends the framework's text of a 4xx as the message. By default, the text is only logged, and
    /// the message is the reason phrase.
    ///
    /// Careful: such a text can contain names of Rust types and fields, and parts of the request. A
    /// new version of the framework or of serde can change it.
    #[must_use]
    pub fn expose_rejections(mut self) -> Self {
        self.settings_mut().exposes_rejections = true;
        self
    }

    /// Adds a function that the layer calls with each error that it renders: errors of handlers,
    /// errors that the framework generated, panics and timeouts.
    ///
    /// Use it for metrics, audits and error trackers. Several observers are called in the order in
    /// which they were added. The function is called once for each error, before the response is
    /// sent, and must not block. If it panics, the response is sent unchanged, and the panic is
    /// reported as a [`Fault`](crate::Fault). If layers are nested, the innermost layer observes
    /// the error.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new().observe(|event| {
    ///     println!("{} {}", event.route().unwrap_or("-"), event.name());
    ///     if let Some(error) = event.downcast_ref::<std::io::Error>() {
    ///         println!("{:?}", error.kind());
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn observe<F>(mut self, observer: F) -> Self
    where
        F: Fn(&ErrorEvent<'_>) + Send + Sync + 'static,
    {
        self.settings_mut().observers.push(Arc::new(observer));
        self
    }

    /// Reads the trace id of a request from the header `traceparent` (W3C Trace Context §3.2). By
    /// default, the header is not read. An invalid header is ignored.
    ///
    /// The id is in [`Context::trace_id`](crate::Context::trace_id) and in the log event.
    /// [`Problem`](crate::envelope::Problem) sends it as `trace_id`.
    #[must_use]
    pub fn trace_context(mut self) -> Self {
        self.settings_mut().reads_traces = true;
        self
    }

    /// Adds an envelope that [`negotiate`](Self::negotiate) may choose.
    #[must_use]
    pub fn register<W: Envelope>(mut self) -> Self {
        self.settings_mut().others.push(AnyEnvelope::new::<W>());
        self
    }

    /// Chooses between `V` and the registered envelopes by the `Accept` header of the request
    /// (RFC 9110 §12.5.1).
    ///
    /// If several envelopes have the same weight, the layer prefers `V`, and then the envelope that
    /// was registered first. If no envelope matches, or only `*/*` matches, the layer uses the
    /// envelope of the error's [`Api`](crate::Api), or, without one, `V`. It does not send a 406.
    /// An error whose type declares an envelope always has that envelope. The responses to all
    /// other errors have the header `Vary: Accept`.
    #[must_use]
    pub fn negotiate(mut self) -> Self {
        self.settings_mut().negotiates = true;
        self
    }

    pub(crate) fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    pub(super) fn settings_mut(&mut self) -> &mut Settings {
        let settings = Arc::make_mut(&mut self.settings);
        // The templates depend on the other settings.
        settings.templates = Templates::default();
        settings
    }
}

impl<V> Clone for ApiErrorLayer<V> {
    fn clone(&self) -> Self {
        Self { settings: self.settings.clone(), envelope: PhantomData }
    }
}

impl<V> Debug for ApiErrorLayer<V> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let statuses: Vec<_> = self.settings.errors.iter().map(|(status, _)| status).collect();
        formatter
            .debug_struct("ApiErrorLayer")
            .field("negotiates", &self.settings.negotiates)
            .field("statuses", &statuses)
            .finish_non_exhaustive()
    }
}

/// Converts a rejection into an error of the application.
type Convert = Arc<dyn Fn(&Rejection<'_>) -> Error + Send + Sync>;

/// The replacement for the rejections with one status.
#[derive(Clone)]
struct Conversion {
    convert: Convert,
    /// True if a rejection of the kind [`RejectionKind::Handler`] is replaced too.
    applies_to_handlers: bool,
}

/// The settings that all requests of a layer share.
#[derive(Clone)]
pub(crate) struct Settings {
    pub(super) default: AnyEnvelope,
    others: Vec<AnyEnvelope>,
    negotiates: bool,
    errors: Vec<(u16, Conversion)>,
    otherwise: Option<Convert>,
    names: Arc<Names>,
    exposes_rejections: bool,
    observers: Vec<Observer>,
    reads_traces: bool,
    pub(super) templates: Templates,
    pub(super) request_ids: RequestIds,
    pub(super) levels: Levels,
    pub(super) translate: Option<Translate>,
    pub(super) details: Details,
}

impl Settings {
    pub(super) const fn reads_traces(&self) -> bool {
        self.reads_traces
    }

    #[cfg(feature = "rocket")]
    pub(crate) const fn has_id_on_every_response(&self) -> bool {
        self.request_ids.is_on_every_response()
    }

    pub(super) fn observers(&self) -> &[Observer] {
        &self.observers
    }

    pub(super) const fn negotiates(&self) -> bool {
        self.negotiates
    }

    /// Returns the envelope of the layer.
    pub(super) const fn default_envelope(&self) -> &AnyEnvelope {
        &self.default
    }

    /// Returns the envelope that a client prefers by these `Accept` headers. Returns `None` if the
    /// client does not prefer an envelope.
    pub(super) fn negotiated(&self, accept: &[HeaderValue]) -> Option<&AnyEnvelope> {
        if !self.negotiates {
            return None;
        }
        let mut best: Option<(&AnyEnvelope, Preference)> = None;
        for envelope in std::iter::once(&self.default).chain(&self.others) {
            let Some(preference) = preference(accept, envelope.media_type()) else { continue };
            if preference.weight > best.as_ref().map_or(0, |(_, best)| best.weight) {
                best = Some((envelope, preference));
            }
        }
        // If only `*/*` matches the envelope of the layer, the client does not prefer this envelope
        // to the envelope of the error's API.
        let is_preferred = |(envelope, preference): &(&AnyEnvelope, Preference)| {
            preference.specificity > 0 || !std::ptr::eq(*envelope, &raw const self.default)
        };
        best.filter(is_preferred).map(|(envelope, _)| envelope)
    }

    /// Returns the error of the application for a rejection.
    pub(super) fn convert(&self, rejection: &Rejection<'_>) -> Option<Error> {
        let status = rejection.status().as_u16();
        let is_of_handler = rejection.kind() == RejectionKind::Handler;
        let conversion = self.errors.iter().find(|(known, conversion)| {
            *known == status && (conversion.applies_to_handlers || !is_of_handler)
        });
        let convert = conversion.map(|(_, conversion)| &conversion.convert);
        convert.or(self.otherwise.as_ref()).map(|convert| convert(rejection))
    }

    /// Returns the text of the framework, if the application called `expose_rejections`.
    pub(super) fn exposed_text<'a>(&self, rejection: &Rejection<'a>) -> Option<&'a str> {
        rejection.text().filter(|_| self.exposes_rejections)
    }

    /// Creates an error with the name and the reason phrase of a status. For a 4xx, `text` replaces
    /// the reason phrase.
    pub(super) fn undeclared(
        &self,
        status: StatusCode,
        text: Option<&str>,
        envelope: &AnyEnvelope,
    ) -> RejectionError {
        RejectionError::new(status, text, &self.names, envelope)
    }
}
