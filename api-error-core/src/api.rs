//! One API: the defaults that its error types, its catalog and its layer share.

use crate::envelope::{AnyEnvelope, Envelope};
use crate::model::server_error_name;
use crate::text::case::Case;

/// The defaults of one HTTP API: envelope, domain, type URIs, and the case of names.
///
/// [`api!`](crate::api!) implements this trait. An error type uses the defaults with
/// `#[api_error(api = Store)]`, a catalog with `catalog! { pub static STORE for Store = [..]; }`,
/// and a layer with `ApiErrorLayer::of::<Store>()`. The keys `envelope`, `domain` and `type_base`
/// of an error type take precedence over the defaults. The case of an error type must be the same
/// as the case of its API.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Api, Case, envelope::Detailed};
///
/// pub struct Store;
///
/// impl Api for Store {
///     type Envelope = Detailed;
///     const DOMAIN: Option<&'static str> = Some("store.example.com");
///     const RENAME_ALL: Case = Case::Snake;
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API",
    label = "write the name of a type that `api_error::api!` defines, or that implements `api_error::Api`"
)]
pub trait Api: 'static {
    /// The envelope of the errors that do not declare one, and of rejections.
    type Envelope: Envelope;

    /// The namespace of the error names. The default is none.
    const DOMAIN: Option<&'static str> = None;

    /// The beginning of each problem type URI. It ends with a separator, such as `/` or `#`,
    /// because the error's name in kebab case is appended. The default is none.
    const TYPE_BASE: Option<&'static str> = None;

    /// The case of each name that is made from a variant name or from a status, such as the name of
    /// a rejection. The default is `SCREAMING_SNAKE_CASE`.
    const RENAME_ALL: Case = Case::ScreamingSnake;

    /// The header of the request id, for the layer and for documents. The default is
    /// `x-request-id`.
    const REQUEST_ID_HEADER: &'static str = "x-request-id";

    /// The path of the type. `api!` sets it, so that a catalog can refuse an error type of another
    /// API.
    #[doc(hidden)]
    const PATH: &'static str = "";
}

/// The defaults of one [`Api`] as a value, for const evaluation.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct ApiDefaults {
    pub(crate) path: &'static str,
    pub(crate) envelope: AnyEnvelope,
    pub(crate) domain: Option<&'static str>,
    pub(crate) type_base: Option<&'static str>,
    pub(crate) rename_all: Case,
    #[cfg_attr(
        not(feature = "reference"),
        allow(dead_code, reason = "only documents read the header from a catalog")
    )]
    pub(crate) request_id_header: &'static str,
}

impl ApiDefaults {
    /// Returns the defaults of `A`.
    #[must_use]
    pub const fn of<A: Api>() -> Self {
        Self {
            path: A::PATH,
            envelope: AnyEnvelope::new::<A::Envelope>(),
            domain: A::DOMAIN,
            type_base: A::TYPE_BASE,
            rename_all: A::RENAME_ALL,
            request_id_header: A::REQUEST_ID_HEADER,
        }
    }

    /// Returns the envelope of errors that do not declare one.
    #[must_use]
    pub const fn envelope(&self) -> AnyEnvelope {
        self.envelope
    }

    /// Returns the name of a 5xx that does not declare a name. It is the name that the envelope
    /// defines. If the envelope defines none, it is the name of the status in the case of the API.
    pub(crate) const fn server_error_name(
        &self,
        envelope: &AnyEnvelope,
        status: u16,
    ) -> &'static str {
        match envelope.names.server_error_name(status) {
            Some(name) => name,
            None => server_error_name(status, self.rename_all),
        }
    }
}

