//! The macro `catalog!`.

/// Declares the catalog of a whole API and checks it at compile time.
///
/// The list contains the error types of the API. The type of a transparent variant is included
/// automatically. The doc comment describes the API. A generic type is written with its parameters.
///
/// The following mistakes are compile errors, also of `cargo check`, that name the variants:
/// - Two errors have the same name. There are two exceptions: the default name of a 5xx can occur
///   several times, and a name that the envelope registers with several statuses, such as
///   `invalid_client` of `OAuth2`, can occur once with each of them.
/// - Two errors with the same code give it different names.
/// - Two errors with the same code have different statuses, unless both are 5xx.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{ApiError, Catalog, Catalogued, ErrorSpec};
///
/// # struct ItemError;
/// # struct PaymentError;
/// # static ITEM: [ErrorSpec; 1] = [ErrorSpec::new("NotFound", "ITEM_NOT_FOUND", "Not found", 404)];
/// # static PAYMENT: [ErrorSpec; 1] = [ErrorSpec::new("Refused", "PAYMENT_REFUSED", "Refused", 402)];
/// # impl Catalogued for ItemError { const CATALOG: Catalog = Catalog::new("ItemError", &ITEM); }
/// # impl Catalogued for PaymentError { const CATALOG: Catalog = Catalog::new("PaymentError", &PAYMENT); }
/// api_error::catalog! {
///     /// The errors of the store.
///     pub static STORE = [ItemError, PaymentError];
/// }
///
/// assert_eq!(STORE.name(), "STORE");
/// assert_eq!(STORE.description(), Some("The errors of the store."));
/// assert_eq!(STORE.find("PAYMENT_REFUSED").unwrap().status(), 402);
/// ```
#[macro_export]
macro_rules! catalog {
    ($($(#[$($attr:tt)*])* $vis:vis static $name:ident = [$($ty:ty),* $(,)?];)*) => {$(
        $(#[$($attr)*])*
        $vis static $name: $crate::Catalog = {
            const __NESTED: &[$crate::Catalog] =
                &[$(<$ty as $crate::Catalogued>::CATALOG),*];
            const __TYPES: $crate::__private::core::primitive::usize =
                $crate::__private::count_types(__NESTED);
            const __SPECS: $crate::__private::core::primitive::usize =
                $crate::__private::count_specs::<__TYPES>(__NESTED);
            const __SLOTS: $crate::__private::core::primitive::usize =
                $crate::__private::count_slots(__SPECS);
            const __DOC: &$crate::__private::core::primitive::str =
                $crate::__private::core::concat!($($crate::__catalog_doc!($($attr)*)),*);
            const __LINES: [$crate::__private::core::primitive::u8; $crate::__private::doc_len(__DOC)] =
                $crate::__private::doc_text(__DOC);
            const __DESCRIPTION: &$crate::__private::core::primitive::str =
                match $crate::__private::core::str::from_utf8(&__LINES) {
                    $crate::__private::core::result::Result::Ok(text) => text,
                    $crate::__private::core::result::Result::Err(_) => "",
                };
            const _: () = $crate::__private::check_catalog::<__TYPES, __SPECS, __SLOTS>(
                $crate::__private::core::stringify!($name),
                __NESTED,
            );
            $crate::Catalog::for_api($crate::__private::core::stringify!($name), __DESCRIPTION, __NESTED)
        };
    )*};
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
