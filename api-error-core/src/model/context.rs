//! Facts about the request in which an error occurred.

use http::uri::PathAndQuery;
use std::borrow::Cow;
use std::fmt::{self, Debug, Formatter};

/// The facts about a request that an error response or its log event can contain. By default, there
/// are none.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Context;
///
/// let context = Context::new().with_request_id("req_7f3a").with_instance("/carts/c-9");
/// assert_eq!(context.request_id(), Some("req_7f3a"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    request_id: Option<String>,
    instance: Option<Instance>,
    trace_id: Option<String>,
    translation: Option<Box<Translation>>,
}

impl Context {
    /// Creates a context without facts.
    #[must_use]
    pub const fn new() -> Self {
        Self { request_id: None, instance: None, trace_id: None, translation: None }
    }

    /// Sets the id of the request, for the response and the log.
    #[must_use]
    pub fn with_request_id(mut self, id: impl Into<String>) -> Self {
        self.request_id = Some(id.into());
        self
    }

    /// Sets the URI reference that identifies this occurrence (RFC 9457 §3.1.5), usually the path
    /// of the request.
    #[must_use]
    pub fn with_instance(mut self, uri: impl Into<String>) -> Self {
        self.instance = Some(Instance::Text(uri.into()));
        self
    }

    /// Sets the id of the trace that the request belongs to (W3C Trace Context, `trace-id`), for
    /// the log and for the envelopes that send it.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::Context;
    ///
    /// let context = Context::new().with_trace_id("4bf92f3577b34da6a3ce929d0e0e4736");
    /// assert_eq!(context.trace_id(), Some("4bf92f3577b34da6a3ce929d0e0e4736"));
    /// ```
    #[must_use]
    pub fn with_trace_id(mut self, id: impl Into<String>) -> Self {
        self.trace_id = Some(id.into());
        self
    }

    /// Sets the translation that is sent instead of the message.
    #[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
    pub(crate) fn with_translation(mut self, translation: Translation) -> Self {
        self.translation = Some(Box::new(translation));
        self
    }

    /// Returns the id of the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// Returns the URI reference that identifies this occurrence.
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_ref().map(Instance::as_str)
    }

    /// Returns the id of the trace that the request belongs to.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.trace_id.as_deref()
    }

    pub(crate) fn translation(&self) -> Option<&Translation> {
        self.translation.as_deref()
    }

    /// Returns true if there is no instance, or if the layer already checked that the instance has
    /// only the characters of a path.
    pub(crate) const fn has_plain_instance(&self) -> bool {
        matches!(self.instance, None | Some(Instance::Path(_)))
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.request_id.is_none()
            && self.instance.is_none()
            && self.trace_id.is_none()
            && self.translation.is_none()
    }
}

/// The message of an error in the language of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(
    not(feature = "localize"),
    allow(dead_code, reason = "only the feature `localize` translates")
)]
pub(crate) struct Translation {
    /// The language tag (RFC 5646), if it is known.
    pub(crate) language: Option<String>,
    pub(crate) message: Cow<'static, str>,
}

#[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
impl Context {
    /// Creates the context of a request.
    pub(crate) fn of_request(
        id: String,
        instance: Option<Instance>,
        trace_id: Option<&str>,
    ) -> Self {
        let trace_id = trace_id.map(str::to_owned);
        Self { request_id: Some(id), instance, trace_id, translation: None }
    }

    /// Returns the id of the request, without a copy.
    pub(crate) fn into_request_id(self) -> Option<String> {
        self.request_id
    }
}

/// The instance of a [`Context`].
#[derive(Clone)]
pub(crate) enum Instance {
    Text(String),
    /// A path that is a URI reference. Only the layer creates it.
    #[cfg_attr(
        not(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")),
        allow(dead_code, reason = "only the layer knows a request")
    )]
    Path(PathAndQuery),
}

impl Instance {
    fn as_str(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Path(path) => path.path(),
        }
    }
}

impl Debug for Instance {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(self.as_str(), formatter)
    }
}

impl PartialEq for Instance {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Instance {}
