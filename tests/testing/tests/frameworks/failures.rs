//! The text that a failed assertion prints.

use crate::each_envelope::each_envelope;
use crate::shop::{ItemError, NotFound, StoreError};
use api_error::bytes::Bytes;
use api_error::http::{HeaderValue, Response};
use api_error::testing::assert_error;
use api_error::{ApiError, Context, Envelope, render};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Returns the text with which an assertion panics.
fn failure(assertion: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(assertion)).expect_err("the assertion fails");
    *payload.downcast::<String>().expect("the payload is a text")
}

#[test]
fn the_text_shows_both_responses() {
    let response = ItemError::Duplicated { key: 8 }.to_response();
    let text = failure(|| assert_error!(response, ItemError::Duplicated { key: 7 }));
    insta::assert_snapshot!("other_data", text);

    let response = NotFound { id: 7 }.render(&Context::new().with_request_id("req_1"));
    let text = failure(|| assert_error!(response, ItemError::TokenExpired));
    insta::assert_snapshot!("other_error", text);

    let response = StoreError::ClosedUntil { hour: 10 }.to_response();
    let text = failure(|| assert_error!(response, StoreError::ClosedUntil { hour: 9 }));
    insta::assert_snapshot!("error_of_an_api", text);

    let response = Response::builder().status(502).header("content-type", "text/html");
    let response = response.body("<html>Bad Gateway</html>").unwrap();
    let text = failure(|| assert_error!(response, ItemError::TokenExpired));
    insta::assert_snapshot!("not_json", text);
}

/// Asserts that `assert_error!` fails after `change`.
fn assert_noticed(change: impl FnOnce(&mut Response<Bytes>)) {
    let limited = ItemError::RateLimited { retry_after: Duration::from_secs(30) };
    let mut response = limited.to_response();
    assert_error!(response, limited);
    change(&mut response);
    failure(|| assert_error!(response, limited));
}

#[test]
fn every_part_is_compared() {
    assert_noticed(|response| *response.status_mut() = api_error::http::StatusCode::BAD_REQUEST);
    assert_noticed(|response| {
        let value = HeaderValue::from_static("application/problem+json");
        response.headers_mut().insert("content-type", value);
    });
    assert_noticed(|response| {
        response.headers_mut().append("content-type", HeaderValue::from_static("text/html"));
    });
    assert_noticed(|response| {
        response.headers_mut().remove("retry-after");
    });
    assert_noticed(|response| {
        response.headers_mut().insert("retry-after", HeaderValue::from_static("31"));
    });
    assert_noticed(|response| *response.body_mut() = Bytes::new());
    assert_noticed(|response| {
        let body = String::from_utf8_lossy(response.body()).replacen('{', r#"{"more":1,"#, 1);
        *response.body_mut() = body.into();
    });
}

#[test]
fn the_order_of_members_and_additional_headers_are_not_compared() {
    let error = ItemError::Duplicated { key: 7 };
    let mut response = error.to_response();
    response.headers_mut().insert("server", HeaderValue::from_static("test"));
    *response.body_mut() = r#"{ "details": {"key":7}, "code": "DUPLICATED",
        "message": "the item 7 is duplicated", "requestId": "req_1", "error": "duplicated" }"#
        .into();
    assert_error!(response, error);
}

fn assert_context_is_ignored<V: Envelope>() {
    let error = ItemError::RateLimited { retry_after: Duration::from_secs(30) };
    let id = |context: Context| context.with_request_id("0b9e4c5e-4f1a");
    let path = |context: Context| context.with_instance("/items/%C3%A4?x=1");
    let contexts =
        [Context::new(), id(Context::new()), path(Context::new()), path(id(Context::new()))];
    for context in contexts {
        assert_error!(render::<V>(&error, &context), error, in V);
    }
}

#[test]
fn the_context_is_ignored_in_every_envelope() {
    each_envelope!(V => assert_context_is_ignored::<V>());
}

/// The panic is reported at the line of the test.
#[test]
fn the_location_is_that_of_the_assertion() {
    let (sender, receiver) = std::sync::mpsc::channel();
    let test = std::thread::current().id();
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        hook(info);
        // Other tests panic at the same time.
        if std::thread::current().id() == test
            && let Some(location) = info.location()
        {
            let _ = sender.send((location.file().to_owned(), location.line()));
        }
    }));
    let response = ItemError::Duplicated { key: 8 }.to_response();
    let line = line!() + 1;
    failure(|| assert_error!(response, ItemError::TokenExpired));
    assert_eq!(receiver.recv(), Ok((file!().to_owned(), line)));
}
