//! The response to an error that is always the same.

use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context, Occurrence};
use crate::text::display_eq;
use bytes::Bytes;
use http::Response;
use std::fmt::Write;
use std::sync::OnceLock;

/// The response to an error without data, rendered when the error first occurs.
pub struct SharedBody(OnceLock<Rendered>);

struct Rendered {
    message: Box<str>,
    /// Its body is never freed. There is at most one for each variant.
    response: Response<Bytes>,
}

impl SharedBody {
    /// The value before the first occurrence.
    #[expect(clippy::declare_interior_mutable_const, reason = "it is the initial value of statics")]
    pub const EMPTY: Self = Self(OnceLock::new());

    /// Returns the response, or `None` if this occurrence has another message than the first one.
    #[expect(clippy::inline_always, reason = "there is one caller, and it does little else")]
    #[inline(always)]
    pub(super) fn get_or_render(
        &self,
        envelope: &AnyEnvelope,
        error: &dyn ApiError,
    ) -> Option<&Response<Bytes>> {
        let message = error.message();
        let rendered = match self.0.get() {
            Some(rendered) => rendered,
            None => self.render(envelope, error)?,
        };
        let expected = rendered.message.as_bytes();
        let same = match (message.as_str(), message.as_display()) {
            (Some(text), _) => text.as_bytes() == expected,
            (None, Some(value)) => display_eq(value, expected),
            (None, None) => display_eq(&message, expected),
        };
        same.then_some(&rendered.response)
    }

    /// Renders the response. Returns `None` if the `Display` of the message fails.
    #[cold]
    fn render(&self, envelope: &AnyEnvelope, error: &dyn ApiError) -> Option<&Rendered> {
        let context = Context::new();
        let mut message = String::new();
        write!(message, "{}", error.message()).ok()?;
        let mut body = Vec::new();
        // A `Display` can write another text each time, so the body is rendered from this one.
        let occurrence = Occurrence::new(error, &context).with_message(&message);
        envelope.write_body(&occurrence, &mut body);
        let response = envelope.response(&occurrence, Bytes::from_static(body.leak()));
        Some(self.0.get_or_init(|| Rendered { message: message.into(), response }))
    }
}
