//! The lints that a user may deny report nothing in the generated code.
//!
//! The errors are public and documented, as in a library, so that the lints check all of them.
//! Another derive could cause findings too, so the `Display` of the errors is hand-written.

#![forbid(unsafe_code, deprecated)]
#![deny(
    warnings,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    ambiguous_negative_literals,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    future_incompatible,
    keyword_idents,
    let_underscore_drop,
    missing_abi,
    missing_debug_implementations,
    non_ascii_idents,
    nonstandard_style,
    redundant_imports,
    redundant_lifetimes,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused,
    unused_extern_crates,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![warn(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::missing_inline_in_public_items,
    clippy::panic,
    clippy::pattern_type_mismatch,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::unreachable,
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm
)]
#![allow(
    clippy::exhaustive_enums,
    clippy::exhaustive_structs,
    clippy::missing_inline_in_public_items,
    clippy::pattern_type_mismatch,
    clippy::redundant_pub_crate,
    clippy::uninhabited_references,
    reason = "these lints report the hand-written code, not the generated code"
)]

pub mod lints;

/// `gen` is an identifier in edition 2021, and a keyword in edition 2024, the edition of the macro.
///
/// ```edition2021
/// use renamed::ApiError;
/// use std::fmt;
///
/// #[derive(Debug, ApiError)]
/// #[api_error(crate = renamed)]
/// #[allow(non_camel_case_types)]
/// pub enum gen {
///     #[status(409)]
///     #[api_error(message = "generation {gen}")]
///     gen {
///         #[data]
///         gen: u8,
///     },
/// }
///
/// impl fmt::Display for gen {
///     fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
///         f.write_str("gen")
///     }
/// }
///
/// impl std::error::Error for gen {}
///
/// fn main() {
///     assert_eq!(gen::gen { gen: 7 }.data().to_value()["gen"], 7);
/// }
/// ```
pub mod editions {}

/// A re-export of the library, as in a framework.
pub use ::renamed as facade;

/// Declares an error in a crate that need not depend on `api-error`.
#[macro_export]
macro_rules! declare_error {
    ($name:ident, $status:literal, $text:literal) => {
        /// Declared elsewhere.
        #[derive(Debug, $crate::facade::ApiError)]
        #[api_error(crate = $crate::facade)]
        #[status($status)]
        #[api_error(envelope = $crate::facade::envelope::MessageOnly)]
        pub struct $name;

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str($text)
            }
        }

        impl ::core::error::Error for $name {}
    };
}
