//! Other libraries' types as ours, a feature and a file for each.

#[cfg(feature = "garde")]
mod garde;
#[cfg(feature = "schemars")]
pub mod schemars;
#[cfg(feature = "validator")]
mod validator;

/// Appends one token to a JSON Pointer (RFC 6901 §3).
#[cfg(any(feature = "garde", feature = "validator"))]
fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    for character in token.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}
