//! Replaces the message of an error by its translation.

use super::Settings;
use crate::model::{ApiError, Context, Occurrence, Translation, reason_phrase};
use http::HeaderValue;
use std::sync::Arc;

/// The function that returns the translation of a message for these `Accept-Language` headers.
pub(super) type Translate =
    Arc<dyn Fn(&Occurrence<'_>, &[HeaderValue]) -> Option<Translation> + Send + Sync>;

impl Settings {
    /// Returns whether the layer translates messages.
    pub(super) const fn localizes(&self) -> bool {
        self.translate.is_some()
    }

    /// Returns whether the message of this error can be translated.
    pub(super) fn can_translate(&self, error: &dyn ApiError) -> bool {
        self.localizes() && !is_hidden(error)
    }

    /// Returns the context with the translation of an error. Returns `None` if there is no
    /// translation. The caller has checked that the error can be translated.
    pub(super) fn translated(
        &self,
        error: &dyn ApiError,
        context: &Context,
        accepted: &[HeaderValue],
    ) -> Option<Context> {
        let translate = self.translate.as_ref()?;
        let translation = translate(&Occurrence::new(error, context), accepted)?;
        Some(context.clone().with_translation(translation))
    }
}

/// Returns whether an error sends only its reason phrase.
fn is_hidden(error: &dyn ApiError) -> bool {
    let status = error.identity().status();
    status.is_server_error() && error.message().as_str() == Some(reason_phrase(status))
}
