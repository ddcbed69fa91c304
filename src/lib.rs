// The first definition of a link wins: here the links of README lead to pages of rustdoc.
#![cfg_attr(not(doctest), doc = include_str!("../docs/guide/links.md"))]
#![doc = include_str!("../README.md")]

pub mod guide;

#[doc(hidden)]
pub use api_error_core::__private;
pub use api_error_core::*;
#[doc(alias("status", "code", "name", "data", "transparent", "envelope", "retry_after"))]
#[doc = include_str!("../docs/attributes.md")]
pub use api_error_derive::ApiError;
