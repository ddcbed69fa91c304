//! The counter of the feature `metrics`, as Prometheus reads it from a running server.

use crate::same::RUNNERS;
use crate::server::{background, listen, runtime, send};
use crate::shop::{PANIC, SECRETS, TEXT};
use crate::tool;
use api_error::{ApiErrorLayer, metrics};
use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use reqwest::{Client, Method};
use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Command, Stdio};

const COUNTER: &str = "http_server_errors";
const LABELS: [&str; 4] =
    ["error_type", "http_response_status_code", "http_request_method", "http_route"];

/// The count of each combination of label values.
type Counts = BTreeMap<[Option<String>; 4], u64>;

/// Serves the metrics of the process at `/metrics`.
fn start_exporter(handle: PrometheusHandle) -> SocketAddr {
    let (listener, address) = listen();
    background(async move || {
        let router = Router::new().route("/metrics", get(async move || handle.render()));
        axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), router).await
    });
    address
}

async fn scrape(client: &Client, python: &Path, exporter: SocketAddr) -> Counts {
    let reply = send(client, Method::GET, format!("http://{exporter}/metrics"), &[], "").await;
    assert_eq!(reply.status, 200, "{reply:?}");
    for secret in SECRETS.iter().chain(&[PANIC, TEXT, "A-7", "secret-of-path", "BREW"]) {
        assert!(!reply.body.contains(secret), "{secret}: {}", reply.body);
    }
    parse(python, &reply.body)
}

/// Parses the metrics with the library of the Prometheus project.
fn parse(python: &Path, text: &str) -> Counts {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire/scrape.py");
    let mut command = Command::new(python);
    let pipes = command.arg(script).arg(COUNTER).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = pipes.spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{text}");
    let samples: Vec<(BTreeMap<String, String>, f64)> =
        serde_json::from_slice(&output.stdout).unwrap();
    let count = |(mut labels, count): (BTreeMap<String, String>, f64)| {
        let values = LABELS.map(|name| labels.remove(name));
        assert!(labels.is_empty(), "{labels:?}");
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small")]
        (values, count as u64)
    };
    samples.into_iter().map(count).collect()
}

#[test]
fn prometheus_reads_the_counter_in_every_framework() {
    let Some(python) = tool::find("python/bin/python") else { return };
    let handle = PrometheusBuilder::new().install_recorder().unwrap();
    runtime().block_on(async {
        let client = Client::new();
        let exporter = start_exporter(handle);
        for (runner, start) in &RUNNERS[..4] {
            let address = start(Some(ApiErrorLayer::new().observe(metrics::count)));
            let before = scrape(&client, &python, exporter).await;
            for (method, path, body) in [
                ("GET", "/shop/sold-out?secret-of-path", ""),
                ("GET", "/shop/sold-out", ""),
                ("GET", "/any/internal", ""),
                ("GET", "/shop/panic", ""),
                ("GET", "/text/503", ""),
                ("GET", "/secret-of-path", ""),
                ("POST", "/json", "{"),
                ("GET", "/shop/none", ""),
                ("BREW", "/secret-of-path", ""),
            ] {
                let method = Method::from_bytes(method.as_bytes()).unwrap();
                let url = format!("http://{address}{path}");
                send(&client, method, url, &[("content-type", "application/json")], body).await;
            }
            let mut counts = scrape(&client, &python, exporter).await;
            for (labels, count) in before {
                *counts.entry(labels).or_default() -= count;
            }
            counts.retain(|_, count| *count > 0);

            let route = |prefix: &str, parameter: &str| {
                Some(match *runner {
                    "poem" => format!("{prefix}/:{parameter}"),
                    "rocket" => format!("{prefix}/<{parameter}>"),
                    _ => format!("{prefix}/{{{parameter}}}"),
                })
            };
            // poem adds the route to a response, and a panic has no response.
            let route_of_panic = route("/shop", "name").filter(|_| *runner != "poem");
            let labels = |name: &str, status: u16, method: &str, route: Option<String>| {
                [Some(name.to_owned()), Some(status.to_string()), Some(method.to_owned()), route]
            };
            let mut expected = Counts::from([
                (labels("SOLD_OUT", 409, "GET", route("/shop", "name")), 2),
                (labels("INTERNAL_SERVER_ERROR", 500, "GET", route("/any", "name")), 1),
                (labels("INTERNAL_SERVER_ERROR", 500, "GET", route_of_panic), 1),
                (labels("SERVICE_UNAVAILABLE", 503, "GET", route("/text", "status")), 1),
                (labels("NOT_FOUND", 404, "GET", None), 1),
                (labels("BAD_REQUEST", 400, "POST", Some("/json".to_owned())), 1),
            ]);
            // rocket refuses a method that it does not know, and its catcher gets a GET.
            let (name, status, method) = match *runner {
                "rocket" => ("BAD_REQUEST", 400, "GET"),
                _ => ("NOT_FOUND", 404, "_OTHER"),
            };
            expected.insert(labels(name, status, method, None), 1);
            assert_eq!(counts, expected, "{runner}");
        }
    });
}
