//! Errors that a client parsed.

use crate::shop::{ItemError, NotFound, StoreError};
use api_error::envelope::{Detailed, GoogleRpc, JsonApi, MessageOnly, Problem};
use api_error::testing::assert_error;
use api_error::{ApiError, Context, Envelope, Issue, Received, render};
use std::time::Duration;

fn receive<V: Envelope>(error: &dyn ApiError) -> Received {
    let context = Context::new().with_request_id("req_1").with_instance("/items/7");
    let response = render::<V>(error, &context);
    V::parse(response.status(), response.headers(), response.body())
}

fn invalid(message: &str) -> ItemError {
    let issue = Issue::new("min_length", message, "/name").with("expected", 3);
    ItemError::Invalid { issues: vec![issue] }
}

#[test]
fn the_error_that_was_sent() {
    let received = receive::<Detailed>(&invalid("too short"));
    assert_error!(received, invalid("too short"));
    assert_error!(&received, invalid("too short"));
    assert_error!(receive::<Problem>(&NotFound { id: 7 }), NotFound { id: 7 });
    let closed = StoreError::ClosedUntil { hour: 9 };
    assert_error!(receive::<JsonApi>(&closed), closed);
}

/// `MessageOnly` does not send a name or data.
#[test]
fn an_envelope_that_sends_less() {
    let limited = ItemError::RateLimited { retry_after: Duration::from_secs(30) };
    assert_error!(receive::<MessageOnly>(&limited), limited, in MessageOnly);
    assert_error!(receive::<GoogleRpc>(&limited), limited, in GoogleRpc);
}

#[test]
#[should_panic(expected = "        \"name\": \"min_length\",
-       \"message\": \"too short\",
+       \"message\": \"too long\",
        \"pointer\": \"/name\",
")]
fn another_issue_fails_the_assertion() {
    assert_error!(receive::<Detailed>(&invalid("too long")), invalid("too short"));
}
