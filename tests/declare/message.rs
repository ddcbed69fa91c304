//! Messages, and the doc comments that describe errors.

#![expect(dead_code, reason = "many errors are only declared, never constructed")]

use crate::{body, parts, specs};
use api_error::bytes::Bytes;
use api_error::envelope::Problem;
use api_error::http::{Response, StatusCode};
use api_error::{ApiError, Catalogued, Context, ErrorSpec, Message, render};
use thiserror::Error;

#[test]
fn message_is_display_unless_declared() {
    #[derive(Debug, Error, ApiError)]
    enum E {
        #[error("display {id}")]
        #[status(400)]
        Display { id: u8 },
        #[error("for the log {id}")]
        #[status(400)]
        #[api_error(message = "item {id} of {of:?} is {{gone}} {id:>4}|{id:<width$}|{id:#06x}")]
        Named { id: u8, of: &'static str, width: usize },
        #[error("for the log")]
        #[status(400)]
        #[api_error(message("{0} and {1:?} and {0:03}"))]
        Tuple(u8, Option<u8>),
        #[error("for the log {0}")]
        #[status(503)]
        #[api_error(message = "closed until {0}")]
        Server(u8),
        #[error("for the log")]
        #[status(500)]
        #[api_error(message = "a fixed text")]
        Fixed,
        #[error("shown {0}")]
        #[status(500)]
        #[api_error(expose)]
        Exposed(u8),
        #[error("hidden {0}")]
        #[status(500)]
        Hidden(u8),
    }

    for (error, message) in [
        (E::Display { id: 3 }, "display 3"),
        (E::Named { id: 3, of: "a", width: 3 }, "item 3 of \"a\" is {gone}    3|3  |0x0003"),
        (E::Tuple(3, None), "3 and None and 003"),
        (E::Server(9), "closed until 9"),
        (E::Fixed, "a fixed text"),
        (E::Exposed(1), "shown 1"),
        (E::Hidden(1), "Internal Server Error"),
    ] {
        assert_eq!(error.message().to_string(), message);
        assert_eq!(body(&error)["detail"], message);
    }
    assert_eq!(E::Hidden(1).to_string(), "hidden 1", "`Display` is not changed");
    let exposed = body(&E::Exposed(1));
    assert_eq!(exposed["name"], "INTERNAL_SERVER_ERROR", "`expose` changes only the message");
    assert_eq!(exposed["title"], "Internal Server Error");
}

/// A spec does not have the values for the placeholders of a declared message. It returns the
/// reason phrase instead, because the `Display` text is private.
#[test]
fn a_spec_never_returns_a_display_text_that_is_not_sent() {
    #[derive(Debug, Error, ApiError)]
    enum E {
        #[error("password {0}")]
        #[status(400)]
        #[api_error(message = "item {0}")]
        Client(u8),
        #[error("password {0}")]
        #[status(503)]
        #[api_error(message = "closed until {0}")]
        Server(u8),
        #[error("password {0}")]
        #[status(500)]
        #[api_error(message = "{{fixed}}")]
        Fixed(u8),
        #[error("password {0}")]
        #[status(500)]
        Hidden(u8),
        #[error("shown {0}")]
        #[status(500)]
        #[api_error(expose)]
        Exposed(u8),
        #[error("shown {0}")]
        #[status(404)]
        Shown(u8),
    }

    for (error, message) in [
        (E::Client(1), "Bad Request"),
        (E::Server(1), "Service Unavailable"),
        (E::Fixed(1), "{fixed}"),
        (E::Hidden(1), "Internal Server Error"),
        (E::Exposed(1), "shown 1"),
        (E::Shown(1), "shown 1"),
    ] {
        assert_eq!(error.spec().message(&error).to_string(), message);
    }
}

/// A wrapper that implements the trait by hand and reads the spec of a derived error.
#[test]
fn a_wrapper_that_uses_the_spec_does_not_send_the_display_text() {
    #[derive(Debug, Error, ApiError)]
    #[error("password {0}")]
    #[api_error(status = 503, message = "closed until {0}")]
    struct Closed(u8);

    #[derive(Debug, Error)]
    #[error(transparent)]
    struct Wrapper(Closed);

    impl ApiError for Wrapper {
        fn spec(&self) -> &'static ErrorSpec {
            self.0.spec()
        }

        fn message(&self) -> Message<'_> {
            self.spec().message(self)
        }

        fn render(&self, context: &Context) -> Response<Bytes> {
            render::<Problem>(self, context)
        }
    }

    let response = Wrapper(Closed(1)).to_response();
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    let text = String::from_utf8_lossy(response.body());
    assert!(text.contains("Service Unavailable") && !text.contains("password"), "{text}");
}

#[test]
fn doc_comments_are_descriptions() {
    /// The errors of this test.
    ///
    /// And more.
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    enum E {
        /// Nothing left.
        ///
        /// * a list
        ///   within
        OutOfStock {
            /// Which one.
            #[data]
            sku: u8,
        },
        #[doc = "Spelled out."]
        Attribute,
        #[doc = concat!("Put ", "together.")]
        Concatenated,
        None,
        #[deprecated]
        Old,
        #[deprecated(since = "1.2.0", note = "use None")]
        Older,
        #[deprecated = "use Old"]
        Oldest,
    }

    assert_eq!(E::CATALOG.description(), Some("The errors of this test.\n\nAnd more."));
    assert_eq!(E::CATALOG.name(), "E");
    assert_eq!(
        parts::<E, _>(ErrorSpec::description)[..4],
        [
            Some("Nothing left.\n\n* a list\n  within"),
            Some("Spelled out."),
            Some("Put together."),
            None
        ]
    );
    assert_eq!(
        parts::<E, _>(ErrorSpec::deprecated),
        [None, None, None, None, Some(""), Some("use None"), Some("use Old")]
    );
    let field = specs::<E>()[0].fields()[0];
    assert_eq!((field.name(), field.description()), ("sku", Some("Which one.")));
}
