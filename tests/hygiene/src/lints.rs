//! Errors of every shape, checked by every lint.

use core::{error::Error, fmt, marker::PhantomData, time::Duration};

use renamed::{ApiError, Issue, envelope::Coded};

/// All that a type can have.
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
        /// A renamed one.
        #[data("type")]
        kind: &'static str,
        /// One with its own name.
        #[data]
        key: u64,
        /// A private one.
        hidden: u8,
    },
    /// Positional fields.
    #[status(429)]
    #[code(3)]
    Tuple(
        /// Sent.
        #[data("first")]
        u8,
        /// For the header.
        #[api_error(retry_after)]
        Duration,
        /// Nested.
        #[api_error(issues)]
        Vec<Issue>,
    ),
    /// A header from a field.
    #[status(405)]
    #[code(4)]
    Field {
        /// Its value.
        #[api_error(header = "Allow")]
        allow: &'static str,
        /// Optional.
        #[data]
        maybe: Option<u8>,
    },
    /// Everything is data.
    #[data]
    #[status(409)]
    #[code(5)]
    All {
        /// This too.
        one: u8,
        /// This is not.
        #[data(skip)]
        two: u8,
    },
    /// A large one, so that sizes differ.
    #[status(413)]
    #[code(6)]
    #[api_error(retry, help = "https://a.example/help", type = "urn:own", grpc = ABORTED)]
    Large {
        /// Some text.
        #[data]
        text: &'static str,
    },
    /// Hidden.
    #[status(500)]
    #[code(7)]
    Server {
        /// For the log.
        source: fmt::Error,
    },
    /// Not hidden.
    #[status(503)]
    #[code(8)]
    #[api_error(expose, retry_after = 3)]
    Exposed,
    /// Another type's.
    #[api_error(transparent)]
    Nested(Nested),
    /// Another type's, named.
    #[api_error(transparent)]
    NamedNested {
        /// The other.
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
    /// Which.
    #[data]
    pub door: u8,
}

impl fmt::Display for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("locked")
    }
}

impl Error for Nested {}

/// Nothing.
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

/// An error that cannot happen.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed)]
pub enum Never {}

impl fmt::Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl Error for Never {}

/// Generic over everything.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed)]
#[status(400)]
pub enum Generic<'a, T, E, const N: usize>
where
    T: fmt::Debug,
{
    /// A borrowed one.
    Borrowed {
        /// Text.
        #[data]
        text: &'a str,
    },
    /// A parameter.
    Parameter {
        /// Its value.
        #[data]
        value: T,
    },
    /// Many.
    Array {
        /// Their sum.
        #[data]
        sum: u64,
        /// Them.
        values: [u8; N],
    },
    /// Another error.
    #[api_error(transparent)]
    Other(E),
    /// Nothing at all.
    Phantom(PhantomData<&'a T>),
}

impl<T: fmt::Debug, E, const N: usize> fmt::Display for Generic<'_, T, E, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("generic")
    }
}

impl<T: fmt::Debug, E: fmt::Debug, const N: usize> Error for Generic<'_, T, E, N> {}

/// Some are not for new code.
#[derive(Debug, ApiError)]
#[api_error(crate = renamed)]
#[status(410)]
pub enum Aging {
    /// For new code.
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
        /// When it will be young again.
        #[api_error(retry_after)]
        wait: u8,
        /// The reason.
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
    /// Another type's.
    #[deprecated]
    #[api_error(transparent)]
    Nested(Nested),
    /// A field is old.
    Field {
        /// The old one.
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
    /// Has a problem type.
    #[status(409)]
    TwoWords {
        /// Sent.
        #[data]
        text: &'a str,
        /// Private.
        value: T,
    },
    /// Has none.
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
