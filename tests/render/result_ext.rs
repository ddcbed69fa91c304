//! `ResultExt`: any error as an API error, with the caller's line.

use api_error::envelope::Coded;
use api_error::{ApiError, Context, EnvelopeSource, Error, HttpError, ResultExt, render};
use std::fmt;
use std::io;
use std::panic::Location;
use std::process::Command;
use std::sync::Arc;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Coded)]
enum ItemError {
    #[error("there is no item {id}")]
    #[status(404)]
    #[code(7)]
    #[api_error(header("X-Items", "none"))]
    Unknown {
        #[data]
        id: u64,
    },

    #[error("wrapped")]
    #[status(400)]
    Wrapped(#[source] fmt::Error),

    #[error(transparent)]
    #[api_error(transparent)]
    Any(Arc<dyn ApiError + Send + Sync>),
}

fn disk_full() -> io::Result<u8> {
    Err(io::Error::other("disk full"))
}

fn chain(error: &Error) -> Vec<String> {
    let mut texts = Vec::new();
    let mut source = error.source();
    while let Some(error) = source {
        texts.push(error.to_string());
        source = error.source();
    }
    texts
}

#[test]
fn values_are_returned() {
    assert_eq!(Ok::<_, io::Error>(1).internal().unwrap(), 1);
    assert_eq!(Ok::<_, io::Error>(1).internal_with(|| "context").unwrap(), 1);
    assert_eq!(Ok::<_, io::Error>(1).or_error(HttpError::NotFound).unwrap(), 1);
    assert_eq!(Some(1).internal().unwrap(), 1);
    assert_eq!(Some(1).internal_with(|| "context").unwrap(), 1);
    assert_eq!(Some(1).or_error(HttpError::NotFound).unwrap(), 1);
}

#[test]
fn each_method_records_the_line_of_its_caller() {
    let first = line!() + 2;
    let errors = [
        disk_full().internal().unwrap_err(),
        disk_full().internal_with(|| "context").unwrap_err(),
        disk_full().or_error(HttpError::NotFound).unwrap_err(),
        None::<u8>.internal().unwrap_err(),
        None::<u8>.internal_with(|| "context").unwrap_err(),
        None::<u8>.or_error(HttpError::NotFound).unwrap_err(),
        Error::internal("text"),
    ];
    for (line, error) in (first..).zip(&errors) {
        let location = error.location().expect("it was recorded");
        assert_eq!((location.file(), location.line()), (file!(), line));
    }
    assert!(Error::from(HttpError::NotFound).location().is_none());
    assert!(Error::from(HttpError::NotFound).backtrace().is_none());

    // The location is also found behind a transparent variant, and behind another `Error`.
    let [internal, ..] = errors;
    let any = Error::from(ItemError::Any(internal.into()));
    assert_eq!(any.location().map(Location::line), Some(first));
    let boxed = Error::from(any.into_inner());
    assert_eq!(boxed.location().map(Location::line), Some(first));
}

#[test]
fn an_internal_error_has_the_texts_of_its_source_and_the_response_of_a_500() {
    for error in
        [disk_full().internal().unwrap_err(), Error::internal(io::Error::other("disk full"))]
    {
        assert_eq!(error.to_string(), "disk full");
        assert!(format!("{error:?}").starts_with("Internal(Custom"), "{error:?}");
        assert!(error.downcast_ref::<io::Error>().is_some());
        assert_eq!(error.to_response().body(), HttpError::InternalServerError.to_response().body());
        assert_eq!(error.envelope_source(), EnvelopeSource::Default);
    }
}

#[test]
fn the_context_precedes_the_cause() {
    let error = disk_full().internal_with(|| format!("loading cart {}", 7)).unwrap_err();
    assert_eq!(error.to_string(), "loading cart 7");
    assert_eq!(chain(&error), ["disk full"]);
    assert!(format!("{error:?}").contains("loading cart 7"));
    assert!(error.downcast_ref::<io::Error>().is_some());
    let body = String::from_utf8(error.to_response().body().to_vec()).unwrap();
    assert!(!body.contains("cart") && !body.contains("disk"), "{body}");

    assert_eq!(chain(&None::<u8>.internal_with(|| "no row").unwrap_err()), ["the value is absent"]);
}

#[test]
fn or_error_renders_the_error_and_logs_its_cause() {
    let plain = ItemError::Unknown { id: 7 };
    for error in [
        disk_full().or_error(ItemError::Unknown { id: 7 }).unwrap_err(),
        None::<u8>.or_error(ItemError::Unknown { id: 7 }).unwrap_err(),
        disk_full().or_error(Error::from(ItemError::Unknown { id: 7 })).unwrap_err(),
    ] {
        for (response, expected) in [
            (error.to_response(), plain.to_response()),
            (
                render::<api_error::envelope::Problem>(&*error, &Context::new()),
                render::<api_error::envelope::Problem>(&plain, &Context::new()),
            ),
        ] {
            assert_eq!(response.status(), expected.status());
            assert_eq!(response.headers(), expected.headers());
            assert_eq!(response.body(), expected.body());
        }
        assert_eq!(error.to_string(), plain.to_string());
        assert_eq!(format!("{error:?}"), format!("{plain:?}"));
        assert!(matches!(error.downcast_ref(), Some(ItemError::Unknown { id: 7 })));
        assert!(error.downcast_ref::<io::Error>().is_none());
    }
    let error = disk_full().or_error(ItemError::Unknown { id: 7 }).unwrap_err();
    assert_eq!(chain(&error), ["disk full"]);
    let absent = None::<u8>.or_error(ItemError::Wrapped(fmt::Error)).unwrap_err();
    assert_eq!(chain(&absent), [fmt::Error.to_string()]);
}

/// A process reads `RUST_BACKTRACE` only once, so this test starts itself again.
#[test]
fn a_backtrace_is_captured_if_the_environment_asks_for_it() {
    const CHILD: &str = "API_ERROR_BACKTRACE_CHILD";
    if std::env::var_os(CHILD).is_some() {
        let wanted = std::env::var_os("RUST_BACKTRACE").is_some_and(|value| value == "1");
        assert_eq!(disk_full().internal().unwrap_err().backtrace().is_some(), wanted);
        assert!(disk_full().or_error(HttpError::NotFound).unwrap_err().backtrace().is_none());
        return;
    }
    for wanted in ["0", "1"] {
        let test = "result_ext::a_backtrace_is_captured_if_the_environment_asks_for_it";
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", test])
            .env(CHILD, "1")
            .env("RUST_BACKTRACE", wanted)
            .env_remove("RUST_LIB_BACKTRACE")
            .output()
            .unwrap();
        let output = String::from_utf8_lossy(&child.stdout);
        assert!(child.status.success() && output.contains("1 passed"), "{output}");
    }
}
