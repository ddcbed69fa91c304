//! The rejections of axum's extractors. The layer finds their kind by their texts, which are in a
//! table.

use crate::axum_texts::EXTRACTOR_TEXTS;
use crate::layer_app::ask_router;
use crate::rejections::probe;
use api_error::layer::RejectionKind;
use axum::body::{Body, Bytes};
use axum::extract::rejection::MatchedPathRejection;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{
    ConnectInfo, DefaultBodyLimit, Form, MatchedPath, Multipart, NestedPath, Path, Query,
    RawPathParams,
};
use axum::http::{Request, Version};
use axum::routing::{any, get, post};
use axum::{Extension, Json, Router};
use axum_extra::TypedHeader;
use axum_extra::headers::Host;
use serde::de::{Deserialize, Deserializer, IgnoredAny};
use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use tower_http::limit::RequestBodyLimitLayer;

/// A type that axum's `Path` does not support.
struct Raw;

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_bytes(IgnoredAny).map(|_| Self)
    }
}

type Fields = HashMap<String, u8>;

fn app() -> Router {
    Router::new()
        .route("/ws", any(async |_: WebSocketUpgrade| ()))
        .route("/json", post(async |_: Json<Fields>| ()))
        .route("/form", any(async |_: Form<Fields>| ()))
        .route("/query", get(async |_: Query<Fields>| ()))
        .route("/text", post(async |_: String| ()))
        .route("/bytes", post(async |_: Bytes| ()))
        .route("/small", post(async |_: Bytes| ()).layer(DefaultBodyLimit::max(1)))
        .route("/limit", post(async |_: Bytes| ()).layer(RequestBodyLimitLayer::new(1)))
        .route("/multipart", post(async |_: Multipart| ()))
        .route("/header", get(async |_: TypedHeader<Host>| ()))
        .route("/extension", get(async |_: Extension<u8>| ()))
        .route("/peer", get(async |_: ConnectInfo<SocketAddr>| ()))
        .route("/nested", get(async |_: NestedPath| ()))
        .route("/path/{id}", get(async |_: Path<u8>| ()))
        .route("/struct/{id}", get(async |_: Path<Fields>| ()))
        .route("/pair/{id}", get(async |_: Path<(u8, u8)>| ()))
        .route("/typed/{id}", get(async |_: Path<Raw>| ()))
        .route("/raw/{id}", get(async |_: RawPathParams| ()))
        .fallback(async |path: Result<MatchedPath, MatchedPathRejection>| path.map(drop))
}

/// A request that an extractor of axum rejects: method, path, headers and body.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str)], &'static [u8]);

const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");
const CONNECTION: (&str, &str) = ("connection", "upgrade");
const UPGRADE: (&str, &str) = ("upgrade", "websocket");
const KEY: (&str, &str) = ("sec-websocket-key", "dGhlIHNhbXBsZSBub25jZQ==");
const VERSION: (&str, &str) = ("sec-websocket-version", "13");

const CASES: &[Case] = &[
    ("POST", "/ws", &[], b""),
    ("GET", "/ws", &[], b""),
    ("GET", "/ws", &[CONNECTION], b""),
    ("GET", "/ws", &[CONNECTION, UPGRADE], b""),
    ("GET", "/ws", &[CONNECTION, UPGRADE, KEY], b""),
    ("GET", "/ws", &[CONNECTION, UPGRADE, KEY, VERSION], b""),
    ("POST", "/json", &[], b"{}"),
    ("POST", "/json", &[JSON], b"{"),
    ("POST", "/json", &[JSON], b"[]"),
    ("POST", "/form", &[], b"a=1"),
    ("POST", "/form", &[FORM], b"a=x"),
    ("GET", "/form?a=x", &[], b""),
    ("GET", "/query?a=x", &[], b""),
    ("POST", "/text", &[], b"\xFF"),
    ("POST", "/small", &[], b"long"),
    ("POST", "/limit", &[("content-length", "4")], b"long"),
    ("POST", "/multipart", &[], b""),
    ("GET", "/header", &[], b""),
    ("GET", "/extension", &[], b""),
    ("GET", "/peer", &[], b""),
    ("GET", "/nested", &[], b""),
    ("GET", "/path/x", &[], b""),
    ("GET", "/path/%FF", &[], b""),
    ("GET", "/struct/x", &[], b""),
    ("GET", "/pair/1", &[], b""),
    ("GET", "/typed/1", &[], b""),
    ("GET", "/raw/%FF", &[], b""),
    ("GET", "/nowhere", &[], b""),
];

fn requests() -> Vec<(String, Request<Body>)> {
    let request = |&(method, path, headers, body): &Case| {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        (format!("{method} {path} {headers:?}"), request.body(Body::from(body)).unwrap())
    };
    let mut requests: Vec<_> = CASES.iter().map(request).collect();
    for method in ["GET", "CONNECT"] {
        let request = Request::builder().method(method).uri("/ws").version(Version::HTTP_2);
        requests.push((format!("HTTP/2 {method}"), request.body(Body::empty()).unwrap()));
    }
    let broken = tokio_stream::iter([Err::<Bytes, _>(io::Error::other("the client is gone"))]);
    let broken = Request::post("/bytes").body(Body::from_stream(broken)).unwrap();
    requests.push(("a broken body".to_owned(), broken));
    requests
}

#[test]
fn each_rejection_of_axum_has_a_text_in_the_table() {
    let mut unused = EXTRACTOR_TEXTS.to_vec();
    for (case, request) in requests() {
        let reply = ask_router(app(), request);
        let text = String::from_utf8(reply.body.to_vec()).unwrap();
        assert!(reply.status >= 400, "{case}: {} {text}", reply.status);
        let rows = EXTRACTOR_TEXTS.iter().filter(|row| text.starts_with(**row));
        assert_eq!(rows.count(), 1, "{case}: {} {text}", reply.status);
        unused.retain(|row| !text.starts_with(row));
    }
    assert_eq!(unused, [""; 0], "these texts do not occur");
}

#[test]
fn each_rejection_of_axum_has_the_kind_extractor() {
    let layer = probe();
    for (case, request) in requests() {
        let reply = ask_router(app().layer(layer.clone()), request);
        let kind = format!("{:?}", RejectionKind::Extractor);
        assert_eq!(reply.json()["error_data"]["kind"], kind, "{case}");
    }
}
