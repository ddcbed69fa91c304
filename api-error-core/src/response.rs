//! An error and an envelope make a response. Total: whatever the error says, a response comes out.

use crate::json::Object;
use crate::message::Template;
use crate::spec::MessageSource;
use crate::{
    ApiError, Context, Envelope, ErrorSpec, Format, Message, Occurrence, RetryAfter, fault,
};
use bytes::Bytes;
use http::header::{ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderValue, Response, StatusCode};
use std::cell::Cell;
use std::fmt::{Display, Write};
use std::sync::OnceLock;

/// Renders `error` in the envelope `V`, whatever envelope it declares.
///
/// ```
/// use api_error_core::{ApiError, Context, envelope::MessageOnly, render};
///
/// fn as_plain_json(error: &dyn ApiError) -> http::Response<bytes::Bytes> {
///     render::<MessageOnly>(error, &Context::new())
/// }
/// ```
#[must_use]
pub fn render<V: Envelope>(error: &dyn ApiError, context: &Context) -> Response<Bytes> {
    Format::of::<V>().render(error, context)
}

impl Format {
    /// Renders `error` in this wire format.
    #[must_use]
    pub fn render(&self, error: &dyn ApiError, context: &Context) -> Response<Bytes> {
        let occurrence = Occurrence::new(error, context);
        let body = with_scratch(|out| {
            self.write_body(&occurrence, out);
            Bytes::copy_from_slice(out)
        });
        self.response(&occurrence, body)
    }

    /// As [`Format::render`], with a body that is written once for each error that is constant.
    pub(crate) fn render_shared(
        &self,
        error: &dyn ApiError,
        context: &Context,
        specs: &'static [ErrorSpec],
        bodies: &'static [SharedBody],
    ) -> Response<Bytes> {
        let spec = error.spec();
        if spec.constant
            && context.is_empty()
            && let Some(body) = position(spec, specs).and_then(|index| bodies.get(index))
            && let Some(body) = body.get_or_write(self, error)
        {
            return self.response(&Occurrence::new(error, context), Bytes::from_static(body));
        }
        self.render(error, context)
    }

    fn write_body(&self, occurrence: &Occurrence<'_>, out: &mut Vec<u8>) {
        let variant = occurrence.error().spec().variant();
        Object::document(out, self.reserved, variant, |body| (self.write)(occurrence, body));
    }

    fn response(&self, occurrence: &Occurrence<'_>, body: Bytes) -> Response<Bytes> {
        let error = occurrence.error();
        let status = error.status();
        let mut headers = HeaderMap::new();
        error.append_headers(&mut headers);
        headers.insert(CONTENT_TYPE, (self.content_type)());
        if let Some(value) = error.retry_after().and_then(RetryAfter::to_header) {
            headers.insert(RETRY_AFTER, value);
        }
        self.add_required(error, status, &mut headers);
        (self.headers)(occurrence, &mut headers);

        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }

    /// What HTTP asks of a status, where the error did not say it.
    fn add_required(&self, error: &dyn ApiError, status: StatusCode, headers: &mut HeaderMap) {
        match status.as_u16() {
            // RFC 9110 §15.5.2: a 401 has at least one challenge.
            401 if !headers.contains_key(WWW_AUTHENTICATE) => {
                let realm = error.domain().unwrap_or("api");
                append(
                    error.spec(),
                    headers,
                    "WWW-Authenticate",
                    &format_args!("{} realm=\"{realm}\"", self.challenge),
                );
            }
            // RFC 9110 §15.5.6: a 405 has an Allow, be it empty.
            405 => set_default(headers, ALLOW, ""),
            // RFC 6585 §3 to §6: these are not stored by a cache.
            428 | 429 | 431 | 511 => set_default(headers, CACHE_CONTROL, "no-store"),
            _ => {}
        }
    }
}

fn set_default(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.entry(name).or_insert(HeaderValue::from_static(value));
}

/// Where in `specs` this very spec is.
fn position(spec: &'static ErrorSpec, specs: &'static [ErrorSpec]) -> Option<usize> {
    let offset = std::ptr::from_ref(spec).addr().checked_sub(specs.as_ptr().addr())?;
    let index = offset / size_of::<ErrorSpec>();
    specs.get(index).filter(|found| std::ptr::eq(*found, spec)).map(|_| index)
}

/// The message as the spec says, of a type without formatted ones.
pub(crate) fn message<E: ApiError>(error: &E) -> Message<'_> {
    let spec = error.spec();
    match spec.message {
        MessageSource::Display | MessageSource::Template => Message::display(error),
        MessageSource::ReasonPhrase => Message::literal(reason_phrase(spec.status())),
        MessageSource::Literal(text) => Message::literal(text),
    }
}

