//! The settings of the layer, and its public builder.

use super::accept::quality;
use super::rejection::{Rejection, RejectionError};
use crate::envelope::{AnyEnvelope, Envelope};
use crate::model::ApiError;
use crate::render::Error;
use http::HeaderValue;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

/// A layer that renders every error response of a service in the envelope `V`; see the
/// [module](crate::layer).
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
    settings: Arc<Settings>,
    envelope: PhantomData<fn() -> V>,
}

impl<V: Envelope> ApiErrorLayer<V> {
    /// Creates a layer that renders every error in `V`. An error that the framework generated has
    /// the name of its status, such as `NOT_FOUND`.
    #[must_use]
    pub fn new() -> Self {
        let settings = Settings {
            default: AnyEnvelope::new::<V>(),
            others: Vec::new(),
            negotiates: false,
            errors: Vec::new(),
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
    /// The response has the status of that error. A later call for the same status overwrites an
    /// earlier one.
    #[must_use]
    pub fn on_status<E, F>(self, status: u16, error: F) -> Self
    where
        E: ApiError + Send + Sync + 'static,
        F: Fn() -> E + Send + Sync + 'static,
    {
        self.on_rejection(status, move |_| error())
    }

    /// Sets the error for responses that the framework generates with this status, as
    /// [`on_status`](Self::on_status) does, from the request and the text of the framework.
    #[must_use]
    pub fn on_rejection<E, F>(mut self, status: u16, error: F) -> Self
    where
        E: ApiError + Send + Sync + 'static,
        F: Fn(&Rejection<'_>) -> E + Send + Sync + 'static,
    {
        let convert: Convert = Arc::new(move |rejection| error(rejection).into());
        let settings = Arc::make_mut(&mut self.settings);
        settings.errors.retain(|(known, _)| *known != status);
        settings.errors.push((status, convert));
        self
    }

    /// Adds an envelope that [`negotiate`](Self::negotiate) may choose.
    #[must_use]
    pub fn register<W: Envelope>(mut self) -> Self {
        Arc::make_mut(&mut self.settings).others.push(AnyEnvelope::new::<W>());
        self
    }

    /// Chooses between `V` and the registered envelopes by the `Accept` header of the request
    /// (RFC 9110 §12.5.1).
    ///
    /// Of several envelopes with the same weight, the first is chosen. If the client accepts none
    /// of them, the layer uses `V` and does not send a 406. Every error response has the header
    /// `Vary: Accept`.
    #[must_use]
    pub fn negotiate(mut self) -> Self {
        Arc::make_mut(&mut self.settings).negotiates = true;
        self
    }

    pub(crate) fn settings(&self) -> &Arc<Settings> {
        &self.settings
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

/// The settings that all requests of a layer share.
#[derive(Clone)]
pub(crate) struct Settings {
    default: AnyEnvelope,
    others: Vec<AnyEnvelope>,
    negotiates: bool,
    errors: Vec<(u16, Convert)>,
}

impl Settings {
    pub(super) const fn negotiates(&self) -> bool {
        self.negotiates
    }

    /// Returns the envelope for a request with these `Accept` headers.
    pub(super) fn envelope_for(&self, accept: &[HeaderValue]) -> AnyEnvelope {
        let mut best = (self.default, 0);
        if self.negotiates {
            for envelope in std::iter::once(&self.default).chain(&self.others) {
                let quality = quality(accept, envelope.media_type()).unwrap_or(0);
                if quality > best.1 {
                    best = (*envelope, quality);
                }
            }
        }
        best.0
    }

    /// Returns the error of a rejection.
    pub(super) fn error_for(&self, rejection: &Rejection<'_>) -> Error {
        let status = rejection.status().as_u16();
        match self.errors.iter().find(|(known, _)| *known == status) {
            Some((_, convert)) => convert(rejection),
            None => RejectionError::of(rejection).into(),
        }
    }
}
