//! The id of one request.

use http::{HeaderName, HeaderValue};
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The length limit of an id that a client sent, in bytes.
const LIMIT: usize = 128;

/// Returns the id that a client sent, if it can be written unchanged to a log and a header.
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

/// Mixes a number with a secret key, so that clients cannot read the number of requests from ids.
fn fold(number: u64, key: u64) -> u64 {
    let product = u128::from(number) * u128::from(key | 1);
    let halves = [product >> 64, product & u128::from(u64::MAX)];
    let [high, low] = halves.map(|half| u64::try_from(half).unwrap_or_default());
    high ^ low
}

/// Returns the 16 digits of a number. Each step separates the halves of each part of the number.
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
    fn a_number_has_16_digits() {
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
