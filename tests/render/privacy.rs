//! The private parts of an error: the text and the sources of a 5xx, and fields without `#[data]`.

use std::{error::Error as StdError, fmt, io, sync::Arc};

use crate::each_envelope::each_envelope;
use api_error::{ApiError, Context, Issue, bytes::Bytes, http::Response, render};
use thiserror::Error;

type Render = fn(&dyn ApiError, &Context) -> Response<Bytes>;

/// Returns the status, headers and body of the response in every envelope.
fn sent(error: &dyn ApiError) -> Vec<String> {
    let context = Context::new().with_request_id("req_1").with_instance("/path");
    let renders = each_envelope!(V => render::<V> as Render);
    let responses = renders.iter().map(|render| render(error, &context));
    responses
        .chain([error.to_response(), error.render(&context)])
        .map(|response| {
            assert!(response.extensions().is_empty(), "the response has no extensions");
            let body = str::from_utf8(response.body()).expect("JSON is UTF-8");
            format!("{:?} {:?} {body}", response.status(), response.headers())
        })
        .collect()
}

fn assert_secret(error: &dyn ApiError) {
    for sent in sent(error) {
        assert!(!sent.contains("SECRET"), "{sent}");
    }
    let logged = format!("{error} {error:?}");
    assert!(logged.contains("SECRET"), "the log contains the text: {logged}");
}

/// An error whose texts are all secret.
#[derive(Debug)]
struct Secret(&'static str);

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl StdError for Secret {}

const SECRET: Secret = Secret("SECRET");

#[derive(Debug, Error, ApiError)]
enum ItemError {
    #[error("SECRET text")]
    #[status(500)]
    Text,
    #[error("database: {0}")]
    #[status(500)]
    Source(#[source] Secret),
    #[error("database: {source}")]
    #[status(502)]
    NamedSource { source: Secret },
    #[error("database: {0}")]
    #[status(503)]
    From(#[from] io::Error),
    #[error("{private} and {cause}")]
    #[status(504)]
    #[name("MIXED")]
    #[data]
    Mixed {
        #[data("shown")]
        shown: u8,
        #[data(skip)]
        private: &'static str,
        #[source]
        cause: Secret,
    },
    #[error("no item")]
    #[status(404)]
    Unmarked { shelf: &'static str, cause: Secret },
    #[error("no such item")]
    #[status(404)]
    #[name("TUPLE")]
    Tuple(&'static str, #[source] Secret),
    #[error("SECRET, but not in the message")]
    #[status(409)]
    #[api_error(message = "taken")]
    Replaced,
    #[error(transparent)]
    #[api_error(transparent)]
    Nested(#[from] Nested),
}

#[derive(Debug, Error, ApiError)]
#[error("nested: {0}")]
#[status(599)]
struct Nested(#[source] Secret);

#[test]
fn text_and_sources_of_a_5xx_are_not_sent() {
    assert_secret(&ItemError::Text);
    assert_secret(&ItemError::Source(SECRET));
    assert_secret(&ItemError::NamedSource { source: SECRET });
    assert_secret(&ItemError::From(io::Error::other("SECRET")));
    assert_secret(&ItemError::Nested(Nested(SECRET)));
    assert_secret(&(Arc::new(ItemError::Text) as Arc<dyn ApiError + Send + Sync>));
    assert_secret(&Box::new(ItemError::Text));
    assert_secret(&*api_error::Error::internal(SECRET));
}

#[test]
fn fields_that_are_not_marked_are_not_sent() {
    assert_secret(&ItemError::Mixed { shown: 1, private: "SECRET", cause: SECRET });
    assert_secret(&ItemError::Unmarked { shelf: "SECRET", cause: SECRET });
    assert_secret(&ItemError::Tuple("SECRET", SECRET));
}

#[test]
fn a_declared_message_replaces_display() {
    assert_secret(&ItemError::Replaced);
}

#[test]
fn expose_sends_only_the_text() {
    #[derive(Debug, Error, ApiError)]
    #[error("upstream said {said}")]
    #[status(502)]
    #[api_error(expose)]
    struct Exposed {
        said: &'static str,
        source: Secret,
        private: &'static str,
    }

    let error = Exposed { said: "busy", source: SECRET, private: "SECRET" };
    assert_secret_but(&error, "upstream said busy");
}

#[test]
fn declared_parts_of_a_5xx_are_sent() {
    #[derive(Debug, Error, ApiError)]
    #[error("SECRET")]
    #[status(500)]
    #[api_error(message = "shard {shard} is down")]
    struct Declared {
        #[data]
        shard: u8,
        #[api_error(issues)]
        issues: Vec<Issue>,
        source: Secret,
    }

    let issues = vec![Issue::new("n", "m", "/p")];
    assert_secret_but(&Declared { shard: 7, issues, source: SECRET }, "shard 7 is down");
}

fn assert_secret_but(error: &dyn ApiError, message: &str) {
    assert_eq!(error.message().to_string(), message);
    assert!(error.source().is_some_and(|source| source.to_string() == "SECRET"));
    for sent in sent(error) {
        assert!(!sent.contains("SECRET"), "{sent}");
        // `FieldErrors` sends the messages of the issues instead of the message.
        let has_only_issues = sent.ends_with(r#" {"errors":{"p":["m"]}}"#);
        assert!(sent.contains(message) || has_only_issues, "{sent}");
    }
}

#[test]
fn the_variant_name_is_not_sent() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    enum E {
        #[status(400)]
        #[name("PUBLIC")]
        #[api_error(title = "Public")]
        SecretVariant,
        #[status(500)]
        SecretServerVariant,
    }

    for error in [E::SecretVariant, E::SecretServerVariant] {
        for sent in sent(&error) {
            assert!(!sent.to_lowercase().contains("secret"), "{sent}");
        }
    }
}
