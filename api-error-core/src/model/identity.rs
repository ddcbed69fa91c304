//! The facts that identify an error, as one value.

use crate::model::{Code, ErrorSpec, GrpcCode, is_retryable};
use http::StatusCode;

/// The facts about one kind of error that do not depend on the occurrence: status, name, title,
/// code, help page, problem type, domain, google.rpc code, and whether it is retryable.
///
/// An [`ErrorSpec`] contains the identity of a declared error. An error that is known only at run
/// time, such as a forwarded error, builds its own identity.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Code, Identity, http::StatusCode};
///
/// let identity = Identity::new("SOLD_OUT", "Sold out", StatusCode::CONFLICT)
///     .with_code(Code::new(42, "SoldOut"))
///     .with_help("https://shop.example.com/help/sold-out");
/// assert_eq!(identity.status(), 409);
/// assert_eq!(identity.code_number(), Some(42));
/// assert!(!identity.is_retryable());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Identity<'a> {
    /// 400 to 599. It is not a [`StatusCode`], because const evaluation creates thousands of
    /// identities, and each conversion costs compile time.
    pub(crate) status: u16,
    pub(crate) name: &'a str,
    pub(crate) has_own_name: bool,
    pub(crate) title: &'a str,
    pub(crate) code_number: Option<i64>,
    pub(crate) code_name: Option<&'a str>,
    pub(crate) help: Option<&'a str>,
    pub(crate) type_uri: Option<&'a str>,
    pub(crate) domain: Option<&'a str>,
    /// `None`: the default of the status applies.
    pub(crate) grpc: Option<GrpcCode>,
    /// `None`: the default of the status applies.
    pub(crate) retryable: Option<bool>,
}

/// Defines the getters of the facts in `self.identity()`, except the getter of the status.
///
/// The arguments of the macro are the words before `fn`, the lifetime of the texts, and the name of
/// the last getter.
macro_rules! identity_getters {
    ([$($prefix:tt)*] $lifetime:lifetime $retryable:ident) => {
        /// Returns the name that identifies the error, e.g. `DUPLICATED_ITEM_ID`.
        #[must_use]
        $($prefix)* fn name(&self) -> &$lifetime str {
            self.identity().name()
        }

        /// Returns the static summary of this kind of error.
        #[must_use]
        $($prefix)* fn title(&self) -> &$lifetime str {
            self.identity().title()
        }

        /// Returns the application's own number for this kind of error.
        #[must_use]
        $($prefix)* fn code_number(&self) -> ::core::option::Option<i64> {
            self.identity().code_number()
        }

        /// Returns the symbolic name of the [code number](Self::code_number).
        #[must_use]
        $($prefix)* fn code_name(&self) -> ::core::option::Option<&$lifetime str> {
            self.identity().code_name()
        }

        /// Returns the URL of a page about this kind of error.
        #[must_use]
        $($prefix)* fn help(&self) -> ::core::option::Option<&$lifetime str> {
            self.identity().help()
        }

        /// Returns the problem type (RFC 9457 §3.1.1).
        #[must_use]
        $($prefix)* fn type_uri(&self) -> ::core::option::Option<&$lifetime str> {
            self.identity().type_uri()
        }

        /// Returns the namespace of the error's name, e.g. `shop.example.com`.
        #[must_use]
        $($prefix)* fn domain(&self) -> ::core::option::Option<&$lifetime str> {
            self.identity().domain()
        }

        /// Returns the canonical google.rpc code.
        #[must_use]
        $($prefix)* fn grpc(&self) -> $crate::model::GrpcCode {
            self.identity().grpc()
        }

        /// Returns whether the unchanged request may be sent again.
        #[must_use]
        $($prefix)* fn $retryable(&self) -> bool {
            self.identity().is_retryable()
        }
    };
}

pub(crate) use identity_getters;

impl<'a> Identity<'a> {
    /// Creates the identity of an error without a code. The status determines the google.rpc code,
    /// and whether the request may be sent again.
    ///
    /// A status outside 400..=599 becomes 500.
    #[must_use]
    pub const fn new(name: &'a str, title: &'a str, status: StatusCode) -> Self {
        let number = status.as_u16();
        let number = if number >= 400 && number <= 599 { number } else { 500 };
        Self { name, title, status: number, ..Self::BLANK }
    }

    pub(crate) const BLANK: Self = Self {
        status: 500,
        name: "",
        has_own_name: true,
        title: "",
        code_number: None,
        code_name: None,
        help: None,
        type_uri: None,
        domain: None,
        grpc: None,
        retryable: None,
    };

