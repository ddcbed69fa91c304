//! Renders errors in the envelope of a layer.

use super::Settings;
use super::rejection::RejectionError;
use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context};
use bytes::Bytes;
use http::Response;

impl Settings {
    /// Renders a rejection that the application does not replace, an `HttpError`, or the error of
    /// `Error::internal`. The envelope is the negotiated envelope, or, without one, the envelope of
    /// the layer.
    pub(super) fn render_rejection(
        &self,
        error: &RejectionError,
        negotiated: Option<&AnyEnvelope>,
        context: &Context,
    ) -> Response<Bytes> {
        if negotiated.is_none()
            && self.default.is_pure
            && let Some(status) = error.status_alone()
            && let Some(response) =
                self.templates.rejection(status, context, self.request_ids.header(), |context| {
                    self.default.render(error, context)
                })
        {
            return response;
        }
        negotiated.unwrap_or(&self.default).render(error, context)
    }

    /// Renders a declared error in the negotiated envelope, or, without one, in the envelope of the
    /// layer.
    pub(super) fn render(
        &self,
        error: &dyn ApiError,
        negotiated: Option<&AnyEnvelope>,
        context: &Context,
    ) -> Response<Bytes> {
        match negotiated {
            Some(envelope) => envelope.render(error, context),
            None => self
                .templates
                .error(error, context, self.request_ids.header(), &self.default)
                .unwrap_or_else(|| self.default.render(error, context)),
        }
    }
}
