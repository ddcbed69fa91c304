#![doc = include_str!("../README.md")]

#[doc(hidden)]
pub use api_error_core::__private;
pub use api_error_core::*;
#[doc(alias("status", "code", "name", "data", "transparent", "envelope", "retry_after"))]
#[doc = include_str!("../docs/attributes.md")]
pub use api_error_derive::ApiError;