    /// Returns the HTTP status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match StatusCode::from_u16(self.status) {
            Ok(status) => status,
            // The number is always 400 to 599.
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Returns the name that identifies the error, e.g. `DUPLICATED_ITEM_ID`.
    #[must_use]
    pub const fn name(&self) -> &'a str {
        self.name
    }

    /// Returns false if the status determines the name, as for a 5xx without a declared name:
    /// `INTERNAL_SERVER_ERROR`.
    #[must_use]
    pub const fn has_own_name(&self) -> bool {
        self.has_own_name
    }

    /// Returns the static summary of this kind of error.
    #[must_use]
    pub const fn title(&self) -> &'a str {
        self.title
    }

    /// Returns the application's own number for this kind of error.
    #[must_use]
    pub const fn code_number(&self) -> Option<i64> {
        self.code_number
    }

    /// Returns the symbolic name of the [code number](Self::code_number).
    #[must_use]
    pub const fn code_name(&self) -> Option<&'a str> {
        self.code_name
    }

    /// Returns the URL of a page about this kind of error.
    #[must_use]
    pub const fn help(&self) -> Option<&'a str> {
        self.help
    }

    /// Returns the problem type (RFC 9457 §3.1.1).
    #[must_use]
    pub const fn type_uri(&self) -> Option<&'a str> {
        self.type_uri
    }

    /// Returns the namespace of the error's name, e.g. `shop.example.com`. Returns `None` if the
    /// domain is empty.
    #[must_use]
    pub const fn domain(&self) -> Option<&'a str> {
        match self.domain {
            Some(domain) if !domain.is_empty() => Some(domain),
            _ => None,
        }
    }

    /// Returns the canonical google.rpc code: the declared code, or else the code of the status.
    #[must_use]
    pub const fn grpc(&self) -> GrpcCode {
        match self.grpc {
            Some(code) => code,
            None => GrpcCode::from_status(self.status()),
        }
    }

    /// Returns whether the unchanged request may be sent again. The default depends on the status.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        match self.retryable {
            Some(retryable) => retryable,
            None => is_retryable(self.status),
        }
    }

    /// Declares that the status determines the name, because the error does not declare a name.
    #[must_use]
    pub const fn without_own_name(mut self) -> Self {
        self.has_own_name = false;
        self
    }

    /// Sets the code.
    #[must_use]
    pub const fn with_code(mut self, code: Code) -> Self {
        self.code_number = Some(code.number());
        self.code_name = code.name();
        self
    }

    /// Sets the URL of a page about this kind of error.
    #[must_use]
    pub const fn with_help(mut self, uri: &'a str) -> Self {
        self.help = Some(uri);
        self
    }

    /// Sets the problem type.
    #[must_use]
    pub const fn with_type_uri(mut self, uri: &'a str) -> Self {
        self.type_uri = Some(uri);
        self
    }

    /// Sets the namespace of the error's name.
    #[must_use]
    pub const fn with_domain(mut self, domain: &'a str) -> Self {
        self.domain = Some(domain);
        self
    }

    /// Sets the canonical google.rpc code.
    #[must_use]
    pub const fn with_grpc(mut self, code: GrpcCode) -> Self {
        self.grpc = Some(code);
        self
    }

    /// Sets whether the unchanged request may be sent again.
    #[must_use]
    pub const fn with_retryable(mut self, retryable: bool) -> Self {
        self.retryable = Some(retryable);
        self
    }
}

impl<'a> Identity<'a> {
    /// Returns whether both identities have the same texts at the same addresses, and the same
    /// numbers. Equal texts at different addresses count as different.
    #[cfg(any(feature = "actix", feature = "poem", feature = "rocket", feature = "tower"))]
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        fn same(one: Option<&str>, other: Option<&str>) -> bool {
            match (one, other) {
                (Some(one), Some(other)) => std::ptr::eq(one, other),
                (None, None) => true,
                _ => false,
            }
        }
        self.status == other.status
            && std::ptr::eq(self.name, other.name)
            && std::ptr::eq(self.title, other.title)
            && same(self.code_name, other.code_name)
            && same(self.help, other.help)
            && same(self.type_uri, other.type_uri)
            && same(self.domain, other.domain)
            && self.has_own_name == other.has_own_name
            && self.code_number == other.code_number
            && self.grpc == other.grpc
            && self.retryable == other.retryable
    }

    /// Replaces the title, and removes the URIs and the domain, for an error of which only the
    /// names and numbers may be sent.
    pub(crate) const fn without_texts(mut self, title: &'a str) -> Self {
        self.title = title;
        self.help = None;
        self.type_uri = None;
        self.domain = None;
        self
    }
}

impl From<&'static ErrorSpec> for Identity<'static> {
    fn from(spec: &'static ErrorSpec) -> Self {
        *spec.identity()
    }
}
