//! Facts of the request around an error.

/// What an error response says of the request it answers.
///
/// ```
/// use api_error_core::Context;
///
/// let context = Context::new().with_request_id("req_7f3a").with_instance("/carts/c-9");
/// assert_eq!(context.request_id(), Some("req_7f3a"));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    request_id: Option<String>,
    instance: Option<String>,
}

impl Context {
    /// Nothing known of the request.
    #[must_use]
    pub const fn new() -> Self {
        Self { request_id: None, instance: None }
    }

    /// The id that the response, and the log, name the request by.
    #[must_use]
    pub fn with_request_id(mut self, id: impl Into<String>) -> Self {
        self.request_id = Some(id.into());
        self
    }

    /// A URI reference that identifies this occurrence (RFC 9457 §3.1.5), usually the request's path.
    #[must_use]
    pub fn with_instance(mut self, uri: impl Into<String>) -> Self {
        self.instance = Some(uri.into());
        self
    }

    /// The request id, when it is known.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    /// The instance, when it is known.
    #[must_use]
    pub fn instance(&self) -> Option<&str> {
        self.instance.as_deref()
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.request_id.is_none() && self.instance.is_none()
    }
}
