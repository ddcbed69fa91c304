//! Responses to many wrong requests, in every framework: each error is in the catalog, matches the
//! `OpenAPI` document, and is identified by the client.

use crate::contract::Contract;
use crate::server::{LongBody, runtime, send};
use crate::shop::ShopError;
use crate::{actix, axum, poem, rocket};
use api_error::envelope::{Coded, Detailed, JsonApi, Problem};
use api_error::http::StatusCode;
use api_error::{Api, ApiErrorLayer, Catalog, HttpError};
use reqwest::{Client, Method};

/// Declares the same API in several envelopes.
macro_rules! shops {
    ($($api:ident $catalog:ident $envelope:ident;)*) => {$(
        api_error::api! {
            /// The shop.
            struct $api { envelope = $envelope, domain = "shop.example" }
        }

        api_error::catalog! {
            /// The errors of the shop.
            static $catalog for $api = [ShopError, HttpError];
        }
    )*};
}

shops! {
    CodedShop CODED_SHOP Coded;
    DetailedShop DETAILED_SHOP Detailed;
    JsonApiShop JSON_API_SHOP JsonApi;
    ProblemShop PROBLEM_SHOP Problem;
}

/// The placeholder for a long body in a table of cases.
const LONG: &str = "long";
const JSON: (&str, &str) = ("content-type", "application/json");

/// The error that a response must contain.
enum Expected {
    /// The `HttpError` of one of these statuses. Each framework chooses one.
    Http(&'static [u16]),
    /// An error of the shop.
    Declared(&'static str),
}

type Case = (Method, &'static str, &'static [(&'static str, &'static str)], &'static str, Expected);

fn cases() -> [Case; 26] {
    use Expected::{Declared, Http};
    /// Each hidden 500 has the name of its status, so a client identifies each as this error.
    const HIDDEN: Expected = Declared("ShopError.Database");
    [
        (Method::GET, "/nowhere", &[], "", Http(&[404])),
        (Method::GET, "//nowhere", &[], "", Http(&[404])),
        (Method::POST, "/only-get", &[], "", Http(&[404, 405])),
        (Method::DELETE, "/only-get", &[], "", Http(&[404, 405])),
        (Method::GET, "/text/x", &[], "", Http(&[400, 404, 422])),
        (Method::POST, "/json", &[JSON], "{", Http(&[400])),
        (Method::POST, "/json", &[JSON], "\u{FFFD}", Http(&[400])),
        (Method::POST, "/json", &[], "{", Http(&[400, 415])),
        // The limit of poem requires a `Content-Length`.
        (Method::POST, "/json", &[JSON], LONG, Http(&[411, 413])),
        (Method::GET, "/bare/404", &[], "", Http(&[404])),
        (Method::GET, "/bare/408", &[], "", Http(&[408])),
        (Method::GET, "/bare/503", &[], "", Http(&[503])),
        (Method::GET, "/bare/504", &[], "", Http(&[504])),
        (Method::GET, "/text/400", &[], "", Http(&[400])),
        (Method::GET, "/text/500", &[], "", HIDDEN),
        (Method::GET, "/range", &[], "", Http(&[416])),
        (Method::GET, "/shop/panic", &[], "", HIDDEN),
        (Method::GET, "/shop/sold-out", &[], "", Declared("ShopError.SoldOut")),
        (Method::GET, "/shop/busy", &[], "", Declared("ShopError.Busy")),
        (Method::GET, "/shop/read-only", &[], "", Declared("ShopError.ReadOnly")),
        (Method::GET, "/shop/anonymous", &[], "", Declared("ShopError.Anonymous")),
        (Method::GET, "/shop/invalid", &[], "", Declared("ShopError.Invalid")),
        (Method::GET, "/shop/database", &[], "", HIDDEN),
        (Method::GET, "/shop/locked", &[], "", Declared("AccountError.Locked")),
        (Method::GET, "/any/locked", &[], "", Declared("AccountError.Locked")),
        (Method::GET, "/any/internal", &[], "", HIDDEN),
    ]
}

#[test]
fn every_response_of_every_framework_is_in_the_contract() {
    runtime().block_on(async {
        check_all::<CodedShop>(&CODED_SHOP).await;
        check_all::<DetailedShop>(&DETAILED_SHOP).await;
        check_all::<JsonApiShop>(&JSON_API_SHOP).await;
        check_all::<ProblemShop>(&PROBLEM_SHOP).await;
    });
}

async fn check_all<A: Api>(catalog: &'static Catalog) {
    let contract = Contract::of::<ShopError>(catalog);
    let layer = ApiErrorLayer::of::<A>();
    let client = Client::new();
    for (runner, address) in [
        ("axum", axum::start(Some(layer.clone()))),
        ("actix", actix::start(Some(layer.clone()))),
        ("poem", poem::start(Some(layer.clone()))),
        ("rocket", rocket::start(Some(layer.clone()))),
    ] {
        for (method, path, headers, body, expected) in cases() {
            let url = format!("http://{address}{path}");
            let sent = if body == LONG { LongBody::slowly() } else { body.into() };
            let reply = send(&client, method.clone(), url.clone(), headers, sent).await;
            let error = match expected {
                Expected::Http(statuses) => {
                    assert!(statuses.contains(&reply.status), "{runner} {path}: {reply:?}");
                    let status = StatusCode::from_u16(reply.status).unwrap();
                    format!("HttpError.{:?}", HttpError::from_status(status).unwrap())
                }
                Expected::Declared(error) => error.to_owned(),
            };
            contract.check(reply.status, &reply.headers, &reply.body, &contract.listed(&error));
            if method == Method::GET {
                // In actix-web, only a route that declares `HEAD` accepts such a request. So the
                // statuses of `HEAD` and `GET` can differ.
                let head = send(&client, Method::HEAD, url, headers, "").await;
                let is_listed = catalog.iter().any(|spec| spec.status() == head.status);
                assert!(is_listed && head.body.is_empty(), "{runner} {path}: {head:?}");
                assert_eq!(head.header("content-type"), reply.header("content-type"), "{path}");
            }
        }
    }
}