/// The message as the spec says, of a type that has formatted ones.
pub(crate) fn templated_message<E: ApiError + Template>(error: &E) -> Message<'_> {
    match error.spec().message {
        MessageSource::Template => Message::template(error),
        _ => message(error),
    }
}

/// The reason phrase; a status without one has that of 400 or 500 (RFC 9110 §15).
pub(crate) fn reason_phrase(status: StatusCode) -> &'static str {
    status.canonical_reason().unwrap_or(if status.is_server_error() {
        "Internal Server Error"
    } else {
        "Bad Request"
    })
}

/// Appends the headers of a spec that have the same value in every response.
pub(crate) fn append_fixed(spec: &ErrorSpec, headers: &mut HeaderMap) {
    for header in spec.headers() {
        if header.is_fixed()
            && let Some(value) = header.value()
        {
            let bytes = Bytes::from_static(value.as_bytes());
            let result = HeaderValue::from_maybe_shared(bytes).map_err(|_| "no header's value");
            insert(spec, headers, header.name(), result);
        }
    }
}

/// Appends a header whose value is what `value` displays. A value that HTTP forbids, or that is
/// not ASCII, is left out and the server told.
pub(crate) fn append(spec: &ErrorSpec, headers: &mut HeaderMap, name: &str, value: &dyn Display) {
    let mut text = String::new();
    let result = write!(text, "{value}").map_err(|_| "its `Display` failed").and_then(|()| {
        // Stricter than `HeaderValue`, which lets bytes pass that are not ASCII.
        if text.bytes().all(|byte| byte == b'\t' || (0x20..0x7F).contains(&byte)) {
            HeaderValue::try_from(text).map_err(|_| "no header's value")
        } else {
            Err("its value is not visible ASCII")
        }
    });
    insert(spec, headers, name, result);
}

fn insert(
    spec: &ErrorSpec,
    headers: &mut HeaderMap,
    name: &str,
    value: Result<HeaderValue, &'static str>,
) {
    let result = value.and_then(|value| {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| "no header's name")?;
        headers.try_append(name, value).map_err(|_| "too many headers")
    });
    if let Err(cause) = result {
        fault::header(spec.variant(), name, &cause);
    }
}

/// The body of an error without data, written when it first happens.
pub struct SharedBody(OnceLock<Written>);

struct Written {
    message: Box<str>,
    /// Never freed: there are at most as many as there are variants.
    body: &'static [u8],
}

impl SharedBody {
    /// Not written yet.
    #[expect(clippy::declare_interior_mutable_const, reason = "the start value of statics")]
    pub const EMPTY: Self = Self(OnceLock::new());

    /// The body, unless this occurrence's message differs from that of the first.
    fn get_or_write(&self, format: &Format, error: &dyn ApiError) -> Option<&'static [u8]> {
        let message = error.message();
        let written = if let Some(written) = self.0.get() {
            written
        } else {
            let written = Written::new(format, error)?;
            self.0.get_or_init(|| written)
        };
        let same = if let Some(text) = message.as_str() {
            text == &*written.message
        } else {
            let mut expected = Expected(&written.message);
            write!(expected, "{message}").is_ok() && expected.0.is_empty()
        };
        same.then_some(written.body)
    }
}

impl Written {
    /// Nothing when the message's `Display` fails.
    #[cold]
    fn new(format: &Format, error: &dyn ApiError) -> Option<Self> {
        let context = Context::new();
        let mut message = String::new();
        write!(message, "{}", error.message()).ok()?;
        let mut out = Vec::new();
        format.write_body(&Occurrence::new(error, &context), &mut out);
        Some(Self { message: message.into(), body: out.leak() })
    }
}

/// Compares what is written with a text.
struct Expected<'a>(&'a str);

impl Write for Expected<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 = self.0.strip_prefix(text).ok_or(std::fmt::Error)?;
        Ok(())
    }
}

/// Runs `write` with this thread's buffer, empty. Where an error is rendered while another is
/// being written, the inner one has a buffer of its own.
fn with_scratch<T>(write: impl FnOnce(&mut Vec<u8>) -> T) -> T {
    /// What a thread keeps between two errors.
    const KEPT: usize = 16 * 1024;
    thread_local! {
        static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    }
    let mut buffer = SCRATCH.try_with(Cell::take).unwrap_or_default();
    buffer.clear();
    let result = write(&mut buffer);
    if buffer.capacity() <= KEPT {
        // At a thread's end there is no place to keep it.
        let _ = SCRATCH.try_with(|scratch| scratch.set(buffer));
    }
    result
}
