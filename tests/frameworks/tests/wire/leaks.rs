//! Secrets are not sent. They are in the log, which the test parses as JSON.

use crate::log::Log;
use crate::same::RUNNERS;
use crate::server::{runtime, send};
use crate::shop::{self, PANIC, SECRETS, TEXT};
use reqwest::{Client, Method};
use serde_json::Value;

#[test]
fn secrets_reach_only_the_log() {
    let log = Log::default();
    tracing::subscriber::set_global_default(log.json_subscriber()).unwrap();
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in RUNNERS {
            for is_layered in [false, true] {
                let address = start(is_layered.then(shop::layer));
                let ask = async |path: &str| {
                    let id = format!("{runner}-{is_layered}{}", path.replace('/', "-"));
                    let sent = [("x-request-id", &*id)];
                    let url = format!("http://{address}{path}");
                    let reply = send(&client, Method::GET, url, &sent, "").await;
                    let everything = format!("{reply:?}");
                    for secret in [&SECRETS[..], &[PANIC]].concat() {
                        assert!(!everything.contains(secret), "{runner} {path}: {everything}");
                    }
                    (id, reply)
                };
                let event = ("ERROR", 500, &SECRETS[1..2]);
                check_event(&log, &ask("/any/internal").await.0, event);
                let event = ("ERROR", 500, &SECRETS[..2]);
                check_event(&log, &ask("/shop/database").await.0, event);
                let event = ("DEBUG", 409, &["A-7 is sold out"][..]);
                check_event(&log, &ask("/shop/sold-out").await.0, event);
                if !is_layered || runner == "hyper" {
                    continue;
                }
                // rocket reports a panic only to the panic hook of the process.
                let panic = if runner == "rocket" { &[][..] } else { &[PANIC] };
                check_event(&log, &ask("/shop/panic").await.0, ("ERROR", 500, panic));
                let (id, reply) = ask("/text/500").await;
                assert!(!reply.body.contains(TEXT), "{runner}: {reply:?}");
                check_event(&log, &id, ("ERROR", 500, &[TEXT]));
                if runner == "poem" {
                    let (id, reply) = ask("/poem/500").await;
                    assert!(!reply.body.contains(TEXT), "{runner}: {reply:?}");
                    check_event(&log, &id, ("ERROR", 500, &[TEXT]));
                }
                let (id, reply) = ask("/text/400").await;
                assert!(!reply.body.contains(TEXT), "{runner}: {reply:?}");
                check_event(&log, &id, ("DEBUG", 400, &[TEXT]));
            }
        }
    });
}

/// Fails unless the log has an event of this request with the level, the status and the texts. With
/// a layer, the log must have only one event of the request.
#[track_caller]
fn check_event(log: &Log, id: &str, (level, status, parts): (&str, u16, &[&str])) {
    let text = log.take();
    let events: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let is_layered = id.contains("-true");
    let expected_id = is_layered.then_some(id);
    // Other tests in this process also log, with other request ids.
    let mut of_request: Vec<_> = events
        .iter()
        .filter(|event| event["target"] == "api_error")
        .filter(|event| event["fields"]["request_id"].as_str() == expected_id)
        .collect();
    if is_layered {
        assert_eq!(of_request.len(), 1, "{id} is logged once: {text}");
    }
    of_request.retain(|event| {
        let fields = &event["fields"];
        let error = fields["error"].as_str().unwrap_or_default();
        event["level"] == level
            && fields["http.response.status_code"] == status
            && fields["error.type"].is_string()
            && fields["message"] == fields["error.type"]
            && parts.iter().all(|part| error.contains(part))
    });
    assert!(!of_request.is_empty(), "{id} {level} {status} {parts:?}: {text}");
}
