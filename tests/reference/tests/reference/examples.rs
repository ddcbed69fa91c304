//! The sample values in documents: of data, of headers, and in messages.

use super::contracts;
use api_error::{ApiError, Catalogued, envelope, reference};
use serde_json::{Value, json};
use std::time::Duration;
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum SampleError {
    /// The limit is reached
    /// for this
    /// hour
    ///
    /// More text.
    #[error("at most {limit} of {kind}, now {0}", used)]
    #[status(429)]
    Limit {
        /// Requests for each hour.
        #[api_error(header = "X-Limit", example = 250)]
        limit: u32,
        #[api_error(header = "X-Left")]
        left: u8,
        #[api_error(header = "X-Window")]
        window: Window,
        #[data("item_kind")]
        #[api_error(example = "order")]
        kind: String,
        used: u8,
        #[api_error(retry_after, example = Duration::from_millis(11_500))]
        wait: Duration,
    },

    #[error("{0}")]
    #[status(400)]
    Text(#[api_error(example = "The body is not JSON.")] String),

    #[error("{0} and {1}")]
    #[status(409)]
    Tuple(#[data("first")] u8, u16),

    #[error("later")]
    #[status(503)]
    Later {
        #[data]
        #[api_error(retry_after, example = Duration::from_secs(90))]
        wait: Duration,
    },

    #[error("the server is slow")]
    #[status(504)]
    Slow,
}

#[derive(Debug, serde::Serialize)]
struct Range {
    to: f64,
    from: u8,
}

/// An error whose example is an object.
#[derive(Debug, Error, ApiError)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum RangeError {
    #[error("{range} is empty", range = .0.from)]
    #[status(409)]
    Empty(
        #[data("range")]
        #[api_error(example = Range { to: 1.5, from: 2 })]
        Range,
    ),
}

/// The members are sorted. The order does not depend on the features of `serde_json`.
#[test]
fn the_members_of_an_example_are_sorted() {
    let page = reference::html(&RangeError::CATALOG);
    let lines = "<i>&quot;from&quot;</i>: <b>2</b>,\n    <i>&quot;to&quot;</i>: <b>1.5</b>\n";
    assert!(page.contains(lines), "{page}");
}

/// A type without a known schema.
#[derive(Debug)]
struct Window;

impl std::fmt::Display for Window {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("hour")
    }
}

fn error(index: usize) -> Value {
    reference::json(&SampleError::CATALOG)["types"][0]["errors"][index].clone()
}

#[test]
fn headers_have_the_examples_of_their_fields() {
    let header = |name: &str| {
        let headers = error(0)["headers"].as_array().unwrap().clone();
        headers.into_iter().find(|header| header["name"] == name).unwrap()
    };
    assert_eq!(header("X-Limit")["example"], 250);
    // Without a declared example, the example is a value of the type.
    assert_eq!(header("X-Left")["example"], 1);
    assert!(header("X-Window").get("example").is_none());
    assert_eq!(header("Retry-After")["example"], "12");

    let document = reference::openapi(&SampleError::CATALOG);
    let response = &document["components"]["responses"]["SampleError429"];
    assert_eq!(response["headers"]["X-Limit"]["example"], 250);

    let page = reference::html(&SampleError::CATALOG);
    for line in ["<i>X-Limit:</i> 250\n", "<i>X-Window:</i> value\n", "<i>Retry-After:</i> 12\n"] {
        assert!(page.contains(line), "{line} in {page}");
    }
    assert!(reference::markdown(&SampleError::CATALOG).contains("| `X-Limit` | such as `250` |"));
}

#[test]
fn messages_have_the_examples_and_the_public_names_of_fields() {
    let sent = |index: usize| error(index)["example"]["detail"].clone();
    assert_eq!(error(0)["message"], "at most {limit} of {item_kind}, now {}");
    assert_eq!(sent(0), "at most 250 of order, now <value>");
    assert_eq!(error(1)["message"], "{}");
    assert_eq!(sent(1), "The body is not JSON.");
    assert_eq!(error(1)["message_example"], "The body is not JSON.");
    assert_eq!(error(2)["message"], "{first} and {}");
    let page = reference::html(&SampleError::CATALOG);
    let line = "<dt>Message</dt><dd>such as <code>The body is not JSON.</code></dd>";
    assert!(page.contains(line), "{page}");
    let page = reference::markdown(&SampleError::CATALOG);
    assert!(page.contains("- Message: such as `at most 250 of order, now <value>`\n"), "{page}");
}

/// The header and the data member of a delay have the same seconds.
#[test]
fn a_delay_is_whole_seconds() {
    let later = error(3);
    assert_eq!(later["example"]["wait"], 90);
    assert_eq!(later["headers"][0]["example"], "90");
    assert_eq!(later["data"][0]["schema"]["examples"], json!([90]));
}

#[test]
fn sentences_do_not_run_together() {
    let document = reference::openapi(&SampleError::CATALOG);
    let description = |status: u16| {
        document["components"]["responses"][format!("SampleError{status}")]["description"].clone()
    };
    assert_eq!(
        description(429),
        "Too Many Requests\n- `LIMIT`: The limit is reached for this hour. Retry: Yes, after the number of \
         seconds in `Retry-After`."
    );
    assert_eq!(description(400), "Bad Request\n- `TEXT`: Text.");
    // The description of a hidden error is the meaning of its status.
    assert_eq!(
        description(504),
        "Gateway Timeout\n- `GATEWAY_TIMEOUT`: The server, or another server that it uses, did not respond in time. \
         Retry: Yes, with exponential backoff, if the request is idempotent."
    );
}

/// In the descriptions of the published APIs, each line ends with a period. The text before the
/// advice about retries does too.
#[test]
fn the_published_descriptions_are_sentences() {
    let mut with_retry = 0;
    for contract in contracts::all() {
        let document = reference::openapi(contract.catalog);
        let responses = document["components"]["responses"].as_object().unwrap();
        for response in responses.values() {
            let description = response["description"].as_str().unwrap();
            for line in description.lines().skip(1) {
                let mut sentences = line.split(" Retry: ");
                assert!(sentences.all(|sentence| sentence.ends_with('.')), "{line}");
                with_retry += usize::from(line.contains(" Retry: "));
            }
        }
    }
    assert!(with_retry > 0, "a description says when to retry");
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::MessageOnly)]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum OnlyMessage {
    #[error("there is no {name}")]
    #[status(404)]
    Missing {
        #[data]
        name: String,
    },
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = envelope::GoogleRpc, domain = "shop.example.com")]
#[expect(dead_code, reason = "the errors are only documented, never constructed")]
enum InStrings {
    #[error("there are {count}")]
    #[status(409)]
    Several {
        #[data]
        count: u32,
    },
}

#[test]
fn data_is_described_as_it_is_sent() {
    let page = reference::html(&OnlyMessage::CATALOG);
    assert!(page.contains("<th scope=\"col\">In the message</th>"), "{page}");
    let page = reference::html(&InStrings::CATALOG);
    assert!(
        page.contains("<td data-label=\"Data\"><code>count</code></td><td data-label=\"Type\"><code>string</code>"),
        "{page}"
    );
}
