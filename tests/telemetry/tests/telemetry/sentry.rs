//! The recipe of the guide for Sentry, with the test transport of Sentry.

use crate::app::{SECRET, ask};
use api_error::ApiErrorLayer;
use api_error::layer::ErrorEvent;
use sentry::protocol::Event;
use sentry::test::with_captured_events;

/// Sends a server error to Sentry.
fn capture(event: &ErrorEvent<'_>) {
    if !event.status().is_server_error() {
        return;
    }
    let mut report = sentry::event_from_error(event.error());
    // Sentry groups events by its default rule, and then by the name.
    report.fingerprint = vec!["{{ default }}".into(), event.label().to_owned().into()].into();
    report.tags.insert("error.type".into(), event.label().into());
    if let Some(id) = event.context().request_id() {
        report.tags.insert("request_id".into(), id.into());
    }
    sentry::capture_event(report);
}

fn captured(path: &str) -> Vec<Event<'static>> {
    with_captured_events(|| ask(ApiErrorLayer::new().observe(capture), path))
}

fn exceptions(event: &Event<'_>) -> Vec<(String, String)> {
    let exceptions = event.exception.iter();
    exceptions.map(|one| (one.ty.clone(), one.value.clone().unwrap_or_default())).collect()
}

#[test]
fn sentry_receives_the_chain_the_name_and_the_request_id() {
    let events = captured("/items");
    assert_eq!(events.len(), 1, "{events:?}");
    let chain = [
        ("Lost", "connection refused"),
        ("Query", "query 7 failed"),
        ("Database", "items database"),
    ];
    let chain = chain.map(|(name, text)| (name.to_owned(), text.to_owned()));
    assert_eq!(exceptions(&events[0]), chain);
    assert_eq!(*events[0].fingerprint, ["{{ default }}", "INTERNAL_SERVER_ERROR"]);
    assert_eq!(events[0].tags["request_id"], "req-7");
    assert_eq!(events[0].tags["error.type"], "INTERNAL_SERVER_ERROR");
}

#[test]
fn sentry_receives_the_cause_of_an_internal_error() {
    let events = captured("/internal");
    assert_eq!(events.len(), 1, "{events:?}");
    let texts: Vec<_> = exceptions(&events[0]).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["connection refused", "loading cart 7"]);
}

#[test]
fn sentry_receives_no_client_error() {
    for path in ["/sold-out", "/nowhere"] {
        let events = captured(path);
        assert!(events.is_empty(), "{path}: {events:?}");
        assert!(!format!("{events:?}").contains(SECRET));
    }
}
