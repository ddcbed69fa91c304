//! The macro `catalog!`.

/// Declares the catalog of a whole API and checks it at compile time.
///
/// The list contains the error types of the API. The type of a transparent variant is included
/// automatically. A generic type is written with its parameters.
///
/// The doc comment describes the API. If it begins with a heading such as `# GitHub errors`, the
/// heading is the title of the documents. Otherwise, the title is made from the name of the static.
///
/// An element can have `#[cfg(..)]`. `HttpError { BadRequest, NotFound }` lists only these
/// variants.
///
/// With `for Store`, the static is the catalog of the [`Api`](crate::Api) `Store`. A type without
/// an envelope and without an API is documented in the envelope of `Store`.
/// [`HttpError`](crate::HttpError) has the names, the domain and the problem types of `Store`.
///
/// The following mistakes are compile errors, also with `cargo check`. Each message contains the
/// names of the variants, or the name of the type:
/// - Two errors have the same name, unless one of these exceptions applies. The default name of a
///   5xx can occur several times. A name that the envelope allows with several statuses, such as
///   `invalid_client` of `OAuth2`, can occur once with each status. An error can have the name and
///   the status of an `HttpError`. An error in a redirect can have the name of an error in a body.
/// - Two errors with the same code give it different names.
/// - Two errors with the same code have different statuses, unless both are 5xx or one of them has
///   the flag `any_status` in its code.
/// - A listed type belongs to another API than the catalog. The type of a transparent variant can
///   belong to another API.
/// - Two errors have the same database constraint.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{ApiError, Catalog, Catalogued, ErrorSpec};
///
/// # struct ItemError;
/// # struct PaymentError;
/// # static ITEM: [ErrorSpec; 1] =
/// #     [ErrorSpec::new("NotFound", "ITEM_NOT_FOUND", "Not found", 404)];
/// # static PAYMENT: [ErrorSpec; 1] =
/// #     [ErrorSpec::new("Refused", "PAYMENT_REFUSED", "Refused", 402)];
/// # impl Catalogued for ItemError { const CATALOG: Catalog = Catalog::new("ItemError", &ITEM); }
/// # impl Catalogued for PaymentError {
/// #     const CATALOG: Catalog = Catalog::new("PaymentError", &PAYMENT);
/// # }
/// api_error::catalog! {
///     /// The errors of the store.
///     pub static STORE = [ItemError, PaymentError];
/// }
///
/// assert_eq!(STORE.name(), "STORE");
/// assert_eq!(STORE.description(), Some("The errors of the store."));
/// assert_eq!(STORE.find("PAYMENT_REFUSED").unwrap().status(), 402);
/// ```
///
/// The catalog of an API, with all errors that its layer generates:
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::HttpError;
///
/// api_error::api! {
///     /// The store's HTTP API.
///     pub struct Store {
///         type_base = "https://store.example.com/errors/",
///         rename_all = "snake_case",
///     }
/// }
/// api_error::catalog! {
///     pub static STORE for Store = [HttpError];
/// }
///
/// let spec = STORE.find("uri_too_long").unwrap();
/// assert_eq!(spec.status(), 414);
/// assert_eq!(spec.type_uri(), Some("https://store.example.com/errors/uri-too-long"));
/// ```
#[macro_export]
macro_rules! catalog {
    ($(
        $(#[$($attribute:tt)*])*
        $visibility:vis static $name:ident $(for $api:ty)? = [$(
            $(#[$element:meta])* $ty:ty $({ $($variants:tt)* })?
        ),* $(,)?];
    )*) => {$(
        $(#[$($attribute)*])*
        $visibility static $name: $crate::Catalog = $crate::__catalog_value! {
            $name [$([$($attribute)*])*] [$($api)?] [$($(#[$element])* $ty $({ $($variants)* })?),*]
        };
    )*};
    ($($other:tt)*) => {
        $crate::__private::core::compile_error!(
            "write the error types in brackets, and a semicolon at the end: `pub static STORE = [ItemError, AuthError];`, or `pub static STORE for Store = [ItemError, HttpError { NotFound }];`"
        );
    };
}

/// Expands to the catalog of an API or of an endpoint, and checks it. The arguments are its name,
/// its attributes, the API, and the listed types.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_value {
    (
        $name:ident [$([$($attribute:tt)*])*] [$($api:ty)?]
        [$($(#[$element:meta])* $ty:ty $({ $($variants:tt)* })?),*]
    ) => {{
        const __DOC: &$crate::__private::core::primitive::str =
            $crate::__private::core::concat!($($crate::__catalog_doc!($($attribute)*)),*);
        const __LINES: [$crate::__private::core::primitive::u8; $crate::__private::doc_len(__DOC)] =
            $crate::__private::doc_text(__DOC);
        const __DESCRIPTION: &$crate::__private::core::primitive::str =
            match $crate::__private::core::str::from_utf8(&__LINES) {
                $crate::__private::core::result::Result::Ok(text) => text,
                $crate::__private::core::result::Result::Err(_) => "",
            };
        $crate::__catalog_api! { $($api)? }
        const __LISTED: &[$crate::Catalog] = &[$(
            $(#[$element])* $crate::__catalog_type!([$ty] $({ $($variants)* })?)
        ),*];
        const __CATALOG: &$crate::Catalog = &$crate::Catalog::for_api(
            $crate::__private::core::stringify!($name),
            __DESCRIPTION,
            __API,
            __HTTP,
            __LISTED,
        );
        const __TYPES: $crate::__private::core::primitive::usize =
            $crate::__private::count_types(__LISTED);
        const __SPECS: $crate::__private::core::primitive::usize =
            $crate::__private::count_specs::<__TYPES>(__LISTED);
        const __SLOTS: $crate::__private::core::primitive::usize =
            $crate::__private::count_slots(__SPECS);
        const _: () = $crate::__private::check_catalog::<__TYPES, __SPECS, __SLOTS>(__CATALOG);
        *__CATALOG
    }};
}

/// Expands to the line of a doc comment, or to nothing for any other attribute.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_doc {
    (doc = $line:expr) => {
        $crate::__private::core::concat!($line, "\n")
    };
    ($($other:tt)*) => {
        ""
    };
}

/// Defines `__API`, the defaults of the API, and `__HTTP`, the specs of `HttpError` in this API.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_api {
    () => {
        const __API: $crate::__private::core::option::Option<&$crate::__private::ApiDefaults> =
            $crate::__private::core::option::Option::None;
        const __HTTP: &[$crate::ErrorSpec] = &[];
    };
    ($api:ty) => {
        const __API: $crate::__private::core::option::Option<&$crate::__private::ApiDefaults> =
            $crate::__private::core::option::Option::Some(&$crate::__private::ApiDefaults::of::<
                $api,
            >());
        const __HTTP: &[$crate::ErrorSpec] = {
            const __LEN: $crate::__private::core::primitive::usize =
                $crate::__private::http_text_len(__API);
            const __TEXT: &[$crate::__private::core::primitive::u8; __LEN] =
                &$crate::__private::http_text(__API);
            &$crate::__private::http_specs(__API, __TEXT)
        };
    };
}

/// Expands to the catalog of one type in the list, or of some of its variants.
#[doc(hidden)]
#[macro_export]
macro_rules! __catalog_type {
    ([$ty:ty]) => {
        $crate::__private::in_api(<$ty as $crate::Catalogued>::CATALOG, __HTTP)
    };
    ([$ty:ty] { $($(#[$attribute:meta])* $variant:ident),* $(,)? }) => {{
        type __Type = $ty;
        const __WHOLE: $crate::Catalog = $crate::__catalog_type!([$ty]);
        const __VARIANTS: &[&$crate::__private::core::primitive::str] =
            &[$($(#[$attribute])* $crate::__private::core::stringify!($variant)),*];
        const __LEN: $crate::__private::core::primitive::usize = __VARIANTS.len();
        const _: () = {
            // A name that is not a variant is a compile error at the name.
            let _: fn(&__Type) = |error| match error {
                $(
                    $(#[$attribute])*
                    #[allow(deprecated, reason = "a deprecated error is still sent")]
                    __Type::$variant { .. } => {}
                )*
                #[allow(unreachable_patterns, reason = "the list can contain all variants")]
                _ => {}
            };
            $crate::__private::check_selected(&__WHOLE, __VARIANTS);
        };
        const __SELECTED: &[$crate::ErrorSpec] =
            &$crate::__private::select::<__LEN>(&__WHOLE, __VARIANTS);
        __WHOLE.with_only(__SELECTED)
    }};
    ([$ty:ty] { $($other:tt)* }) => {
        $crate::__private::core::compile_error!(
            "write the names of variants, with commas between them: `ItemError { Unknown, Gone }`"
        )
    };
}
