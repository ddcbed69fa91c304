//! Errors that are not the response, such as an error in a spawned task. Their events have the
//! facts about the request.

use crate::RUNNERS;
use crate::events::{Journal, collect, logged};
use crate::server::{runtime, send};
use crate::stock::{Plain, SECRET, reserved, stock};
use api_error::envelope::Problem;
use api_error::{ApiErrorLayer, CurrentRequest, Error};
use reqwest::{Client, Method};

#[test]
fn a_spawned_task_reports_with_the_facts_of_the_request() {
    collect();
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in RUNNERS {
            let journal = Journal::default();
            let layer = ApiErrorLayer::<Problem>::new().trace_context().observe(journal.observer());
            let address = start(layer.register::<Plain>().negotiate().into());
            let ask = async |path: &str, accept: &str| {
                let id = format!("outside-{runner}-{path}-{accept}").replace('/', "-");
                let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
                let sent = [("x-request-id", &*id), ("accept", accept), ("traceparent", trace)];
                let url = format!("http://{address}{path}?secret=1");
                let reply = send(&client, Method::GET, url, &sent, "").await;
                assert_eq!(reply.status, 200, "{runner} {path}: {reply:?}");
                (reply.body, id)
            };

            let (body, id) = ask("/spawn/reserved", "*/*").await;
            assert_eq!(
                body,
                format!(
                    r#"{{"title":"Conflict","status":409,"detail":"A-7 is reserved","instance":"/spawn/reserved","name":"RESERVED","sku":"A-7","request_id":"{id}","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736"}}"#
                ),
                "{runner}"
            );
            let [observed] = &*journal.take() else { panic!("{runner}") };
            assert_eq!((observed.status, &*observed.name), (409, "RESERVED"), "{runner}");
            assert_eq!((&observed.request_id, &*observed.path), (&id, "/spawn/reserved"));
            // poem adds the route to a response, and this error is not the response.
            let route = match runner {
                "axum" | "actix" => Some("/spawn/{name}"),
                "rocket" => Some("/spawn/<name>"),
                _ => None,
            };
            assert_eq!(observed.route.as_deref(), route, "{runner}");
            assert_eq!(logged(&id)[0]["trace_id"], "4bf92f3577b34da6a3ce929d0e0e4736");

            let (body, _) = ask("/spawn/reserved", "text/plain").await;
            assert_eq!(body, r#"{"name":"RESERVED","data":{"sku":"A-7"}}"#, "{runner}");

            let (body, id) = ask("/spawn/database", "*/*").await;
            assert!(!body.contains(SECRET) && !body.contains("stock database"), "{body}");
            assert!(logged(&id)[0]["error"].ends_with(SECRET), "{runner}");

            let (body, id) = ask("/id", "*/*").await;
            assert_eq!(body, id, "{runner}");
        }
    });
}

#[test]
fn an_error_without_a_layer_has_its_declared_envelope() {
    let request = CurrentRequest::get();
    assert_eq!(request.context(), &api_error::Context::new());
    let body = request.report(&reserved());
    assert_eq!(
        body,
        r#"{"title":"Conflict","status":409,"detail":"A-7 is reserved","name":"RESERVED","sku":"A-7"}"#
    );
    let body = request.clone().report(&*Error::internal(SECRET));
    assert!(!String::from_utf8_lossy(&body).contains(SECRET));
    let Err(error) = stock("account") else { panic!("it is locked") };
    assert!(String::from_utf8_lossy(&request.report(&error)).contains("LOCKED"));
}

#[test]
fn an_event_of_a_stream_contains_the_error() {
    use axum::response::{IntoResponse, Sse};
    use http_body_util::BodyExt;

    let event = CurrentRequest::get().sse_event(&reserved());
    let stream = tokio_stream::iter([Ok::<_, std::convert::Infallible>(event)]);
    let body = Sse::new(stream).into_response().into_body();
    let bytes = runtime().block_on(body.collect()).unwrap().to_bytes();
    assert_eq!(
        String::from_utf8(bytes.into()).unwrap(),
        "event: error\ndata: {\"title\":\"Conflict\",\"status\":409,\"detail\":\"A-7 is reserved\",\"name\":\"RESERVED\",\"sku\":\"A-7\"}\n\n"
    );
}
