//! Responses to many wrong requests, from every server: each error is in the catalog, matches the
//! `OpenAPI` document, and is identified by the client.

use crate::apis::cirro::{CIRRO, CirroError};
use crate::apis::crossing_minds::{CROSSING_MINDS, CrossingMindsError};
use crate::apis::described::{
    AUTHORIZATION, ClientError, DESCRIBED, DescribedError, TOKEN, TokenError,
};
use crate::apis::fanfare::{FANFARE, FanfareError};
use crate::apis::meta::{META, MetaError};
use crate::client::{LongBody, ask, clients, start};
use crate::contract::Contract;
use crate::{apis, cirro, crossing_minds, described, fanfare, meta};
use api_error::ApiError;
use reqwest::Method;
use serde_json::Value;
use std::collections::HashMap;
use std::net::SocketAddr;

/// The placeholder for a long body in a table of cases.
const LONG: &str = "long";
const JSON: (&str, &str) = ("content-type", "application/json");
const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

impl Contract {
    /// Sends each request, and compares the error of its response with the expected error. Each
    /// `GET` is sent as a `HEAD` too.
    async fn check_all(&self, address: SocketAddr, cases: &[Case<'_>]) {
        for client in clients() {
            for (method, path, headers, body, status, error) in cases {
                let url = format!("http://{address}{path}");
                let sent =
                    if *body == LONG { LongBody::slowly() } else { (*body).to_owned().into() };
                let reply = ask(&client, method.clone(), url.clone(), headers, sent).await;
                let case = format!("{method} {path}: {}", reply.body);
                assert_eq!(reply.status, *status, "{case}");
                self.check(reply.status, &reply.headers, &reply.body, &self.listed(error));
                assert_eq!(reply.status == 405, reply.header("allow").is_some(), "{case}");
                if *method == Method::GET {
                    let head = ask(&client, Method::HEAD, url, headers, "").await;
                    assert_eq!((head.status, &*head.body), (*status, ""), "{case}");
                    for name in ["content-type", "allow", "www-authenticate", "cache-control"] {
                        assert_eq!(head.header(name), reply.header(name), "{name} {case}");
                    }
                }
            }
        }
    }

    /// Requests each declared error, and checks that the client finds it in the response.
    async fn check_samples<E: ApiError>(
        &self,
        address: SocketAddr,
        base: &str,
        samples: Vec<(&'static str, E)>,
    ) {
        let [client, _] = clients();
        let mut counts = HashMap::new();
        for (name, error) in samples {
            let count = counts.entry(name).or_insert(0);
            let url = format!("http://{address}{base}/errors/{name}/{count}");
            *count += 1;
            let reply = ask(&client, Method::GET, url.clone(), &[], "").await;
            self.check(reply.status, &reply.headers, &reply.body, &self.declared(&error));
        }
    }
}

/// A request, and the status and the error of its response.
type Case<'a> = (Method, &'a str, &'a [(&'a str, &'a str)], &'a str, u16, &'a str);

#[tokio::test(flavor = "multi_thread")]
async fn every_response_of_cirro_is_in_its_contract() {
    let (router, tokens) = cirro::service();
    let address = start(router).await;
    let token = tokens.sign("space-1", 1, cirro::now(), cirro::now() + 60);
    let token = ("authorization", &*format!("Bearer {token}"));
    let contract = Contract::of::<CirroError>(&CIRRO);
    let cases: [Case<'_>; 13] = [
        (Method::GET, "/nowhere", &[], "", 404, "HttpError.NotFound"),
        (Method::GET, "/errors/none", &[], "", 404, "HttpError.NotFound"),
        (Method::GET, "/errors/none/x", &[], "", 400, "HttpError.BadRequest"),
        (Method::DELETE, "/gigs/x", &[token], "", 400, "HttpError.BadRequest"),
        (Method::PATCH, "/gigs", &[], "", 405, "HttpError.MethodNotAllowed"),
        (Method::GET, "/gigs", &[], "", 405, "HttpError.MethodNotAllowed"),
        (Method::POST, "/gigs", &[token], "{}", 415, "HttpError.UnsupportedMediaType"),
        (Method::POST, "/gigs", &[token, JSON], "{", 400, "HttpError.BadRequest"),
        (Method::POST, "/gigs", &[token, JSON], LONG, 413, "HttpError.ContentTooLarge"),
        (Method::POST, "/gigs", &[token, JSON], "[]", 400, "ValidationError.ParamMissing"),
        (Method::POST, "/gigs", &[], "", 401, "AuthError.AccessTokenMissing"),
        (Method::GET, "/slow", &[], "", 504, "HttpError.GatewayTimeout"),
        (Method::GET, "/panic", &[], "", 500, "CirroError.Internal"),
    ];
    contract.check_all(address, &cases).await;
    contract.check_samples(address, "", apis::cirro::samples()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_of_fanfare_is_in_its_contract() {
    let address = start(fanfare::router().unwrap()).await;
    let invalid = r#"{"sku": "abc", "name": ""}"#;
    let ana = ("authorization", "Bearer ana");
    let contract = Contract::of::<FanfareError>(&FANFARE);
    let cases: [Case<'_>; 17] = [
        (Method::GET, "/nowhere", &[], "", 404, "FanfareError.NotFound"),
        (Method::GET, "/errors/none", &[], "", 404, "FanfareError.NotFound"),
        (Method::GET, "/errors/none/x", &[], "", 400, "FanfareError.BadRequest"),
        (Method::PATCH, "/products", &[], "", 405, "HttpError.MethodNotAllowed"),
        (Method::GET, "/products", &[], "", 400, "FanfareError.BadRequest"),
        (Method::GET, "/products?page=x", &[], "", 400, "FanfareError.BadRequest"),
        (Method::POST, "/products", &[], "{}", 415, "HttpError.UnsupportedMediaType"),
        (Method::POST, "/products", &[JSON], "{", 400, "FanfareError.BadRequest"),
        (Method::POST, "/products", &[JSON], "{}", 400, "FanfareError.BadRequest"),
        (Method::POST, "/products", &[JSON], r#"{"sku": 1}"#, 400, "FanfareError.BadRequest"),
        (Method::POST, "/products", &[JSON], LONG, 413, "HttpError.ContentTooLarge"),
        (Method::POST, "/products", &[JSON], invalid, 422, "FanfareError.ValidationError"),
        (Method::POST, "/customers", &[JSON], "{", 400, "FanfareError.BadRequest"),
        (Method::POST, "/queues/%FF/entries", &[ana], "", 400, "FanfareError.BadRequest"),
        (Method::POST, "/queues/q_1/entries", &[], "", 401, "AuthError.Unauthorized"),
        (Method::GET, "/slow", &[], "", 504, "FanfareError.GatewayTimeout"),
        (Method::GET, "/panic", &[], "", 500, "FanfareError.Internal"),
    ];
    contract.check_all(address, &cases).await;
    contract.check_samples(address, "", apis::fanfare::samples()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_of_crossing_minds_is_in_its_contract() {
    let address = start(crossing_minds::router()).await;
    let contract = Contract::of::<CrossingMindsError>(&CROSSING_MINDS);
    let bulk = "/v1/items-bulk/";
    let cases: [Case<'_>; 12] = [
        (Method::GET, "/v1/users/u/", &[], "", 404, "NotFoundError.DatabaseNotFound"),
        (Method::GET, "/errors/none", &[], "", 404, "NotFoundError.DatabaseNotFound"),
        (Method::GET, "/v1/items/7/", &[], "", 404, "NotFoundError.ItemNotFound"),
        (Method::GET, "/v1/items/x/", &[], "", 400, "CrossingMindsError.WrongDataType"),
        (Method::PATCH, bulk, &[], "", 405, "CrossingMindsError.MethodNotAllowed"),
        (Method::GET, bulk, &[], "", 405, "CrossingMindsError.MethodNotAllowed"),
        (Method::PUT, bulk, &[], "{}", 400, "CrossingMindsError.WrongDataType"),
        (Method::PUT, bulk, &[JSON], "{", 400, "CrossingMindsError.WrongDataType"),
        (Method::PUT, bulk, &[JSON], r#"{"items": 3}"#, 400, "CrossingMindsError.WrongDataType"),
        (Method::PUT, bulk, &[JSON], LONG, 400, "CrossingMindsError.WrongDataType"),
        (Method::GET, "/slow", &[], "", 503, "CrossingMindsError.Unavailable"),
        (Method::GET, "/panic", &[], "", 500, "CrossingMindsError.Server"),
    ];
    contract.check_all(address, &cases).await;
    contract.check_samples(address, "", apis::crossing_minds::samples()).await;
}

#[test]
fn crossing_minds_has_only_the_published_kinds() {
    let published = include_str!("../../../../tests/fixtures/crossing-minds.json");
    let published: Value = serde_json::from_str(published).unwrap();
    let kinds = published["errors"].as_array().unwrap();
    assert_eq!(kinds.len(), 11);
    for spec in CROSSING_MINDS.iter() {
        let is_its = |kind: &&Value| {
            kind["error_code"].as_i64() == spec.code_number()
                && kind["error_name"].as_str() == spec.code_name()
        };
        let kind = kinds.iter().find(is_its).unwrap_or_else(|| panic!("{spec:?}"));
        let statuses = kind["status"].as_array().unwrap();
        assert!(statuses.contains(&spec.status().as_u16().into()), "{spec:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_of_meta_is_in_its_contract() {
    let address = start(meta::router()).await;
    let contract = Contract::of::<MetaError>(&META);
    let cases: [Case<'_>; 11] = [
        (Method::GET, "/nowhere", &[], "", 404, "MetaError.NotFound"),
        (Method::GET, "/errors/none", &[], "", 404, "MetaError.NotFound"),
        (Method::GET, "/users/x", &[], "", 400, "MetaError.BadRequest"),
        (Method::PATCH, "/users", &[], "", 405, "HttpError.MethodNotAllowed"),
        (Method::GET, "/users", &[], "", 405, "HttpError.MethodNotAllowed"),
        (Method::POST, "/users", &[], "{}", 415, "MetaError.UnsupportedMediaType"),
        (Method::POST, "/users", &[FORM], "email=x", 422, "MetaError.UnprocessableEntity"),
        (Method::POST, "/users", &[FORM], "email=&password=", 422, "MetaError.ValidationFailure"),
        (Method::POST, "/users", &[FORM], LONG, 413, "HttpError.ContentTooLarge"),
        (Method::GET, "/slow", &[], "", 504, "HttpError.GatewayTimeout"),
        (Method::GET, "/panic", &[], "", 500, "MetaError.Internal"),
    ];
    contract.check_all(address, &cases).await;
    contract.check_samples(address, "", apis::meta::samples()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_of_described_is_in_its_contract() {
    let address = start(described::router()).await;
    let contract = Contract::of::<DescribedError>(&DESCRIBED);
    let cases: [Case<'_>; 12] = [
        (Method::GET, "/nowhere", &[], "", 404, "HttpError.NotFound"),
        (Method::GET, "/oauth2/nowhere", &[], "", 404, "HttpError.NotFound"),
        (Method::GET, "/errors/none", &[], "", 404, "HttpError.NotFound"),
        (Method::GET, "/reports/x", &[], "", 400, "HttpError.BadRequest"),
        (Method::GET, "/reports/1", &[], "", 401, "DescribedError.Unauthorized"),
        (Method::PATCH, "/reports", &[], "", 405, "DescribedError.MethodNotAllowed"),
        (Method::GET, "/reports", &[], "", 405, "DescribedError.MethodNotAllowed"),
        (Method::POST, "/reports", &[], "{}", 415, "DescribedError.UnsupportedMediaType"),
        (Method::POST, "/reports", &[JSON], "{", 400, "HttpError.BadRequest"),
        (Method::POST, "/reports", &[JSON], LONG, 413, "HttpError.ContentTooLarge"),
        (Method::GET, "/slow", &[], "", 504, "DescribedError.GatewayTimeout"),
        (Method::GET, "/panic", &[], "", 500, "DescribedError.Internal"),
    ];
    contract.check_all(address, &cases).await;
    contract.check_samples(address, "", apis::described::samples()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_of_the_token_endpoint_is_in_its_contract() {
    let address = start(described::router()).await;
    let contract = Contract::of::<TokenError>(&TOKEN);
    let basic = ("authorization", "Basic eA==");
    let (path, none) = ("/oauth2/token", "/oauth2/token/errors/none");
    let (slow, panic) = ("/oauth2/token/slow", "/oauth2/token/panic");
    let cases: [Case<'_>; 10] = [
        (Method::GET, none, &[], "", 404, "HttpError.NotFound"),
        (Method::GET, "/oauth2/token/errors/none/x", &[], "", 400, "TokenError.InvalidRequest"),
        (Method::GET, path, &[], "", 405, "HttpError.MethodNotAllowed"),
        (Method::POST, path, &[], "x", 400, "TokenError.InvalidRequest"),
        (Method::POST, path, &[FORM], "code=1&code=2", 400, "TokenError.InvalidRequest"),
        (Method::POST, path, &[FORM], LONG, 400, "TokenError.InvalidRequest"),
        (
            Method::POST,
            path,
            &[FORM],
            "client_id=a&client_secret=b",
            400,
            "TokenError.InvalidClient",
        ),
        (Method::POST, path, &[FORM, basic], "", 401, "BasicAuthError.BasicAuthError"),
        (Method::GET, slow, &[], "", 504, "HttpError.GatewayTimeout"),
        (Method::GET, panic, &[], "", 500, "TokenError.ServerError"),
    ];
    contract.check_all(address, &cases).await;
    contract.check_samples(address, path, apis::described::token_samples()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_response_of_the_authorization_endpoint_is_in_its_contract() {
    let address = start(described::router()).await;
    let contract = Contract::of::<ClientError>(&AUTHORIZATION);
    let path = "/oauth2/authorize";
    let (none, twice) = ("/oauth2/authorize/errors/none", "/oauth2/authorize?state=1&state=2");
    let (slow, panic) = ("/oauth2/authorize/slow", "/oauth2/authorize/panic");
    let cases: [Case<'_>; 6] = [
        (Method::GET, path, &[], "", 400, "ClientError.InvalidRequest"),
        (Method::GET, twice, &[], "", 400, "ClientError.InvalidRequest"),
        (Method::GET, none, &[], "", 404, "HttpError.NotFound"),
        (Method::POST, path, &[], "", 405, "HttpError.MethodNotAllowed"),
        (Method::GET, slow, &[], "", 504, "HttpError.GatewayTimeout"),
        (Method::GET, panic, &[], "", 500, "HttpError.InternalServerError"),
    ];
    contract.check_all(address, &cases).await;
}
