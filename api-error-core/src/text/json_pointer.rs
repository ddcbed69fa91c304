//! JSON Pointers (RFC 6901).

use std::borrow::Cow;

/// Returns the reference tokens (§3), which are still escaped. The pointer to the whole document
/// has none.
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn tokens(pointer: &str) -> impl Iterator<Item = &str> {
    let tokens = (!pointer.is_empty()).then(|| pointer.strip_prefix('/').unwrap_or(pointer));
    tokens.into_iter().flat_map(|tokens| tokens.split('/'))
}

/// Returns the number of a token that is an array index. An index has no leading zero (§4).
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn array_index(token: &str) -> Option<u128> {
    let plain = token == "0" || !token.starts_with(['0', '+']);
    if plain { token.parse().ok() } else { None }
}

/// Unescapes a token: first `~1` becomes `/`, then `~0` becomes `~` (§4).
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    if token.contains('~') {
        token.replace("~1", "/").replace("~0", "~").into()
    } else {
        token.into()
    }
}

/// Appends one token, escaped (§3).
#[cfg_attr(debug_assertions, inline)]
pub(crate) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    for character in token.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
