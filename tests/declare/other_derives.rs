//! `ApiError` next to the usual ways to implement `Display` and `Error`. `ApiError` reads the
//! template of the message from the attributes of other derives.

use std::{error::Error as StdError, fmt, io};

use api_error::{ApiError, Catalogued, bytes::Bytes, http::Response};

fn template(error: &dyn ApiError) -> Option<&'static str> {
    error.spec().message_template()
}

fn detail(error: &dyn ApiError) -> String {
    let response: Response<Bytes> = error.to_response();
    let body: serde_json::Value =
        serde_json::from_slice(response.body()).expect("the body is JSON");
    body["detail"].as_str().expect("the body has a detail").to_owned()
}

fn templates<E: Catalogued>() -> Vec<(&'static str, Option<&'static str>)> {
    E::CATALOG.specs().iter().map(|spec| (spec.variant(), spec.message_template())).collect()
}

fn io_error() -> io::Error {
    io::Error::other("disk on fire")
}

mod with_thiserror {
    use super::*;
    use thiserror::Error;

    #[derive(Debug, Error, ApiError)]
    enum ItemError {
        #[error("no item {id}")]
        #[status(404)]
        Missing {
            #[data]
            id: u64,
        },
        #[error("{0} is not {1:?}")]
        #[status(400)]
        Odd(&'static str, &'static str),
        #[error("{} of {max} items", .count + 1, max = 10)]
        #[status(409)]
        Full { count: u32 },
        #[error("no such shelf")]
        #[status(404)]
        #[api_error(message = "shelf {0} does not exist")]
        Shelf(u8),
        #[error(fmt = write_gone)]
        #[status(410)]
        Gone { since: u16 },
        #[error("database: {source}")]
        #[status(500)]
        Database { source: io::Error },
        #[error("cache: {0}")]
        #[status(503)]
        Cache(#[from] fmt::Error),
        #[error(transparent)]
        #[api_error(transparent)]
        Struct(#[from] Locked),
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "thiserror passes references")]
    fn write_gone(since: &u16, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "gone since {since}")
    }

    #[derive(Debug, Error, ApiError)]
    #[error("locked by {by}")]
    #[status(423)]
    struct Locked {
        by: &'static str,
    }

    #[derive(Debug, Error, ApiError)]
    #[error("the {thing} is broken")]
    #[status(409)]
    enum OneText {
        Lamp {
            thing: &'static str,
        },
        #[error("the shelf is empty")]
        Shelf,
    }

    #[derive(Debug, Error, ApiError)]
    #[error("{0} seconds")]
    #[status(408)]
    struct Late(u32);

    #[test]
    fn text_and_template() {
        for (error, text, documented) in [
            (ItemError::Missing { id: 7 }, "no item 7", Some("no item {id}")),
            (ItemError::Odd("red", "blue"), "red is not \"blue\"", Some("{0} is not {1:?}")),
            (ItemError::Full { count: 9 }, "10 of 10 items", Some("{} of {max} items")),
            (ItemError::Shelf(3), "shelf 3 does not exist", Some("shelf {0} does not exist")),
            (ItemError::Gone { since: 1999 }, "gone since 1999", None),
            (Locked { by: "ada" }.into(), "locked by ada", Some("locked by {by}")),
        ] {
            assert_eq!(detail(&error), text);
            assert_eq!(template(&error), documented);
        }
        assert_eq!(detail(&Late(30)), "30 seconds");
        assert_eq!(template(&Late(30)), Some("{0} seconds"));
    }

    #[test]
    fn one_text_for_all_variants() {
        assert_eq!(detail(&OneText::Lamp { thing: "lamp" }), "the lamp is broken");
        assert_eq!(template(&OneText::Lamp { thing: "lamp" }), Some("the {thing} is broken"));
        assert_eq!(template(&OneText::Shelf), Some("the shelf is empty"));
    }

