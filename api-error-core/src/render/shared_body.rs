//! The response to an error whose responses differ only in the request id and the instance.

use super::parts::Parts;
use crate::envelope::AnyEnvelope;
use crate::model::{ApiError, Context, Message, Occurrence};
use bytes::Bytes;
use http::Response;
use http::response::Parts as Head;
use std::fmt::Write;
use std::sync::OnceLock;

/// The response to an error without data, rendered when the error first occurs.
pub struct SharedBody(OnceLock<Rendered>);

struct Rendered {
    message: Box<str>,
    head: Head,
    /// The body is never freed. There is at most one for each variant.
    body: &'static [u8],
    /// The response in a context that is not empty. It is `None` if [`Parts::new`] returns `None`.
    in_context: OnceLock<Option<Box<InContext>>>,
}

/// The response in the contexts that have the same fields as the first context that was not empty.
struct InContext {
    head: Head,
    parts: Parts,
}

impl SharedBody {
    /// The value before the first occurrence.
    #[expect(clippy::declare_interior_mutable_const, reason = "it is the initial value of statics")]
    pub const EMPTY: Self = Self(OnceLock::new());

    /// Returns the head and the body. Returns `None` if the message differs from the message of the
    /// first occurrence, or if the stored response does not fit this context.
    #[cfg_attr(
        not(debug_assertions),
        expect(clippy::inline_always, reason = "there is one caller, and it does little else"),
        inline(always)
    )]
    pub(super) fn response(
        &self,
        envelope: &AnyEnvelope,
        error: &dyn ApiError,
        message: &Message<'_>,
        context: &Context,
    ) -> Option<(&Head, Bytes)> {
        let rendered = match self.0.get() {
            Some(rendered) => rendered,
            None => self.render(envelope, error)?,
        };
        if !message.is_text(&rendered.message) {
            return None;
        }
        if context.is_empty() {
            return Some((&rendered.head, Bytes::from_static(rendered.body)));
        }
        let in_context = match rendered.in_context.get() {
            Some(in_context) => in_context.as_deref(),
            None => rendered.render_in(context, envelope, error),
        };
        let InContext { head, parts } = in_context?;
        Some((head, parts.body(context)?))
    }

    /// Renders the response. Returns `None` if the `Display` of the message fails.
    #[cold]
    fn render(&self, envelope: &AnyEnvelope, error: &dyn ApiError) -> Option<&Rendered> {
        let context = Context::new();
        let mut message = String::new();
        write!(message, "{}", error.message()).ok()?;
        let (head, body) = render(envelope, error, &context, &message).into_parts();
        Some(self.0.get_or_init(|| Rendered {
            message: message.into(),
            head,
            // Only the thread that stores the response calls this closure, so only one body is
            // leaked.
            body: Box::leak(Box::from(&*body)),
            in_context: OnceLock::new(),
        }))
    }
}

impl Rendered {
    /// Renders the response in a context.
    #[cold]
    fn render_in(
        &self,
        context: &Context,
        envelope: &AnyEnvelope,
        error: &dyn ApiError,
    ) -> Option<&InContext> {
        let parts = Parts::new(context, |context| render(envelope, error, context, &self.message));
        let in_context = parts.map(|(parts, response)| {
            let (head, _) = response.into_parts();
            Box::new(InContext { head, parts })
        });
        // The response is rendered before this call, so that the cell is not locked while the code
        // of an envelope runs.
        self.in_context.get_or_init(|| in_context).as_deref()
    }
}

/// Renders the response with this message, because a `Display` can write a different text each
/// time.
#[cold]
fn render(
    envelope: &AnyEnvelope,
    error: &dyn ApiError,
    context: &Context,
    message: &str,
) -> Response<Bytes> {
    let occurrence = Occurrence::new(error, context).with_message(message);
    envelope.response(&occurrence, envelope.body(&occurrence))
}
