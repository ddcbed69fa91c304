//! An error as a response of the framework that a user has.
//!
//! The derive knows no framework: it emits one call of `framework_impls!` with the type, and the
//! features of this crate say what becomes of it. A macro of another crate sees that crate's
//! features and not ours, so each part is defined twice here.
//!
//! Each impl asks that the type can be sent, through a lifetime that puts the question off until
//! use: a type that is not like that has no impl, and compiles.

#![allow(missing_docs, reason = "called by the output of the derive alone")]

#[cfg(feature = "actix")]
pub mod actix;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "rocket")]
pub mod rocket;

/// Takes the type's generics without their brackets, the type, and its where-clause.
#[doc(hidden)]
#[macro_export]
macro_rules! __framework_impls {
    ($($declaration:tt)*) => {
        $crate::__actix_impl! { $($declaration)* }
        $crate::__aide_impl! { $($declaration)* }
        $crate::__axum_impl! { $($declaration)* }
        $crate::__poem_impl! { $($declaration)* }
        $crate::__rocket_impl! { $($declaration)* }
        $crate::__utoipa_impl! { $($declaration)* }
    };
}

#[cfg(not(feature = "actix"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __actix_impl {
    ($($declaration:tt)*) => {};
}

#[cfg(not(feature = "axum"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __axum_impl {
    ($($declaration:tt)*) => {};
}

#[cfg(not(feature = "poem"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __poem_impl {
    ($($declaration:tt)*) => {};
}

#[cfg(not(feature = "rocket"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __rocket_impl {
    ($($declaration:tt)*) => {};
}
