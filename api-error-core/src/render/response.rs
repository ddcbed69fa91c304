//! Renders an error in an envelope. Rendering never fails: a part that cannot be written is left
//! out and reported.

use super::buffers::written;
use super::required_headers::add_required;
use super::shared_body::SharedBody;
use crate::envelope::{AnyEnvelope, Envelope};
use crate::json::Root;
use crate::model::{ApiError, Context, ErrorSpec, Occurrence, RetryAfter};
use bytes::Bytes;
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderName, RETRY_AFTER};
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
        self.response(&occurrence, self.body(&occurrence))
    }

    pub(super) fn body(&self, occurrence: &Occurrence<'_>) -> Bytes {
        written(|out| self.write_body(occurrence, out))
    }

    /// Renders like [`AnyEnvelope::render`], but only once for an error that is always the same, apart
    /// from the facts about the request.
    pub(crate) fn render_shared(
        &self,
        error: &dyn ApiError,
        context: &Context,
        specs: &'static [ErrorSpec],
        bodies: &'static [SharedBody],
    ) -> Response<Bytes> {
        let spec = error.spec();
        if self.is_pure
            && spec.constant
            // A nested error can have a spec of this table and other data.
            && error.nested().is_none()
            && let Some(shared) = spec.position(specs).and_then(|index| bodies.get(index))
            && let Some((head, body)) = shared.response(self, error, context)
        {
            return Response::from_parts(head.clone(), body);
        }
        self.render(error, context)
    }

    pub(super) fn write_body(&self, occurrence: &Occurrence<'_>, out: &mut Vec<u8>) {
        let variant = occurrence.error().spec().variant();
        (self.write_body)(occurrence, Root::new(out, self.reserved, variant));
    }

    #[inline]
    pub(super) fn response(&self, occurrence: &Occurrence<'_>, body: Bytes) -> Response<Bytes> {
        let error = occurrence.error();
        let has_body = !body.is_empty();
        let mut response = Response::new(body);
        *response.status_mut() = occurrence.status();
        let headers = response.headers_mut();
        error.append_headers(headers);
        if has_body {
            set_header(headers, CONTENT_TYPE, (self.content_type)());
        }
        if let Some(value) = error.retry_after().and_then(RetryAfter::to_header) {
            set_header(headers, RETRY_AFTER, value);
        }
        if let Some(Ok(language)) = occurrence.language().map(HeaderValue::from_str) {
            set_header(headers, CONTENT_LANGUAGE, language);
        }
        (self.headers)(occurrence, headers);
        add_required(occurrence, self.challenge, headers);
        response
    }
}

/// Sets a header, unless the error has filled the map to its limit.
pub(super) fn set_header(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    let _ = headers.try_insert(name, value);
}
