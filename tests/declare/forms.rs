//! The forms of a declaration: enum or struct, one attribute or several, default or declared.

use crate::{body, specs};
use api_error::envelope::{Coded, MessageOnly, Problem};
use api_error::{ApiError, Context, Issue, render};
use serde_json::json;
use thiserror::Error;

#[test]
fn envelope_is_problem_unless_declared() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    struct Default;
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(envelope = MessageOnly)]
    struct Assigned;
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(envelope(Coded))]
    struct Called;

    assert_eq!(Default.to_response().headers()["content-type"], "application/problem+json");
    assert_eq!(Default.to_response().body(), render::<Problem>(&Default, &Context::new()).body());
    assert_eq!(body(&Assigned), json!({ "error": "text" }));
    assert_eq!(Called.to_response().body(), render::<Coded>(&Called, &Context::new()).body());
}

#[test]
fn several_attributes_and_several_keys_in_one() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[api_error(envelope = Problem)]
    #[api_error(domain = "a.example", rename_all = "kebab-case")]
    #[api_error()]
    enum E {
        #[api_error(status = 404, code(7, "Seven"), help = "https://a.example/h")]
        #[api_error(title = "T")]
        OutOfStock {
            #[api_error(data = "skuId", header = "X-Sku")]
            sku: u8,
            #[api_error(data)]
            #[api_error(retry_after)]
            wait: u8,
        },
    }

    let error = E::OutOfStock { sku: 1, wait: 2 };
    assert_eq!(
        body(&error),
        json!({
            "title": "Not Found", "status": 404, "detail": "text", "name": "out-of-stock", "code": 7,
            "skuId": 1, "wait": 2,
        })
    );
    let response = error.to_response();
    assert_eq!(response.headers()["x-sku"], "1");
    assert_eq!(response.headers()["retry-after"], "2");
    assert_eq!((error.title(), error.code_name()), ("T", Some("Seven")));
}

#[test]
fn structs() {
    /// A struct with everything.
    #[derive(Debug, Error, ApiError)]
    #[error("{0} is locked")]
    #[status(423)]
    #[code(9)]
    #[name("DOOR_LOCKED")]
    #[api_error(title = "Locked", domain = "doors.example", header("X-Door", "{0}"))]
    struct Locked(#[data("door")] u8, #[api_error(issues)] Vec<Issue>);

    #[derive(Debug, Error, ApiError)]
    #[error("gone")]
    #[status(410)]
    struct LongGone;

    let error = Locked(3, Vec::new());
    assert_eq!(
        body(&error),
        json!({
            "title": "Locked", "status": 423, "detail": "3 is locked", "name": "DOOR_LOCKED",
            "code": 9, "door": 3,
        })
    );
    assert_eq!(error.to_response().headers()["x-door"], "3");
    assert_eq!(error.spec().description(), Some("A struct with everything."));
    assert_eq!((LongGone.name(), LongGone.title()), ("LONG_GONE", "Long gone"));
    assert_eq!(LongGone.spec().variant(), "LongGone");
    assert_eq!(specs::<Locked>().len(), 1);
}

/// Items that have the names of this library, of other crates and of the standard library.
mod default_path {
    #![allow(dead_code, reason = "the test needs these names")]

    mod api_error {}
    mod core {}
    mod std {}
    mod http {}
    mod serde {}
    type Result = ();
    struct Option;
    struct Some;
    struct None;

    #[derive(Debug, ::thiserror::Error, ::api_error::ApiError)]
    #[error("text {key}")]
    #[status(400)]
    pub(super) struct E {
        #[data]
        pub(super) key: u8,
    }
}

#[test]
fn the_default_crate_path_ignores_local_names() {
    assert_eq!(default_path::E { key: 1 }.message().to_string(), "text 1");
}
