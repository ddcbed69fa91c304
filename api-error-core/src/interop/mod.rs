//! Impls and functions for other libraries. Each library has its own feature.

#[cfg(feature = "aide")]
pub mod aide;
#[cfg(feature = "garde")]
mod garde;
#[cfg(all(
    feature = "metrics",
    any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower")
))]
pub mod metrics;
#[cfg(feature = "reqwest")]
mod reqwest;
#[cfg(feature = "validator")]
mod rule_text;
#[cfg(feature = "schemars")]
pub(crate) mod schemars;
#[cfg(feature = "utoipa")]
pub mod utoipa;
#[cfg(feature = "validator")]
mod validator;

#[cfg(any(feature = "garde", feature = "validator"))]
use crate::text::json_pointer::push_token;

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

/// The prefix of a raw identifier.
#[cfg(any(feature = "garde", feature = "validator"))]
const RAW: &str = "r#";

/// Appends the name of a Rust field to a JSON Pointer as serde writes the name: without the `r#` of
/// a raw identifier.
#[cfg(any(feature = "garde", feature = "validator"))]
fn push_field(pointer: &mut String, name: &str) {
    push_token(pointer, name.strip_prefix(RAW).unwrap_or(name));
}
