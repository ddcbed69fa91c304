//! An error and an envelope make a response. Total: whatever the error says, a response comes out.

use crate::json::Object;
use crate::{ApiError, Context, Envelope, ErrorSpec, Format, Occurrence, RetryAfter, fault};
use bytes::Bytes;
use http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_TYPE, HeaderName, PROXY_AUTHENTICATE, RETRY_AFTER, UPGRADE,
    WWW_AUTHENTICATE,
};
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

    /// As [`Format::render`], with a response that is made once for each error that is constant.
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
            // A nested error may have a spec of this table, and data of its own.
            && error.nested().is_none()
            && let Some(shared) = position(spec, specs).and_then(|index| bodies.get(index))
            && let Some(response) = shared.get_or_make(self, error)
        {
            return response.clone();
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
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        error.append_headers(headers);
        replace(headers, CONTENT_TYPE, (self.content_type)());
        if let Some(value) = error.retry_after().and_then(RetryAfter::to_header) {
            replace(headers, RETRY_AFTER, value);
        }
        self.add_required(error, status, headers);
        (self.headers)(occurrence, headers);
        response
    }

    /// What HTTP asks of a status, where the error did not say it.
    fn add_required(&self, error: &dyn ApiError, status: StatusCode, headers: &mut HeaderMap) {
        match status.as_u16() {
            // RFC 9110 §15.5.2: a 401 has at least one challenge.
            401 => require(headers, WWW_AUTHENTICATE, || challenge(self.challenge, error)),
            // RFC 9110 §15.5.6: a 405 has an Allow, be it empty.
            405 => require(headers, ALLOW, || HeaderValue::from_static("")),
            // RFC 9110 §15.5.8: so has a 407, of the proxy's kind.
            407 => require(headers, PROXY_AUTHENTICATE, || challenge("Basic", error)),
            // RFC 9110 §15.5.22: nothing can stand in for the protocol that is wanted.
            426 if !headers.contains_key(UPGRADE) => {
                fault::header(error.spec().variant(), "Upgrade", &"it has no value");
            }
            // RFC 6585 §3 to §6: these are not stored by a cache.
            428 | 429 | 431 | 511 => {
                require(headers, CACHE_CONTROL, || HeaderValue::from_static("no-store"));
            }
            _ => {}
        }
    }
}

/// Adds a header that is not there, or has no value.
fn require(headers: &mut HeaderMap, name: HeaderName, value: impl FnOnce() -> HeaderValue) {
    if headers.get_all(&name).iter().all(HeaderValue::is_empty) {
        replace(headers, name, value());
    }
}

/// A challenge without parameters but the realm (RFC 9110 §11.6.1): who owns the error's name.
fn challenge(scheme: &str, error: &dyn ApiError) -> HeaderValue {
    let is_plain = |domain: &&str| {
        !domain.is_empty() && domain.bytes().all(|byte| matches!(byte, b' '..=b'~'))
    };
    let realm = error.domain().filter(is_plain).unwrap_or("api");
    let realm = realm.replace('\\', "\\\\").replace('"', "\\\"");
    HeaderValue::try_from(format!("{scheme} realm=\"{realm}\""))
        .unwrap_or(HeaderValue::from_static("Bearer realm=\"api\""))
}

/// Sets a header, unless an error has filled the map to its limit.
fn replace(headers: &mut HeaderMap, name: HeaderName, value: HeaderValue) {
    let _ = headers.try_insert(name, value);
}

/// Where in `specs` this very spec is.
pub(crate) fn position(spec: &'static ErrorSpec, specs: &'static [ErrorSpec]) -> Option<usize> {
    let offset = std::ptr::from_ref(spec).addr().checked_sub(specs.as_ptr().addr())?;
    let index = offset / size_of::<ErrorSpec>();
    specs.get(index).filter(|found| std::ptr::eq(*found, spec)).map(|_| index)
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
        // RFC 9110 §5.5: a value neither begins nor ends with white space.
        let text = text.trim_matches([' ', '\t']);
        // Stricter than `HeaderValue`, which lets bytes pass that are not ASCII.
        if text.bytes().all(|byte| byte == b'\t' || (0x20..0x7F).contains(&byte)) {
            HeaderValue::from_str(text).map_err(|_| "no header's value")
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
    fn get_or_make(&self, format: &Format, error: &dyn ApiError) -> Option<&Response<Bytes>> {
        let message = error.message();
        let made = match self.0.get() {
            Some(made) => made,
            None => self.make(format, error)?,
        };
        let expected = made.message.as_bytes();
        let same = match (message.as_str(), message.as_display()) {
            (Some(text), _) => text.as_bytes() == expected,
            (None, Some(value)) => is_displayed(value, expected),
            (None, None) => is_displayed(&message, expected),
        };
        same.then_some(&made.response)
    }

    /// Nothing when the message's `Display` fails.
    #[cold]
    fn make(&self, format: &Format, error: &dyn ApiError) -> Option<&Made> {
        let context = Context::new();
        let mut message = String::new();
        write!(message, "{}", error.message()).ok()?;
        let mut body = Vec::new();
        // A `Display` may say something else each time: the body is that of this text.
        let occurrence = Occurrence::new(error, &context).saying(&message);
        format.write_body(&occurrence, &mut body);
        let response = format.response(&occurrence, Bytes::from_static(body.leak()));
        Some(self.0.get_or_init(|| Made { message: message.into(), response }))
    }
}

pub(crate) fn is_displayed(value: &dyn Display, expected: &[u8]) -> bool {
    let mut expected = Expected(expected);
    write!(expected, "{value}").is_ok() && expected.0.is_empty()
}

/// Compares what is written with a text.
struct Expected<'a>(&'a [u8]);

impl Write for Expected<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 = self.0.strip_prefix(text.as_bytes()).ok_or(std::fmt::Error)?;
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
