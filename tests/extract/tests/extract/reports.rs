//! An error report of anyhow, eyre, error-stack or rootcause becomes a 500. The response does not
//! contain the text of the report. The log contains the text and the sources.

use crate::app::Log;
use api_error::ResultExt;
use std::error::Error as StdError;
use std::io;

fn disk() -> io::Error {
    io::Error::other("SECRET disk")
}

fn check(result: Result<(), api_error::Error>, line: u32) {
    let error = result.unwrap_err();
    assert_eq!(error.status(), 500);
    let response = error.to_response();
    assert!(!String::from_utf8_lossy(response.body()).contains("SECRET"), "{response:?}");
    let location = error.location().unwrap();
    assert_eq!((location.file(), location.line()), (file!(), line));

    let log = log_of(error);
    for part in ["SECRET loading", "SECRET disk"] {
        assert_eq!(log.matches(part).count(), 1, "{part} in {log}");
    }
}

fn log_of(error: api_error::Error) -> String {
    let log = Log::start();
    let _ = axum::response::IntoResponse::into_response(error);
    log.text()
}

#[test]
fn a_report_of_anyhow() {
    use anyhow::Context;
    let result: anyhow::Result<()> = Err(disk()).context("SECRET loading");
    check(result.internal(), line!());
}

#[test]
fn a_report_of_eyre() {
    use eyre::WrapErr;
    let result: eyre::Result<()> = Err(disk()).wrap_err("SECRET loading");
    check(result.internal(), line!());
}

#[derive(Debug, thiserror::Error)]
#[error("SECRET loading")]
struct Loading;

#[test]
fn a_report_of_error_stack() {
    use error_stack::ResultExt as _;
    let result: Result<(), error_stack::Report<Loading>> =
        Err(error_stack::Report::new(disk())).change_context(Loading);
    check(ResultExt::internal(result), line!());

    let report = error_stack::Report::new(disk()).change_context(Loading);
    let error = Err::<(), _>(report).internal_with(|| "cart 7").unwrap_err();
    let log = log_of(error);
    for part in ["cart 7", "SECRET loading: SECRET disk", "reports.rs:"] {
        assert!(log.contains(part), "{part} in {log}");
    }
}

#[test]
fn a_report_of_rootcause() {
    let report: rootcause::Report = rootcause::report!(disk()).context("SECRET loading").into();
    check(Err::<(), _>(report).internal(), line!());
}

#[test]
fn the_cause_of_a_report_is_found() {
    let error = api_error::Error::internal(anyhow::Error::new(disk()).context("SECRET loading"));
    let mut source = error.source();
    while let Some(cause) = source.filter(|cause| !cause.is::<io::Error>()) {
        source = cause.source();
    }
    assert!(source.is_some_and(<dyn StdError>::is::<io::Error>));
}
