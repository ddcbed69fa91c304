//! What an error's name must be like for a wire format to carry it.

use crate::text::case::Case;
use crate::text::const_str::equal;

/// A rule for names, as data, so that the derive can apply it at compile time.
#[derive(Clone, Copy, Debug)]
pub struct NameRule {
    oauth2_charset: bool,
    needs_domain: bool,
    screaming_snake_limit: usize,
    statuses: &'static [(&'static str, &'static [u16])],
}

impl NameRule {
    /// Any name will do.
    pub const ANY: Self = Self {
        oauth2_charset: false,
        needs_domain: false,
        screaming_snake_limit: usize::MAX,
        statuses: &[],
    };

    /// Names are of the characters of RFC 6749 §5.2: visible ASCII and space, without `"` and `\`.
    #[must_use]
    pub const fn of_oauth2_charset(mut self) -> Self {
        self.oauth2_charset = true;
        self
    }

    /// The errors have a `domain`.
    #[must_use]
    pub const fn with_domain(mut self) -> Self {
        self.needs_domain = true;
        self
    }

    /// Names are ASCII letters, digits and word separators, at most `limit` characters long once
    /// in `SCREAMING_SNAKE_CASE`.
    #[must_use]
    pub const fn at_most(mut self, limit: usize) -> Self {
        self.screaming_snake_limit = limit;
        self
    }

    /// Registered names and the statuses they may have. Other names have any.
    #[must_use]
    pub const fn with_statuses(
        mut self,
        statuses: &'static [(&'static str, &'static [u16])],
    ) -> Self {
        self.statuses = statuses;
        self
    }

    /// Whether it is [`NameRule::ANY`].
    pub(crate) const fn is_any(&self) -> bool {
        !self.oauth2_charset
            && !self.needs_domain
            && self.screaming_snake_limit == usize::MAX
            && self.statuses.is_empty()
    }

    /// What is wrong with errors that have, or lack, a domain.
    pub(crate) const fn check_domain(&self, has_domain: bool) -> Option<&'static str> {
        if self.needs_domain && !has_domain {
            return Some(
                "the envelope says who owns a name; add `domain = \"shop.example.com\"` to the type's `#[api_error(..)]`",
            );
        }
        None
    }

    /// Whether `name` is registered with both statuses.
    pub(crate) const fn registers(&self, name: &str, status: u16, other: u16) -> bool {
        let mut index = 0;
        while index < self.statuses.len() {
            let (registered, statuses) = self.statuses[index];
            if equal(name, registered) {
                return contains(statuses, status) && contains(statuses, other);
            }
            index += 1;
        }
        false
    }

    /// What is wrong with an error of this name and status, in words that name the cure.
    #[must_use]
    pub const fn check(&self, name: &str, status: u16, has_domain: bool) -> Option<&'static str> {
        if self.is_any() {
            return None;
        }
        if let Some(fault) = self.check_domain(has_domain) {
            return Some(fault);
        }
        if self.oauth2_charset && !is_oauth2_text(name) {
            return Some(
                "RFC 6749 allows visible ASCII and space, without `\"` and `\\`, in an OAuth2 error; choose such a `#[name(\"..\")]`",
            );
        }
        if self.screaming_snake_limit < usize::MAX {
            if !is_words(name) {
                return Some(
                    "the envelope carries names of ASCII letters, digits, `_`, `-` and `.`, the first a letter; choose such a `#[name(\"..\")]`",
                );
            }
            if Case::ScreamingSnake.write_ascii(name, &mut []) > self.screaming_snake_limit {
                return Some(
                    "the name is longer in SCREAMING_SNAKE_CASE than the envelope carries (a google.rpc reason has at most 63 characters); choose a shorter `#[name(\"..\")]`",
                );
            }
        }
        let mut index = 0;
        while index < self.statuses.len() {
            let (registered, statuses) = self.statuses[index];
            if equal(name, registered) && !contains(statuses, status) {
                return Some(match statuses {
                    [400] => {
                        "the envelope registers this error with status 400; write `#[status(400)]`"
                    }
                    [401] => {
                        "the envelope registers this error with status 401; write `#[status(401)]`"
                    }
                    [403] => {
                        "the envelope registers this error with status 403; write `#[status(403)]`"
                    }
                    [400, 401] => {
                        "the envelope registers this error with status 400 or 401; write `#[status(400)]` or `#[status(401)]`"
                    }
                    _ => "the envelope registers this error with another status",
                });
            }
            index += 1;
        }
        None
    }
}

const fn is_oauth2_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        if !matches!(bytes[index], 0x20 | 0x21 | 0x23..=0x5B | 0x5D..=0x7E) {
            return false;
        }
        index += 1;
    }
    !bytes.is_empty()
}

const fn is_words(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut index = 0;
    while index < bytes.len() {
        let byte = bytes[index];
        if !byte.is_ascii_alphanumeric() && !matches!(byte, b'_' | b'-' | b'.' | b' ') {
            return false;
        }
        index += 1;
    }
    !bytes.is_empty() && bytes[0].is_ascii_alphabetic()
}

const fn contains(statuses: &[u16], status: u16) -> bool {
    let mut index = 0;
    while index < statuses.len() {
        if statuses[index] == status {
            return true;
        }
        index += 1;
    }
    false
}
