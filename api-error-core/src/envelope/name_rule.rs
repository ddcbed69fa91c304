//! The rule for the names of errors in an envelope.

use crate::text::case::Case;
use crate::text::const_str::equal;

/// The rule for the names of errors that declare an envelope.
///
/// It is checked at compile time for each variant.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::NameRule;
///
/// const RULE: NameRule = NameRule::ANY.at_most(8);
/// assert!(RULE.check("GONE", 410, false).is_none());
/// assert!(RULE.check("OUT_OF_STOCK", 409, false).is_some());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct NameRule {
    oauth2_charset: bool,
    needs_domain: bool,
    screaming_snake_least: usize,
    screaming_snake_limit: usize,
    /// If this is `None`, names are compared as they are declared.
    spelling: Option<Case>,
    statuses: &'static [(&'static str, &'static [u16])],
    rejection_name: Option<&'static str>,
    server_error_name: Option<&'static str>,
    server_error_names: &'static [(u16, &'static str)],
}

impl NameRule {
    /// The rule that allows any name.
    pub const ANY: Self = Self {
        oauth2_charset: false,
        needs_domain: false,
        screaming_snake_least: 0,
        screaming_snake_limit: usize::MAX,
        spelling: None,
        statuses: &[],
        rejection_name: None,
        server_error_name: None,
        server_error_names: &[],
    };

    /// Allows only the characters of RFC 6749 §5.2: visible ASCII and space, without `"` and `\`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn of_oauth2_charset(mut self) -> Self {
        self.oauth2_charset = true;
        self
    }

    /// Requires that the errors have a `domain`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_domain(mut self) -> Self {
        self.needs_domain = true;
        self
    }

    /// Allows only ASCII letters, digits, spaces, `_`, `-` and `.`, with a letter first, and at
    /// most `limit` characters in `SCREAMING_SNAKE_CASE`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn at_most(mut self, limit: usize) -> Self {
        self.screaming_snake_limit = limit;
        self
    }

    /// Allows only names of at least `limit` characters in `SCREAMING_SNAKE_CASE`. It has an effect
    /// only together with [`at_most`](Self::at_most).
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn at_least(mut self, limit: usize) -> Self {
        self.screaming_snake_least = limit;
        self
    }

    /// Sets the case in which the envelope sends names. Two names of one type must not be the same
    /// in this case. By default, names are compared as they are declared.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Case, NameRule};
    ///
    /// const RULE: NameRule = NameRule::ANY.spelled(Case::Snake);
    /// assert!(RULE.are_same("item-gone", "itemGone"));
    /// ```
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn spelled(mut self, case: Case) -> Self {
        self.spelling = Some(case);
        self
    }

    /// Returns whether the envelope sends both names as the same text. With a
    /// [case](Self::spelled), names of more than 128 bytes are treated as different.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn are_same(&self, name: &str, other: &str) -> bool {
        let Some(case) = self.spelling else { return equal(name, other) };
        let (mut one, mut two) = ([0; 128], [0; 128]);
        let len = case.write_ascii(name, &mut one);
        if len > one.len() || len != case.write_ascii(other, &mut two) {
            return false;
        }
        let mut index = 0;
        while index < len {
            if one[index] != two[index] {
                return false;
            }
            index += 1;
        }
        true
    }

    /// Sets the names that the wire format defines, and the statuses that each of them can have.
    /// Any other name can have any status.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_statuses(
        mut self,
        statuses: &'static [(&'static str, &'static [u16])],
    ) -> Self {
        self.statuses = statuses;
        self
    }

    /// Sets the name of every 4xx that a framework generates. Several errors with different
    /// statuses then have this name.
    ///
    /// # Panics
    /// Panics if the name has more than 64 bytes. In const evaluation that is a compile error.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_rejection_name(mut self, name: &'static str) -> Self {
        assert!(name.len() <= 64, "the name of rejections cannot be longer than 64 bytes");
        self.rejection_name = Some(name);
        self
    }

    /// Sets the name of every 5xx that does not declare one. `names` contains the statuses that
    /// have another name. The default is the name of the status, such as `BAD_GATEWAY`.
    ///
    /// The name is the same in the catalog, in documents, in the log and in the body.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::NameRule;
    ///
    /// const RULE: NameRule =
    ///     NameRule::ANY.with_server_error_name("internal", &[(503, "unavailable")]);
    /// assert_eq!(RULE.server_error_name(502), Some("internal"));
    /// assert_eq!(RULE.server_error_name(503), Some("unavailable"));
    /// assert_eq!(RULE.server_error_name(404), None);
    /// ```
    ///
    /// # Panics
    /// Panics if a name has more than 64 bytes. In const evaluation that is a compile error.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn with_server_error_name(
        mut self,
        name: &'static str,
        names: &'static [(u16, &'static str)],
    ) -> Self {
        let mut longest = name.len();
        let mut index = 0;
        while index < names.len() {
            let len = names[index].1.len();
            longest = if len > longest { len } else { longest };
            index += 1;
        }
        assert!(longest <= 64, "the name of a 5xx cannot be longer than 64 bytes");
        self.server_error_name = Some(name);
        self.server_error_names = names;
        self
    }

    /// Returns the name of a 5xx that does not declare one, if the envelope defines it.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn server_error_name(&self, status: u16) -> Option<&'static str> {
        if status < 500 {
            return None;
        }
        let mut index = 0;
        while index < self.server_error_names.len() {
            if self.server_error_names[index].0 == status {
                return Some(self.server_error_names[index].1);
            }
            index += 1;
        }
        self.server_error_name
    }

    /// Returns the name of an error with this status that a framework generates, if the envelope
    /// defines it.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn rejection_name(&self, status: u16) -> Option<&'static str> {
        if status < 500 { self.rejection_name } else { self.server_error_name(status) }
    }

    /// Returns whether the rule allows any name.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn is_any(&self) -> bool {
        !self.oauth2_charset
            && !self.needs_domain
            && self.screaming_snake_limit == usize::MAX
            && self.statuses.is_empty()
    }

    /// Returns the text of the compile error if the domain is missing.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn check_domain(&self, has_domain: bool) -> Option<&'static str> {
        if self.needs_domain && !has_domain {
            return Some(
                "the envelope sends the domain with each name; add `domain = \"shop.example.com\"` to the type's `#[api_error(..)]`",
            );
        }
        None
    }

    /// Returns whether [`with_statuses`](Self::with_statuses) lists `name` with both statuses.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) const fn allows_with_both(&self, name: &str, status: u16, other: u16) -> bool {
        let mut index = 0;
        while index < self.statuses.len() {
            let (listed, statuses) = self.statuses[index];
            if equal(name, listed) {
                return contains(statuses, status) && contains(statuses, other);
            }
            index += 1;
        }
        false
    }

    /// Returns the text of the compile error for an error with this name and status, or `None` if
    /// the rule allows it.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn check(&self, name: &str, status: u16, has_domain: bool) -> Option<&'static str> {
        if self.is_any() {
            return None;
        }
        if let Some(fault) = self.check_domain(has_domain) {
            return Some(fault);
        }
        if self.oauth2_charset && !is_oauth2_text(name) {
            return Some(
                "RFC 6749 does not allow a character of this name; use visible ASCII and space, without `\"` and `\\`: `#[name(\"access_denied\")]`",
            );
        }
        if self.screaming_snake_limit < usize::MAX {
            if !is_words(name) {
                return Some(
                    "the envelope does not allow a character of this name; use ASCII letters, digits, spaces, `_`, `-` and `.`, with a letter first: `#[name(\"OUT_OF_STOCK\")]`",
                );
            }
            let len = Case::ScreamingSnake.write_ascii(name, &mut []);
            if len < self.screaming_snake_least {
                return Some(
                    "the name is shorter than the envelope allows (a google.rpc reason has at least 3 characters); choose a longer `#[name(\"..\")]`",
                );
            }
            if len > self.screaming_snake_limit {
                return Some(
                    "the name is too long in SCREAMING_SNAKE_CASE (a google.rpc reason has at most 63 characters); write a shorter `#[name(\"..\")]`",
                );
            }
        }
        let mut index = 0;
        while index < self.statuses.len() {
            let (listed, statuses) = self.statuses[index];
            if equal(name, listed) && !contains(statuses, status) {
                return Some(match statuses {
                    [400] => {
                        "the envelope allows this name only with the status 400; write `#[status(400)]`"
                    }
                    [401] => {
                        "the envelope allows this name only with the status 401; write `#[status(401)]`"
                    }
                    [403] => {
                        "the envelope allows this name only with the status 403; write `#[status(403)]`"
                    }
                    [400, 401] => {
                        "the envelope allows this name only with the statuses 400 and 401; write `#[status(400)]` or `#[status(401)]`"
                    }
                    _ => "the envelope allows this name only with other statuses",
                });
            }
            index += 1;
        }
        None
    }
}

