//! The response to an error that is always the same.

use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context, Occurrence};
use crate::text::display_eq;
use bytes::Bytes;
use http::Response;
use std::fmt::Write;
use std::sync::OnceLock;

/// The response to an error without data, made when it first happens.
pub struct SharedBody(OnceLock<Made>);

struct Made {
    message: Box<str>,
    /// Its body is never freed: there are at most as many as there are variants.
    response: Response<Bytes>,
}

impl SharedBody {
    /// Not made yet.
    #[expect(clippy::declare_interior_mutable_const, reason = "the start value of statics")]
    pub const EMPTY: Self = Self(OnceLock::new());

    /// The response, unless this occurrence's message differs from that of the first.
    #[inline]
    pub(super) fn get_or_make(
        &self,
        format: &AnyEnvelope,
        error: &dyn ApiError,
    ) -> Option<&Response<Bytes>> {
        let message = error.message();
        let made = match self.0.get() {
            Some(made) => made,
            None => self.make(format, error)?,
        };
        let expected = made.message.as_bytes();
        let same = match (message.as_str(), message.as_display()) {
            (Some(text), _) => text.as_bytes() == expected,
            (None, Some(value)) => display_eq(value, expected),
            (None, None) => display_eq(&message, expected),
        };
        same.then_some(&made.response)
    }

    /// Nothing when the message's `Display` fails.
    #[cold]
    fn make(&self, format: &AnyEnvelope, error: &dyn ApiError) -> Option<&Made> {
        let context = Context::new();
        let mut message = String::new();
        write!(message, "{}", error.message()).ok()?;
        let mut body = Vec::new();
        // A `Display` may say something else each time: the body is that of this text.
        let occurrence = Occurrence::new(error, &context).with_message(&message);
        format.write_body(&occurrence, &mut body);
        let response = format.response(&occurrence, Bytes::from_static(body.leak()));
        Some(self.0.get_or_init(|| Made { message: message.into(), response }))
    }
}
