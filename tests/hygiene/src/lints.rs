//! Errors of many shapes, so that the lints of this crate check most of the generated code.

use core::{error::Error, fmt, marker::PhantomData, time::Duration};

use renamed::{ApiError, Issue, envelope::Coded};

/// An error type with most keys.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed, envelope = Coded, rename_all = "camelCase", domain = "a.example")]
#[api_error(type_base = "https://a.example/")]
#[status(400)]
#[code(1, "One")]
pub enum Everything {
    /// No fields.
    Unit,
    /// Named fields.
    #[status(renamed::http::StatusCode::NOT_FOUND)]
    #[code(2, "Two")]
    #[api_error(message = "no {kind} {key:?}", header("X-Key", "{key}"), title = "Two")]
    Named {
        /// Data with another name.
        #[data("type")]
        kind: &'static str,
        /// Data with the name of the field.
        #[data]
        key: u64,
        /// A private field.
        hidden: u8,
    },
    /// Positional fields.
    #[status(429)]
    #[code(3)]
    Tuple(
        /// Data.
        #[data("first")]
        u8,
        /// The value of `Retry-After`.
        #[api_error(retry_after)]
        Duration,
        /// The issues.
        #[api_error(issues)]
        Vec<Issue>,
    ),
    /// A header from a field.
    #[status(405)]
    #[code(4)]
    Field {
        /// The value of the header.
        #[api_error(header = "Allow")]
        allow: &'static str,
        /// Optional data.
        #[data]
        maybe: Option<u8>,
    },
    /// Each field is data, unless it is skipped.
    #[data]
    #[status(409)]
    #[code(5)]
    All {
        /// Data.
        one: u8,
        /// A skipped field.
        #[data(skip)]
        two: u8,
    },
    /// Keys for clients and documents.
    #[status(413)]
    #[code(6)]
    #[api_error(retry, help = "https://a.example/help", type = "urn:own", grpc = ABORTED)]
    Large {
        /// Some text.
        #[data]
        text: &'static str,
    },
    /// A 5xx whose `Display` text is not sent.
    #[status(500)]
    #[code(7)]
    Server {
        /// The source.
        source: fmt::Error,
    },
    /// A 5xx whose `Display` text is sent.
    #[status(503)]
    #[code(8)]
    #[api_error(expose, retry_after = 3)]
    Exposed,
    /// An error of another type.
    #[api_error(transparent)]
    Nested(Nested),
    /// An error of another type, in a named field.
    #[api_error(transparent)]
    NamedNested {
        /// The error.
        inner: Box<Nested>,
    },
}

impl fmt::Display for Everything {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }
}

impl Error for Everything {}

/// A struct.
#[derive(Debug, ApiError)]
#[api_error(crate = ::renamed)]
#[status(423)]
pub struct Nested {
    /// The number of the door.
    #[data]
    pub door: u8,
}

impl fmt::Display for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("locked")
    }
}

impl Error for Nested {}

/// A struct without fields.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed)]
#[status(418)]
pub struct Unit;

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("teapot")
    }
}

impl Error for Unit {}

/// An enum without variants.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl Error for Never {}

/// An error type with every kind of parameter.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed)]
#[status(400)]
pub enum Generic<'a, T, E, const N: usize>
where
    T: fmt::Debug,
{
    /// A borrowed field.
    Borrowed {
        /// Text.
        #[data]
        text: &'a str,
    },
    /// A field whose type is a parameter.
    Parameter {
        /// The value.
        #[data]
        value: T,
    },
    /// A field whose length is a parameter.
    Array {
        /// The sum of the values.
        #[data]
        sum: u64,
        /// The values.
        values: [u8; N],
    },
    /// An error of another type.
    #[api_error(transparent)]
    Other(E),
    /// A field without a value.
    Phantom(PhantomData<&'a T>),
}

impl<T: fmt::Debug, E, const N: usize> fmt::Display for Generic<'_, T, E, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("generic")
    }
}

impl<T: fmt::Debug, E: fmt::Debug, const N: usize> Error for Generic<'_, T, E, N> {}

/// An error type with deprecated variants and fields.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed)]
#[status(410)]
pub enum Aging {
    /// A variant that is not deprecated.
    New,
    /// Without fields.
    #[deprecated]
    Old,
    /// With fields.
    #[deprecated(since = "1.0.0", note = "use `New`")]
    #[api_error(message = "older {age}", header("X-Age", "{age}"))]
    Older {
        /// How old.
        #[data]
        age: u8,
        /// The value of `Retry-After`.
        #[api_error(retry_after)]
        wait: u8,
        /// The issues.
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
    /// With positional fields.
    #[deprecated]
    Oldest(
        /// How old.
        #[data("age")]
        u8,
    ),
    /// An error of another type.
    #[deprecated]
    #[api_error(transparent)]
    Nested(Nested),
    /// A variant with a deprecated field.
    Field {
        /// The deprecated field.
        #[deprecated]
        #[data]
        old: u8,
    },
}

impl fmt::Display for Aging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("aging")
    }
}

impl Error for Aging {}

pub(crate) mod inner {
    //! Types that are private to this crate.

    use super::{ApiError, Error, fmt};

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    pub(crate) enum Shared {
        Unit,
        Named {
            #[data]
            private: Private,
        },
    }

    impl fmt::Display for Shared {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("shared")
        }
    }

    impl Error for Shared {}

    pub(crate) type Private = Option<u8>;

    #[derive(Debug, ApiError)]
    #[api_error(crate = renamed)]
    #[status(400)]
    struct Own(#[data("n")] u8);

    impl fmt::Display for Own {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("own")
        }
    }

    impl Error for Own {}

    /// Uses the items that are otherwise unused.
    #[must_use]
    pub(crate) fn statuses() -> [u16; 3] {
        [
            Shared::Unit.status().as_u16(),
            Shared::Named { private: None }.status().as_u16(),
            Own(1).status().as_u16(),
        ]
    }
}

/// Returns the statuses of the errors that are private to this crate.
#[must_use]
pub fn hidden_statuses() -> [u16; 3] {
    inner::statuses()
}

renamed::catalog! {
    /// The catalog of one type.
    pub static ALL = [Everything];

    /// The catalog of one API.
    pub static SOME for Service = [renamed::HttpError, Everything];
}

renamed::api! {
    /// An API.
    pub struct Service { rename_all = "camelCase" }
}

renamed::api! {
    /// An API.
    pub struct Defaults { envelope = Coded, domain = "b.example", type_base = "https://b.example/" }
}

/// An error type with parameters that belongs to an API.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed, api = Defaults)]
pub enum OfApi<'a, T: fmt::Debug> {
    /// An error with a problem type.
    #[status(409)]
    TwoWords {
        /// Sent.
        #[data]
        text: &'a str,
        /// Private.
        value: T,
    },
    /// An error without a problem type.
    #[status(500)]
    Server,
}

impl<T: fmt::Debug> fmt::Display for OfApi<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }
}

impl<T: fmt::Debug> Error for OfApi<'_, T> {}

/// Keys for documents and logs.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed, title = "Documented")]
pub enum Documented {
    /// One error.
    #[status(409)]
    #[code(7, "Documented", any_status)]
    #[api_error(member("kind", "static"), log = info, since = "1.2")]
    One {
        /// Sent.
        #[data]
        #[api_error(example = 3 + 4)]
        count: u8,
    },
}

impl fmt::Display for Documented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("text")
    }
}

impl Error for Documented {}