#[cfg_attr(debug_assertions, inline)]
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

#[cfg_attr(debug_assertions, inline)]
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

#[cfg_attr(debug_assertions, inline)]
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

#[cfg(test)]
mod tests {
    use super::NameRule;

    /// Returns the characters below U+0100 that the rule allows at the second place of a name.
    fn allowed(rule: NameRule) -> String {
        let is_allowed = |c: &char| rule.check(&format!("A{c}B"), 404, true).is_none();
        ('\0'..='\u{FF}').filter(is_allowed).collect()
    }

    #[test]
    fn the_diagnostics_list_the_allowed_characters() {
        // RFC 6749 §5.2: %x20-21 / %x23-5B / %x5D-7E.
        let oauth2: String = (' '..='!').chain('#'..='[').chain(']'..='~').collect();
        let rule = NameRule::ANY.of_oauth2_charset();
        assert_eq!(allowed(rule), oauth2);
        let text = rule.check("a\"b", 404, true).expect("the rule does not allow a quote");
        assert!(text.contains("visible ASCII and space, without `\"` and `\\`"), "{text}");

        let rule = NameRule::ANY.at_most(63);
        let others: String = allowed(rule).chars().filter(|c| !c.is_ascii_alphanumeric()).collect();
        assert_eq!(others, " -._");
        let text = rule.check("a:b", 404, true).expect("the rule does not allow a colon");
        assert!(text.contains("ASCII letters, digits, spaces, `_`, `-` and `.`,"), "{text}");
    }
}
