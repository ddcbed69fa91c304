//! The rule for the data keys that an envelope can represent.

/// The rule for the data keys that an envelope can represent. It is checked at compile time.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::KeyRule;
///
/// const RULE: KeyRule = KeyRule::ANY.of_metadata_charset().at_most(64);
/// assert_eq!(RULE.check("itemId"), None);
/// assert!(RULE.check("item id").is_some());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct KeyRule {
    sends_data: bool,
    metadata_charset: bool,
    limit: usize,
}

impl KeyRule {
    /// Accepts any key.
    pub const ANY: Self = Self { sends_data: true, metadata_charset: false, limit: usize::MAX };

    /// The rule of an envelope that does not send data. A data field is then not sent, but the
    /// documents list it. In a type with `decode`, a data field is a compile error.
    pub const NONE: Self = Self { sends_data: false, ..Self::ANY };

    /// Accepts only the keys of google.rpc metadata: a lower-case letter, then at least one letter,
    /// digit, `-` or `_` (AIP-193).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn of_metadata_charset(mut self) -> Self {
        self.metadata_charset = true;
        self
    }

    /// Accepts only keys of at most this number of bytes.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn at_most(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// Returns whether the envelope sends data.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn sends_data(&self) -> bool {
        self.sends_data
    }

    /// Returns whether every key is accepted.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn accepts_all(&self) -> bool {
        !self.metadata_charset && self.limit == usize::MAX
    }

    /// Returns the reason why the envelope cannot represent the key, with the code to write.
    /// Returns `None` if the envelope can represent the key.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn check(&self, key: &str) -> Option<&'static str> {
        if self.metadata_charset && !is_metadata_key(key) {
            return Some(
                "the envelope cannot represent this key: begin with a lower-case letter, and continue with letters, digits, `-` and `_`; write another name: `#[data(\"user_id\")]`, or `member(\"user_id\", \"..\")`",
            );
        }
        if key.len() > self.limit {
            return Some(
                "the key is longer than the envelope can represent (64 characters in google.rpc); write a shorter name: `#[data(\"user_id\")]`, or `member(\"user_id\", \"..\")`",
            );
        }
        None
    }
}

/// Matches `[a-z][a-zA-Z0-9-_]+`.
#[cfg_attr(debug_assertions, inline)]
const fn is_metadata_key(key: &str) -> bool {
    let bytes = key.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        let byte = bytes[index];
        if !byte.is_ascii_alphanumeric() && !matches!(byte, b'-' | b'_') {
            return false;
        }
        index += 1;
    }
    bytes.len() > 1 && bytes[0].is_ascii_lowercase()
}
