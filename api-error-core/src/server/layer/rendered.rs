//! The extensions of the responses that a layer rendered.

use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, ErrorSpec};
use bytes::Bytes;
#[cfg(any(feature = "poem", feature = "tower"))]
use http::Extensions;
use http::Response;

/// Marks a response that a layer rendered for a rejection that the application does not replace.
/// Such a response has no spec.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RenderedRejection;

/// Adds the spec of the error to a response, for outer layers.
pub(crate) fn insert_spec(response: &mut Response<Bytes>, error: &dyn ApiError) {
    response.extensions_mut().insert::<&'static ErrorSpec>(error.spec());
}

/// Marks a response without a spec, if an outer layer could replace its body.
pub(super) fn mark(response: &mut Response<Bytes>, envelope: &AnyEnvelope) {
    if response.body().is_empty() || envelope.media_type().eq_ignore_ascii_case("text/plain") {
        response.extensions_mut().insert(RenderedRejection);
    }
}

/// Returns whether the extensions of a response contain the spec of an error, or the mark of a
/// rejection.
#[cfg(any(feature = "poem", feature = "tower"))]
pub(crate) fn is_rendered(extensions: &Extensions) -> bool {
    extensions.get::<&'static ErrorSpec>().is_some()
        || extensions.get::<RenderedRejection>().is_some()
}

/// Copies the spec of an error, and the mark of a rejection.
#[cfg(feature = "poem")]
pub(crate) fn copy_marks(from: &Extensions, to: &mut Extensions) {
    if let Some(spec) = from.get::<&'static ErrorSpec>() {
        to.insert(*spec);
    }
    if let Some(mark) = from.get::<RenderedRejection>() {
        to.insert(*mark);
    }
}
