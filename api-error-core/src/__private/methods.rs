//! The bodies of the generated methods.

use crate::envelope::{AnyEnvelope, Envelope};
use crate::model::{ApiError, Context, ErrorSpec, Message, MessageSource, Template};
use crate::render::SharedBody;
use bytes::Bytes;
use http::{HeaderMap, Response};
use std::fmt::Display;

#[must_use]
pub const fn envelope<V: Envelope>() -> AnyEnvelope {
    AnyEnvelope::new::<V>()
}

#[inline]
pub fn render<E: ApiError>(
    envelope: &AnyEnvelope,
    error: &E,
    context: &Context,
    specs: &'static [ErrorSpec],
    bodies: &'static [SharedBody],
) -> Response<Bytes> {
    envelope.render_shared(error, context, specs, bodies)
}

pub fn message<E: ApiError>(error: &E) -> Message<'_> {
    error.spec().message(error)
}

pub fn templated_message<E: ApiError + Template>(error: &E) -> Message<'_> {
    let spec = error.spec();
    match spec.message {
        MessageSource::Template => Message::template(error),
        _ => spec.message(error),
    }
}

pub fn append_header(
    error: &dyn ApiError,
    headers: &mut HeaderMap,
    name: &str,
    value: Option<&dyn Display>,
) {
    if let Some(value) = value {
        error.spec().append_header(headers, name, value);
    }
}

pub fn append_fixed(error: &dyn ApiError, headers: &mut HeaderMap) {
    error.spec().append_fixed_headers(headers);
}
