//! The id of one request, and the settings of the layer for it.

use super::ApiErrorLayer;
use crate::fault;
use http::uri::PathAndQuery;
use http::{HeaderMap, HeaderName, HeaderValue, Method};
use std::fmt::{self, Debug, Formatter};
use std::hash::{BuildHasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The largest length of a valid id, in bytes.
const LIMIT: usize = 128;

/// The ids of requests.
impl<V> ApiErrorLayer<V> {
    /// Sets the header of the request id. The default is `x-request-id`. The id of a request is
    /// read from this header, and each error response that the layer renders has this header.
    ///
    /// A text that is not the name of a header is reported as a [`Fault`](crate::Fault), and
    /// ignored. [`Api::REQUEST_ID_HEADER`](crate::Api::REQUEST_ID_HEADER) sets the header for the
    /// layer and for the documents.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new().request_id_header("request-id");
    /// ```
    #[must_use]
    pub fn request_id_header(mut self, name: &str) -> Self {
        self.settings_mut().request_ids.set_header(name);
        self
    }

    /// Sets the function that chooses the id of each request. Return `None` to use the id that the
    /// client sent, or a generated id.
    ///
    /// An id that does not have 1 to 128 visible ASCII characters is reported as a
    /// [`Fault`](crate::Fault). A panic of the function is reported too. Both are treated as
    /// `None`. The function is called for each request, even if the request succeeds.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ApiErrorLayer, envelope::Problem};
    ///
    /// let layer = ApiErrorLayer::<Problem>::new().request_id_with(|request| {
    ///     Some(request.headers().get("cf-ray")?.to_str().ok()?.to_owned())
    /// });
    /// ```
    #[must_use]
    pub fn request_id_with<I, F>(mut self, id: F) -> Self
    where
        I: Into<Option<String>>,
        F: Fn(&RequestHead<'_>) -> I + Send + Sync + 'static,
    {
        self.settings_mut().request_ids.choose = Some(Arc::new(move |head| id(head).into()));
        self
    }

    /// Adds the request id to every response. By default, only errors that the layer renders have
    /// it.
    ///
    /// A response that already has the header is not changed.
    #[must_use]
    pub fn request_id_on_success(mut self) -> Self {
        self.settings_mut().request_ids.is_on_every_response = true;
        self
    }
}

/// The request whose id [`request_id_with`](ApiErrorLayer::request_id_with) chooses.
#[derive(Clone, Copy)]
pub struct RequestHead<'a> {
    pub(super) method: &'a Method,
    pub(super) path: &'a str,
    pub(super) headers: &'a HeaderMap,
}

impl<'a> RequestHead<'a> {
    /// Returns the method.
    #[must_use]
    pub const fn method(&self) -> &'a Method {
        self.method
    }

    /// Returns the path that the layer receives, without the query.
    #[must_use]
    pub const fn path(&self) -> &'a str {
        self.path
    }

    /// Returns the headers.
    #[must_use]
    pub const fn headers(&self) -> &'a HeaderMap {
        self.headers
    }
}

/// The values of headers can be secrets, so they are left out.
impl Debug for RequestHead<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("RequestHead")
            .field("method", &self.method)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Chooses the id of a request.
