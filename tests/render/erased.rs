//! `api_error::Error`, which contains any error.

use api_error::http::StatusCode;
use api_error::{ApiError, Error};
use serde_json::{Value, json};

fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(error.to_response().body()).expect("the body is JSON")
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("teapot")]
#[status(418)]
struct Teapot;

fn handler(fails: bool) -> Result<(), Error> {
    if fails { Err(Teapot)? } else { Ok(()) }
}

#[test]
fn question_mark_converts_any_api_error() {
    assert!(handler(false).is_ok());
    let error = handler(true).unwrap_err();
    assert_eq!((error.name(), error.status()), ("TEAPOT", StatusCode::IM_A_TEAPOT));
    assert_eq!(error.to_response().body(), Teapot.to_response().body());
    assert_eq!((error.to_string(), format!("{error:?}")), ("teapot".into(), "Teapot".into()));
}

#[test]
fn internal_converts_any_error_to_a_hidden_500() {
    let error = Error::internal(std::io::Error::other("disk on fire"));
    assert_eq!(
        body(&*error),
        json!({
            "title": "Internal Server Error", "status": 500,
            "detail": "Internal Server Error", "name": "INTERNAL_SERVER_ERROR",
        })
    );
    assert!(error.is_retryable());
    let logged = format!("{error}: {:?}", error.source());
    assert!(logged.contains("disk on fire"), "the log contains the text: {logged}");
    assert_eq!(Error::internal("a text").status(), StatusCode::INTERNAL_SERVER_ERROR);
}
