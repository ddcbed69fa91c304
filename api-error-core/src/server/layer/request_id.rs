//! The id of one request.

use http::{HeaderName, HeaderValue};
use std::hash::{BuildHasher, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

pub(super) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The length limit of an id that a client sent, in bytes.
const LIMIT: usize = 128;

/// The two digits of each byte.
static HEXADECIMAL: [[u8; 2]; 256] = {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut table = [[0; 2]; 256];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = [DIGITS[byte >> 4], DIGITS[byte & 15]];
        byte += 1;
    }
    table
};

/// Returns the id that a client sent, if it can be written unchanged to a log and a header.
pub(super) fn valid(value: &HeaderValue) -> Option<&str> {
    let text = value.to_str().ok()?;
    let visible = text.bytes().all(|byte| byte.is_ascii_graphic());
    (visible && !text.is_empty() && text.len() <= LIMIT).then_some(text)
}

/// Generates an id of 32 hexadecimal digits, which no other process generates.
pub(super) fn generate() -> String {
    // The keys of a `RandomState` come from the operating system. Through a keyed hash, these 128
    // bits distinguish processes, and the counter distinguishes the requests of one process.
    static KEYS: LazyLock<[RandomState; 2]> =
        LazyLock::new(|| [RandomState::new(), RandomState::new()]);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let [high, low] = &*KEYS;
    let mut digits = [[0; 2]; 16];
    for (half, digits) in
        [high.hash_one(count), low.hash_one(!count)].into_iter().zip(digits.as_chunks_mut::<8>().0)
    {
        *digits = half.to_be_bytes().map(|byte| HEXADECIMAL[usize::from(byte)]);
    }
    str::from_utf8(digits.as_flattened()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{generate, valid};
    use http::HeaderValue;
    use std::collections::HashSet;

    #[test]
    fn generated_ids_differ_and_are_valid() {
        let ids: HashSet<_> = (0..10_000).map(|_| generate()).collect();
        assert_eq!(ids.len(), 10_000);
        for id in ids {
            assert_eq!(id.len(), 32);
            assert!(HeaderValue::try_from(id).is_ok_and(|id| valid(&id).is_some()));
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
