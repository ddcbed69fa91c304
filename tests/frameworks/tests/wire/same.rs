//! The responses of derived errors are equal in every framework, byte for byte.

use crate::server::{LongBody, Reply, runtime, send};
use crate::{actix, axum, hyper, poem, rocket, shop};
use api_error::ApiErrorLayer;
use api_error::envelope::Coded;
use reqwest::{Client, Method};
use std::net::SocketAddr;

type Start = fn(Option<ApiErrorLayer<Coded>>) -> SocketAddr;

pub const RUNNERS: [(&str, Start); 5] = [
    ("axum", axum::start),
    ("actix", actix::start),
    ("poem", poem::start),
    ("rocket", rocket::start),
    ("hyper", hyper::start),
];

struct Case {
    path: &'static str,
    accept: &'static str,
    status: u16,
    content_type: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

const ANY: &str = "*/*";
const JSON: &str = "application/json";
const PROBLEM: &str = "application/problem+json";

/// The cases in the envelopes that the types declare.
const DECLARED: &[Case] = &[
    Case {
        path: "/shop/sold-out",
        accept: ANY,
        status: 409,
        content_type: PROBLEM,
        headers: &[],
        body: r#"{"title":"Conflict","status":409,"detail":"A-7 is sold out","name":"SOLD_OUT","code":42,"sku":"A-7","left":0}"#,
    },
    Case {
        path: "/shop/busy",
        accept: ANY,
        status: 429,
        content_type: PROBLEM,
        headers: &[("retry-after", "2"), ("cache-control", "no-store")],
        body: r#"{"title":"Too Many Requests","status":429,"detail":"Slow down","name":"BUSY"}"#,
    },
    Case {
        path: "/shop/read-only",
        accept: ANY,
        status: 405,
        content_type: PROBLEM,
        headers: &[("allow", "GET, HEAD")],
        body: r#"{"title":"Method Not Allowed","status":405,"detail":"The list can only be read","name":"READ_ONLY"}"#,
    },
    Case {
        path: "/shop/anonymous",
        accept: ANY,
        status: 401,
        content_type: PROBLEM,
        headers: &[("www-authenticate", "Bearer realm=\"shop.example\"")],
        body: r#"{"title":"Unauthorized","status":401,"detail":"Log in","name":"ANONYMOUS"}"#,
    },
    Case {
        path: "/shop/invalid",
        accept: ANY,
        status: 422,
        content_type: PROBLEM,
        headers: &[],
        body: r##"{"title":"Unprocessable Content","status":422,"detail":"The order is not valid","name":"INVALID","errors":[{"name":"TOO_FEW","detail":"At least one","pointer":"#/lines"},{"name":"UNKNOWN","detail":"Not a currency","parameter":"currency"}]}"##,
    },
    Case {
        path: "/shop/database",
        accept: ANY,
        status: 500,
        content_type: PROBLEM,
        headers: &[],
        body: r#"{"title":"Internal Server Error","status":500,"detail":"Internal Server Error","name":"INTERNAL_SERVER_ERROR"}"#,
    },
    Case {
        path: "/shop/locked",
        accept: ANY,
        status: 403,
        content_type: JSON,
        headers: &[],
        body: r#"{"error_name":"Locked","message":"The account is locked","error_data":{"name":"LOCKED"}}"#,
    },
    Case {
        path: "/any/locked",
        accept: ANY,
        status: 403,
        content_type: JSON,
        headers: &[],
        body: r#"{"error_name":"Locked","message":"The account is locked","error_data":{"name":"LOCKED"}}"#,
    },
    Case {
        path: "/any/busy",
        accept: ANY,
        status: 429,
        content_type: PROBLEM,
        headers: &[("retry-after", "2")],
        body: r#"{"title":"Too Many Requests","status":429,"detail":"Slow down","name":"BUSY"}"#,
    },
    Case {
        path: "/any/internal",
        accept: ANY,
        status: 500,
        content_type: PROBLEM,
        headers: &[],
        body: r#"{"title":"Internal Server Error","status":500,"detail":"Internal Server Error","name":"INTERNAL_SERVER_ERROR"}"#,
    },
    Case {
        path: "/shop/none",
        accept: ANY,
        status: 200,
        content_type: "",
        headers: &[],
        body: "fine",
    },
];

/// The cases in the envelope of the layer, or in the envelope that the client prefers.
const LAYERED: &[Case] = &[
    Case {
        path: "/shop/sold-out?secret=1",
        accept: ANY,
        status: 409,
        content_type: JSON,
        headers: &[("vary", "Accept"), ("x-request-id", "req-7")],
        body: r#"{"error_code":42,"error_name":"SoldOut","message":"A-7 is sold out","error_data":{"sku":"A-7","left":0,"name":"SOLD_OUT"}}"#,
    },
    Case {
        path: "/shop/sold-out?secret=1",
        accept: "application/problem+json",
        status: 409,
        content_type: PROBLEM,
        headers: &[("vary", "Accept"), ("x-request-id", "req-7")],
        body: r#"{"title":"Conflict","status":409,"detail":"A-7 is sold out","instance":"/shop/sold-out","name":"SOLD_OUT","code":42,"sku":"A-7","left":0,"request_id":"req-7"}"#,
    },
    Case {
        path: "/any/internal",
        accept: "text/html, application/*;q=0.1, application/json;q=0",
        status: 500,
        content_type: PROBLEM,
        headers: &[("vary", "Accept"), ("x-request-id", "req-7")],
        body: r#"{"title":"Internal Server Error","status":500,"detail":"Internal Server Error","instance":"/any/internal","name":"INTERNAL_SERVER_ERROR","request_id":"req-7"}"#,
    },
    Case {
        path: "/shop/busy",
        accept: "image/png",
        status: 429,
        content_type: JSON,
        headers: &[("retry-after", "2"), ("cache-control", "no-store")],
        body: r#"{"error_name":"Busy","message":"Slow down","error_data":{"name":"BUSY"}}"#,
    },
    Case {
        path: "/shop/read-only",
        accept: "",
        status: 405,
        content_type: JSON,
        headers: &[("allow", "GET, HEAD")],
        body: r#"{"error_name":"ReadOnly","message":"The list can only be read","error_data":{"name":"READ_ONLY"}}"#,
    },
    Case {
        path: "/shop/panic",
        accept: ANY,
        status: 500,
        content_type: JSON,
        headers: &[("x-request-id", "req-7")],
        body: r#"{"error_name":"InternalServerError","message":"Internal Server Error","error_data":{"name":"INTERNAL_SERVER_ERROR"}}"#,
    },
    Case {
        path: "/nowhere",
        accept: ANY,
        status: 404,
        content_type: JSON,
        headers: &[("x-request-id", "req-7")],
        body: r#"{"error_name":"NoSuchRoute","message":"There is nothing at this path","error_data":{"name":"NO_SUCH_ROUTE"}}"#,
    },
    Case {
        path: "/shop/none",
        accept: ANY,
        status: 200,
        content_type: "",
        headers: &[],
        body: "fine",
    },
];

impl Case {
    async fn run(&self, client: &Client, address: SocketAddr, runner: &str) {
        let url = format!("http://{address}{}", self.path);
        let sent = [("x-request-id", "req-7"), ("accept", self.accept)];
        let reply = send(client, Method::GET, url.clone(), &sent, "").await;
        let case = format!("{runner} {} {}", self.path, self.accept);
        assert_eq!(reply.status, self.status, "{case}: {reply:?}");
        assert_eq!(reply.body, self.body, "{case}");
        self.check_headers(&reply, &case);
        if self.status >= 400 && runner != "hyper" {
            let head = send(client, Method::HEAD, url, &sent, "").await;
            assert_eq!(head.status, self.status, "HEAD {case}: {head:?}");
            assert_eq!(head.body, "", "HEAD {case}");
            self.check_headers(&head, &format!("HEAD {case}"));
            let length = head.header("content-length").map(|length| length.parse().unwrap());
            assert!(
                length.is_none_or(|length: usize| length == reply.body.len()),
                "{case} {head:?}"
            );
        }
    }

