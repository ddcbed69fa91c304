//! The responses that an error renders to.

use crate::catalog::Catalog;
use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context};
use bytes::Bytes;
use http::Response;

/// A request id that is a placeholder for every other one. Envelopes send it unchanged.
pub(super) const ANY_REQUEST_ID: &str = "ApiErrorAnyRequestId";

/// An instance that is a placeholder for every other one.
pub(super) const ANY_INSTANCE: &str = "ApiErrorAnyInstance";

/// An error, and the envelope in which it is expected.
pub(super) struct Expected<'a> {
    error: &'a dyn ApiError,
    pub(super) envelope: AnyEnvelope,
    is_own: bool,
}

impl<'a> Expected<'a> {
    /// Creates the expectation of `error` in `envelope`, or in its own envelope.
    pub(super) fn new(
        error: &'a dyn ApiError,
        catalog: &Catalog,
        envelope: Option<AnyEnvelope>,
    ) -> Self {
        let is_own = envelope.is_none();
        Self { error, envelope: envelope.unwrap_or(*catalog.envelope()), is_own }
    }

    pub(super) fn render(&self, context: &Context) -> Response<Bytes> {
        if self.is_own {
            self.error.render(context)
        } else {
            self.envelope.render(self.error, context)
        }
    }

    /// Returns the response for each set of facts that the service may know about the request.
    pub(super) fn alternatives(&self) -> Vec<Response<Bytes>> {
        let request_id = |context: Context| context.with_request_id(ANY_REQUEST_ID);
        let instance = |context: Context| context.with_instance(ANY_INSTANCE);
        let contexts = [
            Context::new(),
            request_id(Context::new()),
            instance(Context::new()),
            instance(request_id(Context::new())),
        ];
        contexts.iter().map(|context| self.render(context)).collect()
    }
}
