//! The macro `subset!`.

/// Declares a type whose catalog lists the errors of one endpoint, for documents.
///
/// The elements are separated by `|`. Each element is an error type, or an error type with some of
/// its variants in braces. An element can have `#[cfg(..)]`. For a transparent variant, list the
/// type of its field.
///
/// The type implements [`Catalogued`](crate::Catalogued). With the features `utoipa` and `aide`, it
/// documents the responses of an operation. Errors with the same status are one response, even if
/// they have different types.
///
/// With the feature `tower`, `GetItemErrors::only()` returns a layer for the routes of the
/// endpoint. It has an effect only in a build with debug assertions. If a handler returns an error
/// that the subset does not list, the layer logs the error and sends a 500.
///
/// `for Store` has the same meaning as in [`catalog!`](crate::catalog!), and is optional. `subset!`
/// has the same checks as `catalog!`. A name that is not a variant is a compile error at the name.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Catalog, Catalogued, ErrorSpec, HttpError};
///
/// # pub struct AuthError;
/// # static AUTH: [ErrorSpec; 1] = [ErrorSpec::new("Expired", "EXPIRED", "Expired", 401)];
/// # impl Catalogued for AuthError { const CATALOG: Catalog = Catalog::new("AuthError", &AUTH); }
/// api_error::subset! {
///     /// The errors of `GET /items/{id}`.
///     pub GetItemErrors = AuthError | HttpError { BadRequest, NotFound }
/// }
///
/// let names: Vec<_> = GetItemErrors::CATALOG.iter().map(ErrorSpec::name).collect();
/// assert_eq!(names, ["EXPIRED", "BAD_REQUEST", "NOT_FOUND"]);
/// ```
#[macro_export]
macro_rules! subset {
    (
        $(#[$($attribute:tt)*])*
        $visibility:vis $name:ident $(for $api:ty)? = $(
            $(#[$element:meta])* $ty:ty $({ $($variants:tt)* })?
        )|+ $(;)?
    ) => {
        $(#[$($attribute)*])*
        #[derive(
            $crate::__private::core::clone::Clone,
            $crate::__private::core::marker::Copy,
            $crate::__private::core::fmt::Debug,
        )]
        $visibility struct $name;

        impl $crate::Catalogued for $name {
            const CATALOG: $crate::Catalog = $crate::__catalog_value! {
                $name [$([$($attribute)*])*] [$($api)?] [$($(#[$element])* $ty $({ $($variants)* })?),+]
            };
        }

        $crate::__aide_impl! { {} {$name} {} }
        $crate::__utoipa_impl! { {} {$name} {} }
        $crate::__subset_impl! { $visibility $name }
    };
    ($($other:tt)*) => {
        $crate::__private::core::compile_error!(
            "write the error types with `|` between them: `subset!(pub GetItemErrors = ItemError { Unknown, Gone } | AuthError);`"
        );
    };
}
