//! Impls for the types of other libraries: one file and one feature for each library.

#[cfg(feature = "aide")]
pub mod aide;
#[cfg(feature = "garde")]
mod garde;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "schemars")]
pub(crate) mod schemars;
#[cfg(feature = "utoipa")]
pub mod utoipa;
#[cfg(feature = "validator")]
mod validator;

#[cfg(feature = "reqwest")]
pub use self::reqwest::ResponseExt;

#[cfg(not(feature = "aide"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __aide_impl {
    ($($declaration:tt)*) => {};
}

#[cfg(not(feature = "utoipa"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa_impl {
    ($($declaration:tt)*) => {};
}

/// Appends one token to a JSON Pointer, escaped (RFC 6901 §3).
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
