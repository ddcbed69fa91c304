//! Tests that run against the servers of all APIs.

use crate::client::{LongBody, ask, clients, start};
use crate::{apis, cirro, crossing_minds, described, fanfare, meta};
use api_error::envelope::{Coded, Described, Detailed, MessageOnly, Meta, OAuth2};
use api_error::{ApiError, Context, Envelope, render};
use axum::Router;
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde_json::Value;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::task::JoinSet;

/// The placeholder for a long body in a table of cases.
const LONG: &str = "long";

/// One error of an API, and its response in the envelope of its server.
struct Sample {
    path: String,
    status: u16,
    headers: HeaderMap,
    body: String,
}

fn samples<V: Envelope, E: ApiError>(base: &str, samples: Vec<(&str, E)>) -> Vec<Sample> {
    let mut counts = HashMap::new();
    let sample = |(name, error): (&str, E)| {
        let index = counts.entry(name.to_owned()).or_insert(0);
        let path = match *index {
            0 => format!("{base}/errors/{name}"),
            index => format!("{base}/errors/{name}/{index}"),
        };
        *index += 1;
        let context =
            Context::new().with_request_id("req-7").with_instance(path.replace(' ', "%20"));
        let response = render::<V>(&error, &context);
        Sample {
            path,
            status: response.status().as_u16(),
            headers: response.headers().clone(),
            body: String::from_utf8(response.body().to_vec()).unwrap(),
        }
    };
    samples.into_iter().map(sample).collect()
}