/// Defines one API: a type that implements [`Api`](crate::Api).
///
/// Each key is optional: `envelope` (default: [`Problem`](crate::envelope::Problem)), `domain`,
/// `type_base`, `rename_all` (default: `"SCREAMING_SNAKE_CASE"`) and `request_id_header` (default:
/// `"x-request-id"`).
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::Api;
///
/// api_error::api! {
///     /// The store's HTTP API.
///     pub struct Store {
///         envelope = api_error::envelope::Detailed,
///         domain = "store.example.com",
///         type_base = "https://store.example.com/errors/",
///         rename_all = "snake_case",
///     }
/// }
///
/// assert_eq!(Store::DOMAIN, Some("store.example.com"));
/// ```
#[macro_export]
macro_rules! api {
    ($(#[$attribute:meta])* $visibility:vis struct $name:ident { $($keys:tt)* }) => {
        $(#[$attribute])*
        $visibility struct $name;

        impl $crate::Api for $name {
            const PATH: &'static $crate::__private::core::primitive::str =
                $crate::__private::core::concat!(
                    $crate::__private::core::module_path!(),
                    "::",
                    $crate::__private::core::stringify!($name)
                );

            $crate::__api_keys! { [] $($keys)* }
        }
    };
    ($($other:tt)*) => {
        $crate::__private::core::compile_error!(
            "write `pub struct Store { envelope = api_error::envelope::Problem, domain = \"store.example.com\" }`"
        );
    };
}

/// Writes the items of the impl, one key at a time. The brackets contain `envelope` if this key was
/// already read. Otherwise, the last step writes the default envelope.
///
/// The compiler evaluates an associated const only where it is used. The inner consts, such as
/// `NAME`, are always evaluated, so an invalid value is reported even if nothing uses the API.
#[doc(hidden)]
#[macro_export]
macro_rules! __api_keys {
    ([$($read:ident)*] envelope = $envelope:ty $(, $($keys:tt)*)?) => {
        type Envelope = $envelope;
        $crate::__api_keys! { [$($read)* envelope] $($($keys)*)? }
    };
    ([$($read:ident)*] domain = $domain:expr $(, $($keys:tt)*)?) => {
        const DOMAIN: $crate::__private::core::option::Option<
            &'static $crate::__private::core::primitive::str,
        > = {
            const NAME: &$crate::__private::core::primitive::str =
                $crate::__private::domain($domain);
            $crate::__private::core::option::Option::Some(NAME)
        };
        $crate::__api_keys! { [$($read)*] $($($keys)*)? }
    };
    ([$($read:ident)*] type_base = $base:expr $(, $($keys:tt)*)?) => {
        const TYPE_BASE: $crate::__private::core::option::Option<
            &'static $crate::__private::core::primitive::str,
        > = {
            const BASE: &$crate::__private::core::primitive::str =
                $crate::__private::type_base($base);
            $crate::__private::core::option::Option::Some(BASE)
        };
        $crate::__api_keys! { [$($read)*] $($($keys)*)? }
    };
    ([$($read:ident)*] rename_all = $case:expr $(, $($keys:tt)*)?) => {
        const RENAME_ALL: $crate::Case = {
            const CASE: $crate::Case = $crate::__private::case($case);
            CASE
        };
        $crate::__api_keys! { [$($read)*] $($($keys)*)? }
    };
    ([$($read:ident)*] request_id_header = $name:expr $(, $($keys:tt)*)?) => {
        const REQUEST_ID_HEADER: &'static $crate::__private::core::primitive::str = {
            const NAME: &$crate::__private::core::primitive::str =
                $crate::__private::header_name($name);
            NAME
        };
        $crate::__api_keys! { [$($read)*] $($($keys)*)? }
    };
    ([]) => {
        type Envelope = $crate::envelope::Problem;
    };
    ([envelope]) => {};
    ($read:tt $key:ident $($rest:tt)*) => {
        $crate::__private::core::compile_error!($crate::__private::core::concat!(
            "unknown key `",
            $crate::__private::core::stringify!($key),
            "`; an API has the keys `envelope = ..`, `domain = \"..\"`, `type_base = \"..\"`, `rename_all = \"..\"` and `request_id_header = \"..\"`"
        ));
    };
}