    #[test]
    fn thiserror_sources_are_logged_and_not_sent() {
        let database = ItemError::Database { source: io_error() };
        assert_eq!(detail(&database), "Internal Server Error");
        assert_eq!(database.source().unwrap().to_string(), "disk on fire");
        assert!(database.data().is_empty());
        assert_eq!(detail(&ItemError::from(fmt::Error)), "Service Unavailable");
    }
}

mod with_snafu {
    use super::*;
    use snafu::{ResultExt, Snafu};

    #[derive(Debug, Snafu, ApiError)]
    enum ItemError {
        #[snafu(display("no item {id}"))]
        #[status(404)]
        Missing {
            #[data]
            id: u64,
        },
        #[snafu(display("{} items at most", max))]
        #[status(409)]
        Full { max: u32 },
        #[status(400)]
        Plain,
        #[snafu(display("reading {path}: {source}"))]
        #[status(500)]
        Read { path: &'static str, source: io::Error },
        #[snafu(display("cart {cart}"))]
        #[status(422)]
        Cart {
            #[data]
            cart: u8,
            #[snafu(source)]
            cause: fmt::Error,
        },
        #[snafu(transparent)]
        #[api_error(transparent)]
        Nested { source: Locked },
    }

    #[derive(Debug, Snafu, ApiError)]
    #[snafu(display("locked by {by}"))]
    #[status(423)]
    struct Locked {
        by: &'static str,
    }

    #[test]
    fn text_and_template() {
        let missing: ItemError = MissingSnafu { id: 7_u64 }.build();
        assert_eq!(detail(&missing), "no item 7");
        assert_eq!(template(&missing), Some("no item {id}"));
        assert_eq!(detail(&FullSnafu { max: 3_u32 }.build()), "3 items at most");
        assert_eq!(detail(&PlainSnafu.build()), "Plain");
        assert_eq!(template(&PlainSnafu.build()), None);

        let locked = ItemError::from(LockedSnafu { by: "ada" }.build());
        assert_eq!((detail(&locked), locked.status().as_u16()), ("locked by ada".to_owned(), 423));
        assert_eq!(template(&locked), Some("locked by {by}"));
    }

    #[test]
    fn snafu_sources_are_logged_and_not_sent() {
        let read = Err::<(), _>(io_error()).context(ReadSnafu { path: "/etc/shop" }).unwrap_err();
        assert_eq!(read.source().unwrap().to_string(), "disk on fire");
        assert_eq!(detail(&read), "Internal Server Error");

        let cart = Err::<(), _>(fmt::Error).context(CartSnafu { cart: 4_u8 }).unwrap_err();
        assert_eq!(cart.data().to_value(), serde_json::json!({ "cart": 4 }));
    }
}

mod with_displaydoc {
    use super::*;
    use displaydoc::Display;

    #[derive(Debug, Display, ApiError)]
    enum ItemError {
        /// no item {id}
        #[status(404)]
        Missing {
            #[data]
            id: u64,
        },
        /// {0} is not a color
        #[status(400)]
        Odd(&'static str),
        /// the disk is full
        #[status(507)]
        Disk(io::Error),
    }

    impl StdError for ItemError {}

    #[derive(Debug, Display, ApiError)]
    /// locked by {by}
    #[status(423)]
    struct Locked {
        by: &'static str,
    }

    impl StdError for Locked {}

    #[test]
    fn text_and_description() {
        assert_eq!(detail(&ItemError::Missing { id: 7 }), "no item 7");
        assert_eq!(detail(&ItemError::Odd("seven")), "seven is not a color");
        assert_eq!(detail(&ItemError::Disk(io_error())), "Insufficient Storage");
        assert_eq!(detail(&Locked { by: "ada" }), "locked by ada");
        assert_eq!(ItemError::Odd("x").spec().description(), Some("{0} is not a color"));
    }
}

mod with_derive_more {
    use super::*;
    use derive_more::{Display, Error};

