//! Secrets do not reach a client, and all of them reach the log.

use crate::log::Log;
use crate::same::RUNNERS;
use crate::server::{runtime, send};
use crate::shop::{self, PANIC, SECRETS, TEXT};
use reqwest::{Client, Method};

#[test]
fn secrets_reach_only_the_log() {
    let log = Log::default();
    tracing::subscriber::set_global_default(log.subscriber()).unwrap();
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

/// Fails unless the last request has one event that contains these texts.
#[track_caller]
fn check_event(log: &Log, id: &str, (level, status, parts): (&str, u16, &[&str])) {
    let text = log.take();
    let with_id = format!(" request_id=\"{id}\"");
    let status = format!(" http.response.status_code={status}");
    let is_layered = id.contains("-true");
    // Other tests in this process also log, with other request ids.
    let events: Vec<_> = text
        .lines()
        .filter(|line| line.contains(" api_error: "))
        .filter(
            |line| if is_layered { line.contains(&with_id) } else { !line.contains("request_id") },
        )
        .filter(|line| line.contains(level) && line.contains(&status))
        .filter(|line| parts.iter().all(|part| line.contains(part)))
        .collect();
    if is_layered {
        assert_eq!(events.len(), 1, "{id}: {text}");
        let all = text.lines().filter(|line| line.contains(&with_id)).count();
        assert_eq!(all, 1, "{id} is logged once: {text}");
    } else {
        assert!(!events.is_empty(), "{id}: {text}");
    }
    for event in events {
        assert!(event.contains(" error.type=\""), "{event}");
    }
}
