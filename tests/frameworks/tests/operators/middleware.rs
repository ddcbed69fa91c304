//! An error of tower's middleware is logged once, in the event of the response. If the response is
//! another error, the error of the middleware has a separate event.

use crate::events::{Journal, Logged, collect, logged};
use api_error::envelope::Problem;
use api_error::tower::handle_error;
use api_error::{ApiErrorLayer, HttpError};
use axum::body::Body;
use axum::error_handling::HandleErrorLayer;
use axum::http::{Request, StatusCode};
use axum::response::IntoResponse;
use axum::routing::get;
use axum::{BoxError, Router};
use std::time::Duration;
use tower::{ServiceBuilder, ServiceExt};

async fn slow() {
    tokio::time::sleep(Duration::from_secs(60)).await;
}

fn slow_app<R: IntoResponse + 'static>(respond: fn(HttpError) -> R) -> Router {
    let handler = HandleErrorLayer::new(async move |error: BoxError| respond(handle_error(error)));
    let layers = ServiceBuilder::new().layer(handler).timeout(Duration::from_millis(5));
    Router::new().route("/", get(slow).layer(layers))
}

fn ask(app: Router, id: &str) -> StatusCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let request = Request::get("/").header("x-request-id", id).body(Body::empty()).unwrap();
    runtime.block_on(app.oneshot(request)).unwrap().status()
}

#[test]
fn the_event_of_the_response_contains_the_cause() {
    collect();
    let journal = Journal::default();
    let layer = ApiErrorLayer::<Problem>::new().observe(journal.observer());
    let app = slow_app(|error| error).layer(layer);
    assert_eq!(ask(app, "middleware-1"), 504);
    let logged = logged("middleware-1");
    let [event] = &*logged else { panic!("{logged:?}") };
    assert_eq!(event["error.type"], "GATEWAY_TIMEOUT");
    assert!(event["error"].ends_with(": request timed out"), "{event:?}");
    let observed = journal.take();
    assert_eq!(observed.len(), 1, "{observed:?}");
    assert_eq!((observed[0].status, &*observed[0].request_id), (504, "middleware-1"));
}

#[test]
fn the_cause_is_logged_if_the_response_is_not_the_error() {
    collect();
    let layer = ApiErrorLayer::<Problem>::new();
    for (app, id) in [
        (slow_app(|_| StatusCode::IM_A_TEAPOT), "middleware-2"),
        (slow_app(|_| HttpError::NotFound), "middleware-3"),
    ] {
        let status = ask(app.layer(layer.clone()), id);
        let [event] = &*logged(id) else { panic!("{id}") };
        assert_eq!(event["http.response.status_code"], status.as_str());
        assert!(!event["error"].contains("request timed out"), "{event:?}");
    }
    let causes = logged("");
    // Other tests log faults too. The event of a fault has no field `error`.
    let is_cause =
        |event: &&Logged| event.get("error").is_some_and(|text| text == "request timed out");
    assert_eq!(causes.iter().filter(is_cause).count(), 2, "{causes:?}");
}

#[test]
fn an_error_without_a_layer_is_one_event_too() {
    let records = crate::events::record(|| {
        assert_eq!(ask(slow_app(|error| error), "middleware-4"), 504);
    });
    let [event] = &*records else { panic!("{records:?}") };
    assert_eq!(event["error.type"], "GATEWAY_TIMEOUT");
    assert!(event["error"].ends_with(": request timed out"), "{event:?}");
}
