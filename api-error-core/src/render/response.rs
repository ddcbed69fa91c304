//! Renders an error in an envelope. Rendering never fails: a part that cannot be written is left
//! out and reported.

use super::required_headers::add_required;
use super::shared_body::SharedBody;
use crate::envelope::{AnyEnvelope, Envelope};
use crate::json::Root;
use crate::model::{ApiError, Context, ErrorSpec, Occurrence, RetryAfter};
use bytes::{Bytes, BytesMut};
use http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, HeaderName, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, Response};
use std::cell::RefCell;

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
        thread_local! {
            static BUFFERS: RefCell<Buffers> = const { RefCell::new(Buffers::new()) };
        }
        let body = BUFFERS.try_with(|buffers| {
            let mut buffers = buffers.try_borrow_mut().ok()?;
            Some(buffers.body(self, occurrence))
        });
        match body {
            Ok(Some(body)) => body,
            // The thread ends, or this error is rendered while another one is being written.
            _ => Buffers::new().own_body(self, occurrence),
        }
    }

    /// Renders like [`AnyEnvelope::render`], but only once for an error that is always the same.
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
            && context.is_empty()
            // A nested error can have a spec of this table and other data.
            && error.nested().is_none()
            && let Some(shared) = spec.position(specs).and_then(|index| bodies.get(index))
            && let Some(response) = shared.get_or_render(self, error)
        {
            return response.clone();
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

/// The memory of a thread in which bodies are written.
struct Buffers {
    /// The body that is being written.
    text: Vec<u8>,
    /// The end of the block that contains the short bodies of this thread.
    block: Option<BytesMut>,
}

impl Buffers {
    const fn new() -> Self {
        Self { text: Vec::new(), block: None }
    }

    /// The capacity of a block, in bytes.
    const BLOCK: usize = 4 * 1024;

    /// The longest body that is stored in a block. A body that is not sent yet holds the whole block.
    const SHORT: usize = 512;

    /// The largest capacity of a buffer that is reused, in bytes.
    const REUSE_LIMIT: usize = 16 * 1024;

    /// Writes the body. A short one needs no allocation: it is a part of a block, which is reused when
    /// none of its bodies is needed.
    #[inline]
    fn body(&mut self, envelope: &AnyEnvelope, occurrence: &Occurrence<'_>) -> Bytes {
        self.text.clear();
        envelope.write_body(occurrence, &mut self.text);
        let body = self.text.as_slice();
        if body.len() > Self::SHORT {
            return self.copy_of_text();
        }
        let block = self.block.get_or_insert_default();
        if block.capacity() < body.len() {
            block.reserve(Self::BLOCK);
        }
        block.extend_from_slice(body);
        block.split().freeze()
    }

    /// Writes the body to its own memory.
    #[cold]
    fn own_body(mut self, envelope: &AnyEnvelope, occurrence: &Occurrence<'_>) -> Bytes {
        envelope.write_body(occurrence, &mut self.text);
        self.text.into()
    }

    #[inline(never)]
    fn copy_of_text(&mut self) -> Bytes {
        let body = Bytes::copy_from_slice(&self.text);
        if self.text.capacity() > Self::REUSE_LIMIT {
            self.text = Vec::new();
        }
        body
    }
}
