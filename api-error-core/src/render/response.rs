//! Renders an error in an envelope. Rendering never fails: a part that cannot be written is left
//! out and reported.

use super::buffers::written;
use super::required_headers::add_required;
use super::shared_body::SharedBody;
use crate::envelope::{AnyEnvelope, Envelope};
use crate::json::{Root, Shared};
use crate::model::{ApiError, Context, ErrorSpec, Message, Occurrence, RetryAfter};
use bytes::Bytes;
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderName, RETRY_AFTER};
use http::response::Parts;
use http::{HeaderMap, HeaderValue, Response};

/// Renders `error` in the envelope `V`, even if its type declares another.
///
/// Rendering never fails: a part that cannot be written is left out and reported.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{ApiError, Context, bytes::Bytes, envelope::MessageOnly, http::Response, render};
///
/// fn to_message_only(error: &dyn ApiError) -> Response<Bytes> {
///     render::<MessageOnly>(error, &Context::new())
/// }
/// ```
#[must_use]
pub fn render<V: Envelope>(error: &dyn ApiError, context: &Context) -> Response<Bytes> {
    let envelope = const { &AnyEnvelope::new::<V>() };
    envelope.render(error, context)
}

impl AnyEnvelope {
    /// Renders `error` in this envelope.
    #[must_use]
    pub fn render(&self, error: &dyn ApiError, context: &Context) -> Response<Bytes> {
        let occurrence = Occurrence::new(error, context);
        // This does not call `body`, so that the compiler inlines the writer here.
        let body = written(|out| self.write_body(&occurrence, out));
        self.response(&occurrence, body)
    }

    /// Renders like [`AnyEnvelope::render`]. If the responses to an error differ only in the
    /// request id and the instance, the response is rendered only when the error first occurs. The
    /// function is generic, so that it calls the error's methods without `dyn`.
    #[inline]
    pub(crate) fn render_shared<E: ApiError>(
        &self,
        error: &E,
        context: &Context,
        specs: &'static [ErrorSpec],
        bodies: &'static [SharedBody],
    ) -> Response<Bytes> {
        let spec = error.spec();
        if spec.constant
            // A nested error can have data, because its hand-written type can return a spec of this
            // table.
            && error.nested().is_none()
            && let Some(shared) = spec.position(specs).and_then(|index| bodies.get(index))
        {
            self.render_constant(error, &error.message(), context, shared)
        } else {
            self.render(error, context)
        }
    }

    fn render_constant(
        &self,
        error: &dyn ApiError,
        message: &Message<'_>,
        context: &Context,
        shared: &'static SharedBody,
    ) -> Response<Bytes> {
        if self.is_pure
            && let Some((head, body)) = shared.response(self, error, message, context)
        {
            return Response::from_parts(head.clone(), body);
        }
        self.render(error, context)
    }

    pub(super) fn body(&self, occurrence: &Occurrence<'_>) -> Bytes {
        written(|out| self.write_body(occurrence, out))
    }

    #[inline]
    fn write_body(&self, occurrence: &Occurrence<'_>, out: &mut Vec<u8>) {
        let variant = occurrence.error().spec().variant();
        let shared = Shared::new(&self.reserved, variant);
        (self.write_body)(occurrence, Root::new(out, &shared));
    }

    #[cfg_attr(
        not(debug_assertions),
        expect(clippy::inline_always, reason = "nearly all responses are created by one caller"),
        inline(always)
    )]
    pub(super) fn response(&self, occurrence: &Occurrence<'_>, body: Bytes) -> Response<Bytes> {
        let error = occurrence.error();
        let mut head = empty_head();
        head.status = occurrence.status();
        let headers = &mut head.headers;
        error.append_headers(headers);
        if !body.is_empty() {
            if headers.is_empty() {
                // `insert` would return an old value, and dropping that value costs instructions.
                let _ = headers.try_append(CONTENT_TYPE, (self.content_type)());
            } else {
                set_header(headers, CONTENT_TYPE, (self.content_type)());
            }
        }
        if let Some(value) = error.retry_after().and_then(RetryAfter::to_header) {
            set_header(headers, RETRY_AFTER, value);
        }
        if let Some(Ok(language)) = occurrence.language().map(HeaderValue::from_str) {
            set_header(headers, CONTENT_LANGUAGE, language);
        }
        (self.headers)(occurrence, headers);
        add_required(occurrence, self.challenge, headers);
        Response::from_parts(head, body)
    }
}

/// Creates a head without headers. It is not inlined, because the compiler would then copy the head
/// once more.
#[inline(never)]
fn empty_head() -> Parts {
    Response::new(()).into_parts().0
}

/// Sets a header, unless the error has filled the map to its limit.
pub(super) fn set_header(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    let _ = headers.try_insert(name, value);
}