type Choose = Arc<dyn Fn(&RequestHead<'_>) -> Option<String> + Send + Sync>;

/// The settings of the layer for the ids of requests.
#[derive(Clone)]
pub(super) struct RequestIds {
    header: HeaderName,
    choose: Option<Choose>,
    is_on_every_response: bool,
}

impl Default for RequestIds {
    fn default() -> Self {
        Self { header: REQUEST_ID, choose: None, is_on_every_response: false }
    }
}

impl RequestIds {
    pub(super) fn set_header(&mut self, name: &str) {
        match HeaderName::try_from(name) {
            Ok(name) => self.header = name,
            Err(_) => fault::setting(
                "request_id_header",
                &format_args!("`{name}` is not the name of a header"),
            ),
        }
    }

    pub(super) const fn header(&self) -> &HeaderName {
        &self.header
    }

    pub(super) const fn is_on_every_response(&self) -> bool {
        self.is_on_every_response
    }

    /// Returns the id that the application chose. Without one, returns the id that the client sent.
    #[inline]
    pub(super) fn of(
        &self,
        method: &Method,
        path: Option<&PathAndQuery>,
        headers: &HeaderMap,
    ) -> Option<HeaderValue> {
        let chosen = self.choose.as_ref().and_then(|choose| chosen(choose, method, path, headers));
        match chosen {
            None => headers.get(&self.header).cloned(),
            chosen => chosen,
        }
    }
}

/// Returns the id that the application chose, if it is valid.
#[cold]
fn chosen(
    choose: &Choose,
    method: &Method,
    path: Option<&PathAndQuery>,
    headers: &HeaderMap,
) -> Option<HeaderValue> {
    let report = |text: &str| fault::setting("request_id_with", &text);
    let head = RequestHead { method, path: path.map_or("", PathAndQuery::path), headers };
    let Ok(id) = catch_unwind(AssertUnwindSafe(|| choose(&head))) else {
        report("the function panicked");
        return None;
    };
    let value = HeaderValue::try_from(id?).ok().filter(|value| valid(value).is_some());
    if value.is_none() {
        report("the id does not have 1 to 128 visible ASCII characters");
    }
    value
}

/// Returns the text of an id, if it can be written unchanged to a log and a header.
pub(super) fn valid(value: &HeaderValue) -> Option<&str> {
    let text = value.to_str().ok()?;
    let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
    (visible && !text.is_empty() && text.len() <= LIMIT).then_some(text)
}

/// An id that no other request has, also in other processes.
#[derive(Clone, Copy)]
pub(super) struct GeneratedId([u64; 2]);

impl GeneratedId {
    pub(super) fn new() -> Self {
        // The keys come from the operating system. They distinguish processes, and the counter
        // distinguishes the requests of one process.
        static KEYS: LazyLock<[u64; 4]> =
            LazyLock::new(|| [0, 1, 2, 3].map(|index: u8| RandomState::new().hash_one(index)));
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let [first, second, third, fourth] = *KEYS;
        Self([fold(count ^ first, second), fold(count ^ third, fourth)])
    }

    /// Returns the id as 32 hexadecimal digits.
    pub(super) fn to_text(self) -> String {
        let mut text = Vec::with_capacity(32);
        for half in self.0 {
            text.extend(hexadecimal(half));
        }
        String::from_utf8(text).unwrap_or_default()
    }
}

/// Mixes a number with a key, so that an id does not show the number of requests.
fn fold(number: u64, key: u64) -> u64 {
    let product = u128::from(number) * u128::from(key | 1);
    let halves = [product >> 64, product & u128::from(u64::MAX)];
    let [high, low] = halves.map(|half| u64::try_from(half).unwrap_or_default());
    high ^ low
}

/// Returns the 16 digits of a number. Each step moves the halves of each group of bits apart, until
/// each byte contains four bits.
fn hexadecimal(number: u64) -> [u8; 16] {
    const ONES: u128 = u128::from_ne_bytes([1; 16]);
    let mut digits = u128::from(number);
    for (distance, mask) in [
        (32, 0x0000_0000_ffff_ffff_0000_0000_ffff_ffff),
        (16, 0x0000_ffff_0000_ffff_0000_ffff_0000_ffff),
        (8, 0x00ff_00ff_00ff_00ff_00ff_00ff_00ff_00ff),
        (4, 0x0f0f_0f0f_0f0f_0f0f_0f0f_0f0f_0f0f_0f0f),
    ] {
        digits = (digits | digits << distance) & mask;
    }
    let is_letter = ((digits + 6 * ONES) >> 4) & ONES;
    let after_nine = u128::from(b'a' - b'9' - 1);
    (digits + u128::from(b'0') * ONES + is_letter * after_nine).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use super::{GeneratedId, hexadecimal, valid};
    use http::HeaderValue;
    use std::collections::HashSet;

    #[test]
    fn generated_ids_differ_and_are_valid() {
        let ids: HashSet<_> = (0..10_000).map(|_| GeneratedId::new().to_text()).collect();
        assert_eq!(ids.len(), 10_000);
        for id in ids {
            assert_eq!(id.len(), 32);
            assert!(HeaderValue::try_from(id).is_ok_and(|id| valid(&id).is_some()));
        }
    }

    #[test]
    fn a_number_is_written_as_16_hexadecimal_digits() {
        for number in [0, 9, 10, 0xfedc_ba98_7654_3210, 0x0123_4567_89ab_cdef, u64::MAX] {
            assert_eq!(hexadecimal(number), *format!("{number:016x}").as_bytes());
        }
    }

    #[test]
    fn only_a_short_visible_id_is_valid() {
        let longest = "x".repeat(128);
        for (sent, expected) in [
            (longest.as_bytes(), true),
            (b"req_7f3a-{}\"\\", true),
            (&[longest.as_bytes(), b"x"].concat(), false),
            (b"", false),
            (b"a b", false),
            (b"a\tb", false),
            ("é".as_bytes(), false),
        ] {
            let value = HeaderValue::from_bytes(sent).unwrap();
            assert_eq!(valid(&value).is_some(), expected, "{value:?}");
        }
    }
}
