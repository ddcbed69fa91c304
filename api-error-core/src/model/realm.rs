//! The realm of an authentication challenge.

use std::borrow::Cow;

/// Returns the text to write between the quotes of `realm=".."` (RFC 9110 §11.5): the error's
/// domain, or the text `api` for an error without a domain. Quotes and backslashes are escaped.
///
/// The text is also `api` if the domain is empty, contains anything except visible ASCII and
/// spaces, or is longer than 255 bytes. No domain name is longer. The check is necessary because a
/// domain can come from a received response.
pub(crate) fn realm(domain: Option<&str>) -> Cow<'_, str> {
    const LIMIT: usize = 255;
    let is_plain = |domain: &&str| {
        (1..=LIMIT).contains(&domain.len())
            && domain.bytes().all(|byte| matches!(byte, b' '..=b'~'))
    };
    let realm = domain.filter(is_plain).unwrap_or("api");
    if realm.bytes().any(|byte| matches!(byte, b'"' | b'\\')) {
        realm.replace('\\', "\\\\").replace('"', "\\\"").into()
    } else {
        realm.into()
    }
}
