//! The responses that an error renders to.

use crate::catalog::Catalog;
use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context};
use bytes::Bytes;
use http::Response;

/// A placeholder for any request id. Envelopes send it unchanged.
pub(super) const ANY_REQUEST_ID: &str = "ApiErrorAnyRequestId";

/// A placeholder for any instance.
pub(super) const ANY_INSTANCE: &str = "ApiErrorAnyInstance";

/// A placeholder for any trace id.
pub(super) const ANY_TRACE_ID: &str = "ApiErrorAnyTraceId";

/// An error, and the envelope in which it is expected.
pub(super) struct Expected<'a> {
    error: &'a dyn ApiError,
    pub(super) envelope: AnyEnvelope,
    is_own: bool,
}

impl<'a> Expected<'a> {
    /// Creates the expectation of `error` in `envelope`, or in the envelope of the error's type.
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

    /// Returns a response for each combination of request id, instance and trace id that the
    /// service can send.
    pub(super) fn alternatives(&self) -> Vec<Response<Bytes>> {
        let mut contexts = vec![Context::new()];
        let facts: [fn(Context) -> Context; 3] = [
            |context| context.with_request_id(ANY_REQUEST_ID),
            |context| context.with_instance(ANY_INSTANCE),
            |context| context.with_trace_id(ANY_TRACE_ID),
        ];
        for with_fact in facts {
            contexts.extend(contexts.clone().into_iter().map(with_fact));
        }
        contexts.iter().map(|context| self.render(context)).collect()
    }
}
