//! What a service's error responses look like, as its owner says.

use super::accept::quality;
use super::rejection::{Rejection, RejectionError};
use crate::envelope::{AnyEnvelope, Envelope};
use crate::model::ApiError;
use crate::render::Error;
use http::HeaderValue;
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;
use std::sync::Arc;

/// Gives every error response of a service the wire format `V`; see the [module](crate::layer).
///
/// ```
/// use api_error_core::{ApiErrorLayer, envelope::{JsonApi, Problem}};
/// # use api_error_core::{ApiError, Context, ErrorSpec, Message, render};
/// # #[derive(Debug)] struct NoSuchRoute;
/// # impl std::fmt::Display for NoSuchRoute {
/// #     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("no such route") }
/// # }
/// # impl std::error::Error for NoSuchRoute {}
/// # impl ApiError for NoSuchRoute {
/// #     fn spec(&self) -> &'static ErrorSpec {
/// #         const { &ErrorSpec::new("NoSuchRoute", "NO_SUCH_ROUTE", "No such route", 404) }
/// #     }
/// #     fn message(&self) -> Message<'_> { Message::display(self) }
/// #     fn render(&self, context: &Context) -> http::Response<bytes::Bytes> {
/// #         render::<Problem>(self, context)
/// #     }
/// # }
///
/// let layer = ApiErrorLayer::<Problem>::new()
///     .on_status(404, || NoSuchRoute)
///     .register::<JsonApi>()
///     .negotiate();
/// ```
pub struct ApiErrorLayer<V> {
    settings: Arc<Settings>,
    format: PhantomData<fn() -> V>,
}

impl<V: Envelope> ApiErrorLayer<V> {
    /// Every error in `V`; those that the framework makes have the name of their status.
    #[must_use]
    pub fn new() -> Self {
        let settings = Settings {
            default: AnyEnvelope::new::<V>(),
            others: Vec::new(),
            negotiates: false,
            identities: Vec::new(),
        };
        Self { settings: Arc::new(settings), format: PhantomData }
    }
}

impl<V: Envelope> Default for ApiErrorLayer<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V> ApiErrorLayer<V> {
    /// What the framework answers with this status becomes the error that `identity` makes, with
    /// that error's own status. The last one given for a status holds.
    #[must_use]
    pub fn on_status<E, F>(self, status: u16, identity: F) -> Self
    where
        E: ApiError + Send + Sync + 'static,
        F: Fn() -> E + Send + Sync + 'static,
    {
        self.on_rejection(status, move |_| identity())
    }

    /// As [`on_status`](Self::on_status), for an error that tells of the request or of what the
    /// framework said.
    #[must_use]
    pub fn on_rejection<E, F>(mut self, status: u16, identity: F) -> Self
    where
        E: ApiError + Send + Sync + 'static,
        F: Fn(&Rejection<'_>) -> E + Send + Sync + 'static,
    {
        let identity: Identity = Arc::new(move |rejection| identity(rejection).into());
        let settings = Arc::make_mut(&mut self.settings);
        settings.identities.retain(|(known, _)| *known != status);
        settings.identities.push((status, identity));
        self
    }

    /// Has a further format for [`negotiate`](Self::negotiate) to choose from.
    #[must_use]
    pub fn register<W: Envelope>(mut self) -> Self {
        Arc::make_mut(&mut self.settings).others.push(AnyEnvelope::new::<W>());
        self
    }

    /// Chooses among `V` and the registered formats by the request's `Accept`, its weights and
    /// wildcards (RFC 9110 §12.5.1); among those wanted alike the one registered first. When
    /// none is wanted it is `V`, never a 406. Every error says `Vary: Accept`.
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
        Self { settings: self.settings.clone(), format: PhantomData }
    }
}

impl<V> Debug for ApiErrorLayer<V> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let statuses: Vec<_> = self.settings.identities.iter().map(|(status, _)| status).collect();
        formatter
            .debug_struct("ApiErrorLayer")
            .field("negotiates", &self.settings.negotiates)
            .field("identities", &statuses)
            .finish_non_exhaustive()
    }
}

type Identity = Arc<dyn Fn(&Rejection<'_>) -> Error + Send + Sync>;

#[derive(Clone)]
pub(crate) struct Settings {
    default: AnyEnvelope,
    others: Vec<AnyEnvelope>,
    negotiates: bool,
    identities: Vec<(u16, Identity)>,
}

impl Settings {
    pub(super) const fn negotiates(&self) -> bool {
        self.negotiates
    }

    /// The format for a client that accepts this.
    pub(super) fn format(&self, accept: &[HeaderValue]) -> AnyEnvelope {
        let mut best = (self.default, 0);
        if self.negotiates {
            for format in std::iter::once(&self.default).chain(&self.others) {
                let quality = quality(accept, format.media_type()).unwrap_or(0);
                if quality > best.1 {
                    best = (*format, quality);
                }
            }
        }
        best.0
    }

    /// The error that a rejection is.
    pub(super) fn identify(&self, rejection: &Rejection<'_>) -> Error {
        let status = rejection.status().as_u16();
        match self.identities.iter().find(|(known, _)| *known == status) {
            Some((_, identity)) => identity(rejection),
            None => RejectionError::of(rejection).into(),
        }
    }
}