    #[derive(Debug, Display, Error, ApiError)]
    enum ItemError {
        #[display("no item {id}")]
        #[status(404)]
        Missing {
            #[data]
            id: u64,
        },
        #[display("{_0} is not a color")]
        #[status(400)]
        Odd(#[error(not(source))] &'static str),
        #[display("{} items at most", max + 1)]
        #[status(409)]
        Full { max: u32 },
        #[display("database: {source}")]
        #[status(500)]
        Database { source: io::Error },
        #[display("cart {cart}")]
        #[status(422)]
        Cart {
            #[data]
            cart: u8,
            #[error(source)]
            cause: fmt::Error,
        },
        #[display("{_0}")]
        #[api_error(transparent)]
        Nested(Locked),
    }

    #[derive(Debug, Display, Error, ApiError)]
    #[display("locked by {by}")]
    #[status(423)]
    struct Locked {
        by: &'static str,
    }

    #[test]
    fn text_and_template() {
        for (error, text, documented) in [
            (ItemError::Missing { id: 7 }, "no item 7", "no item {id}"),
            (ItemError::Odd("seven"), "seven is not a color", "{_0} is not a color"),
            (ItemError::Full { max: 3 }, "4 items at most", "{} items at most"),
            (ItemError::Nested(Locked { by: "ada" }), "locked by ada", "locked by {by}"),
        ] {
            assert_eq!(detail(&error), text);
            assert_eq!(template(&error), Some(documented));
        }
    }

    #[test]
    fn derive_more_sources_are_logged_and_not_sent() {
        let database = ItemError::Database { source: io_error() };
        assert_eq!(database.source().unwrap().to_string(), "disk on fire");
        assert_eq!(detail(&database), "Internal Server Error");
        let cart = ItemError::Cart { cart: 4, cause: fmt::Error };
        assert_eq!(cart.data().to_value(), serde_json::json!({ "cart": 4 }));
        assert!(cart.source().is_some());
    }
}

mod by_hand {
    use super::*;

    #[derive(Debug, ApiError)]
    enum ItemError {
        #[status(404)]
        Missing {
            #[data]
            id: u64,
        },
        #[status(400)]
        Odd(&'static str),
        #[status(500)]
        Database { source: io::Error },
    }

    impl fmt::Display for ItemError {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            match self {
                Self::Missing { id } => write!(f, "no item {id}"),
                Self::Odd(color) => write!(f, "{color} is not a color"),
                Self::Database { source } => write!(f, "database: {source}"),
            }
        }
    }

    impl StdError for ItemError {
        fn source(&self) -> Option<&(dyn StdError + 'static)> {
            match self {
                Self::Database { source } => Some(source),
                Self::Missing { .. } | Self::Odd(_) => None,
            }
        }
    }

    #[derive(Debug, ApiError)]
    #[status(423)]
    struct Locked;

    impl fmt::Display for Locked {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("locked")
        }
    }

    impl StdError for Locked {}

    #[test]
    fn text_without_template() {
        for (error, text, documented) in [
            (ItemError::Missing { id: 7 }, "no item 7", None),
            (ItemError::Odd("seven"), "seven is not a color", None),
            (
                ItemError::Database { source: io_error() },
                "Internal Server Error",
                Some("Internal Server Error"),
            ),
        ] {
            assert_eq!(detail(&error), text);
            assert_eq!(template(&error), documented);
        }
        assert_eq!((detail(&Locked).as_str(), template(&Locked)), ("locked", None));
    }
}

#[test]
fn templates_are_in_the_catalog() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[allow(dead_code, reason = "the errors are only declared, never constructed")]
    enum ItemError {
        #[error("no item {id}")]
        #[status(404)]
        Missing { id: u64 },
        #[error("not sent")]
        #[status(400)]
        #[api_error(message = "{0} is odd")]
        Odd(u8),
        #[error("logged: {0}")]
        #[status(500)]
        Internal(u8),
    }

    assert_eq!(
        templates::<ItemError>(),
        [
            ("Missing", Some("no item {id}")),
            ("Odd", Some("{0} is odd")),
            ("Internal", Some("Internal Server Error")),
        ]
    );
}
