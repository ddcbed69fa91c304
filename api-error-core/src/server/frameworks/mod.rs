//! The impls that make an error type a response of a framework.
//!
//! The derive does not know any framework. It writes one call of `framework_impls!` with the type.
//! The features of this crate determine the impls to which the call expands. A `cfg` inside a macro
//! is evaluated in the crate that calls the macro. So `framework_impls!` calls one macro for each
//! framework, and each of these macros is defined twice: in the file of the framework for an
//! enabled feature, and here, without impls, for a disabled feature. The macros of aide and utoipa
//! are in `interop`.
//!
//! Each impl requires `Send` and `Sync`. rustc reports a bound that is never true, unless the bound
//! has a lifetime. So the bound begins with `for<'__api_error>`. An error type that is not `Send`
//! then compiles without the impl.

#![allow(missing_docs, reason = "only the output of the derive calls these items")]

#[cfg(feature = "actix")]
pub mod actix;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "poem")]
pub mod poem;
#[cfg(feature = "rocket")]
pub mod rocket;

/// Expands to the impls for all enabled features. The arguments are the generics of the type
/// without their brackets, the type, and its where-clause.
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

#[cfg(not(feature = "tower"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __subset_impl {
    ($visibility:vis $type:ident) => {};
}

crate::__framework_impls! { {} {crate::catalog::HttpError} {} }