    fn check_headers(&self, reply: &Reply, case: &str) {
        if !self.content_type.is_empty() {
            assert_eq!(reply.header("content-type"), Some(self.content_type), "{case}");
        }
        for (name, value) in self.headers {
            assert_eq!(reply.header(name), Some(*value), "{case}: {name}");
            assert_eq!(reply.headers.get_all(*name).iter().count(), 1, "{case}: {name}");
        }
        if self.status < 400 {
            for name in ["x-request-id", "vary"] {
                assert_eq!(reply.header(name), None, "{case}");
            }
        }
    }
}

fn run(cases: &[Case], is_layered: bool) {
    runtime().block_on(async {
        let client = Client::new();
        for (runner, start) in RUNNERS {
            let address = start(is_layered.then(shop::layer));
            for case in cases {
                case.run(&client, address, runner).await;
            }
        }
    });
}

#[test]
fn every_framework_responds_in_the_declared_envelope() {
    run(DECLARED, false);
}

#[test]
fn every_framework_responds_in_the_envelope_of_the_layer() {
    run(LAYERED, true);
}

/// A placeholder for the long body.
const LONG: &str = "long";

#[test]
fn rejections_of_every_framework_use_the_envelope() {
    runtime().block_on(async {
        let client = Client::new();
        let json = ("content-type", JSON);
        for (runner, start) in &RUNNERS[..4] {
            let address = start(Some(shop::layer()));
            for (method, path, headers, body, statuses) in [
                (Method::POST, "/shop/busy", &[][..], "", &[404, 405][..]),
                (Method::POST, "/json", &[json], "{", &[400]),
                (Method::POST, "/json", &[json], LONG, &[413]),
                (Method::POST, "/json", &[json], "\u{FFFD}", &[400]),
                (Method::POST, "/json", &[], "{}", &[200, 400, 415]),
                (Method::GET, "/text/418", &[], "", &[418]),
                (Method::GET, "/text/503", &[], "", &[503]),
                (Method::GET, "/text/x", &[], "", &[400, 404, 422]),
            ] {
                let url = format!("http://{address}{path}");
                let sent = if body == LONG { LongBody::slowly() } else { body.into() };
                let reply = send(&client, method, url, headers, sent).await;
                let case = format!("{runner} {path}: {} {}", reply.status, reply.body);
                assert!(statuses.contains(&reply.status), "{case}");
                if reply.status == 200 {
                    continue;
                }
                assert_eq!(reply.header("content-type"), Some(JSON), "{case}");
                let body = reply.json();
                assert!(body["message"].as_str().is_some_and(|text| !text.is_empty()), "{case}");
                let name = body["error_data"]["name"].as_str().unwrap_or_default();
                assert!(!name.is_empty() && reply.header("x-request-id").is_some(), "{case}");
                if reply.status == 404 {
                    assert_eq!(name, "NO_SUCH_ROUTE", "{case}");
                }
                assert_ne!(reply.header("allow"), Some(""), "{case}");
            }
        }
    });
}