async fn check_samples(address: SocketAddr, samples: &[Sample]) {
    for client in clients() {
        for sample in samples {
            let url = format!("http://{address}{}", sample.path);
            let id = [("x-request-id", "req-7")];
            let reply = ask(&client, Method::GET, url.clone(), &id, "").await;
            assert_eq!(reply.status, sample.status, "{url}");
            assert_eq!(reply.body, sample.body, "{url}");
            assert_eq!(reply.header("x-request-id"), Some("req-7"), "{url}");
            let head = ask(&client, Method::HEAD, url.clone(), &id, "").await;
            assert_eq!((head.status, &*head.body), (sample.status, ""), "{url}");
            let length = sample.body.len().to_string();
            assert_eq!(head.header("content-length"), Some(&*length), "{url}");
            for headers in [&reply.headers, &head.headers] {
                for name in sample.headers.keys() {
                    let expected: Vec<_> = sample.headers.get_all(name).iter().collect();
                    let found: Vec<_> = headers.get_all(name).iter().collect();
                    assert_eq!(found, expected, "{url} {name}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_error_of_every_api_is_sent_as_rendered() {
    let address = start(cirro::service().0).await;
    check_samples(address, &samples::<MessageOnly, _>("", apis::cirro::samples())).await;
    let address = start(fanfare::router().unwrap()).await;
    check_samples(address, &samples::<Detailed, _>("", apis::fanfare::samples())).await;
    let address = start(crossing_minds::router()).await;
    check_samples(address, &samples::<Coded, _>("", apis::crossing_minds::samples())).await;
    let address = start(meta::router()).await;
    check_samples(address, &samples::<Meta, _>("", apis::meta::samples())).await;
    let address = start(described::router()).await;
    check_samples(address, &samples::<Described, _>("", apis::described::samples())).await;
    let base = "/oauth2/token";
    check_samples(address, &samples::<OAuth2, _>(base, apis::described::token_samples())).await;
    let base = "/oauth2/authorize";
    check_samples(address, &samples::<OAuth2, _>(base, apis::described::authorization_samples()))
        .await;
}

/// Returns whether a body has the members that all error bodies of the API have.
type HasShape = fn(&Value) -> bool;

fn apis() -> [(&'static str, Router, HasShape, &'static str); 5] {
    [
        ("cirro", cirro::service().0, |body| body["error"].is_string(), "/notification_topics"),
        (
            "fanfare",
            fanfare::router().unwrap(),
            |body| body["error"].is_string() && body["code"].is_string(),
            "/products",
        ),
        (
            "crossing_minds",
            crossing_minds::router(),
            |body| body["error_name"].is_string() && body["error_data"]["name"].is_string(),
            "/v1/items-bulk/",
        ),
        ("meta", meta::router(), |body| body["meta"]["error"]["type"].is_string(), "/users"),
        (
            "described",
            described::router(),
            |body| body["message"].is_string() && body["description"].is_string(),
            "/reports",
        ),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn each_server_publishes_the_reference_of_its_errors() {
    for (name, router, ..) in apis() {
        let address = start(router).await;
        for client in clients() {
            let url = format!("http://{address}/errors");
            let page = ask(&client, Method::GET, url, &[], "").await;
            assert_eq!(page.status, 200, "{name}");
            assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"), "{name}");
            for error in names(name) {
                assert!(page.body.contains(error), "{name}: {error}");
            }
        }
    }
}

fn names(api: &str) -> Vec<&'static str> {
    let catalog = match api {
        "cirro" => &apis::cirro::CIRRO,
        "fanfare" => &apis::fanfare::FANFARE,
        "crossing_minds" => &apis::crossing_minds::CROSSING_MINDS,
        "meta" => &apis::meta::META,
        "described" => &apis::described::DESCRIBED,
        other => panic!("there is no API `{other}`"),
    };
    catalog.iter().map(api_error::ErrorSpec::name).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_error_response_has_the_shape_of_the_api() {
    let json = ("content-type", "application/json");
    for (name, router, has_shape, posts) in apis() {
        let address = start(router).await;
        let method = if name == "crossing_minds" { Method::PUT } else { Method::POST };
        let token = ("authorization", "Bearer none");
        for client in clients() {
            for (method, path, headers, body) in [
                (Method::GET, "/nowhere", &[][..], ""),
                (Method::GET, "//nowhere", &[], ""),
                (Method::HEAD, "/nowhere", &[], ""),
                (Method::DELETE, "/errors/x", &[], ""),
                (Method::GET, "/errors/none", &[], ""),
                (Method::GET, "/errors/none/x", &[], ""),
                (Method::GET, "/panic", &[], ""),
                (Method::HEAD, "/panic", &[], ""),
                (Method::GET, "/slow", &[], ""),
                (method.clone(), posts, &[json, token], "{"),
                (method.clone(), posts, &[json, token], "\u{FFFD}"),
                (method.clone(), posts, &[token], "{}"),
                (method.clone(), posts, &[json, token], LONG),
            ] {
                let url = format!("http://{address}{path}");
                let sent = if body == LONG { LongBody::slowly() } else { body.into() };
                let reply = ask(&client, method.clone(), url, headers, sent).await;
                let case = format!("{name}: {method} {path} {body}: {}", reply.status);
                assert!(reply.status >= 400, "{case}");
                assert_eq!(reply.header("content-type"), Some("application/json"), "{case}");
                assert!(reply.header("x-request-id").is_some(), "{case}");
                if method == Method::HEAD {
                    assert_eq!(reply.body, "", "{case}");
                    assert_ne!(reply.header("content-length"), Some("0"), "{case}");
                    continue;
                }
                assert!(has_shape(&reply.json()), "{case} {}", reply.body);
                assert!(!reply.body.contains("on purpose"), "{case} {}", reply.body);
                assert_eq!(reply.status == 405, reply.header("allow").is_some(), "{case}");
                assert_eq!([503, 504].contains(&reply.status), path == "/slow", "{case}");
                assert_eq!(reply.status == 500, path == "/panic", "{case}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_thousand_concurrent_requests_get_their_own_responses() {
    let address = start(crossing_minds::router()).await;
    let samples = samples::<Coded, _>("", apis::crossing_minds::samples());
    let samples: std::sync::Arc<[Sample]> = samples.into();
    let [h1, h2] = clients();
    let mut requests = JoinSet::new();
    for number in 0..2000 {
        let (client, samples) = (if number % 4 == 0 { &h1 } else { &h2 }.clone(), samples.clone());
        requests.spawn(async move {
            let id = format!("request-{number}");
            let sent = [("x-request-id", &*id)];
            // Every twentieth request panics, which must not affect the other requests.
            let sample = (number % 20 != 0).then(|| &samples[number % samples.len()]);
            let path = sample.map_or("/panic", |sample| &sample.path);
            let url = format!("http://{address}{path}");
            let reply = ask(&client, Method::GET, url, &sent, "").await;
            assert_eq!(reply.header("x-request-id"), Some(&*id));
            match sample {
                Some(sample) => {
                    assert_eq!((reply.status, &reply.body), (sample.status, &sample.body));
                }
                None => assert_eq!(reply.json()["error_code"], 0),
            }
        });
    }
    let all = tokio::time::timeout(Duration::from_secs(120), requests.join_all()).await;
    assert_eq!(all.expect("no request hangs").len(), 2000);
}
