//! `HttpError`: its table, its responses, and how it is decoded.

use api_error::envelope::{Coded, Detailed, MessageOnly, OAuth2, Problem};
use api_error::http::{HeaderMap, StatusCode};
use api_error::{
    ApiError, Case, Catalogued, Context, Decode, Envelope, EnvelopeSource, Error, HttpError,
    Mismatch, Received, render,
};
use thiserror::Error as ThisError;

const STATUSES: [u16; 23] = [
    400, 401, 403, 404, 405, 406, 408, 411, 412, 413, 414, 415, 416, 417, 422, 426, 429, 431, 500,
    501, 502, 503, 504,
];

fn each() -> impl Iterator<Item = HttpError> {
    let statuses = (400..600).map(|number| StatusCode::from_u16(number).unwrap());
    statuses.filter_map(HttpError::from_status)
}

fn received<V: Envelope>(error: &dyn ApiError) -> Received {
    let response = render::<V>(error, &Context::new());
    V::parse(response.status(), response.headers(), response.body())
}

#[test]
fn each_status_that_frameworks_generate_has_a_variant() {
    let statuses: Vec<u16> = each().map(|error| error.status().as_u16()).collect();
    assert_eq!(statuses, STATUSES);
    assert_eq!(HttpError::from_status(StatusCode::CONFLICT), None);
    assert_eq!(HttpError::from_status(StatusCode::OK), None);
}

#[test]
fn names_and_messages_follow_from_the_status() {
    for error in each() {
        let spec = error.spec();
        assert_eq!(Case::ScreamingSnake.convert(spec.variant()), error.name());
        assert_eq!(format!("{error:?}"), spec.variant());
        assert_eq!(error.message().to_string(), error.to_string());
        assert_eq!(Case::Snake.convert(&error.to_string()), Case::Snake.convert(error.name()));
        assert_eq!(spec.has_own_name(), error.status().is_client_error());
        assert!(spec.description().is_some_and(|text| text.ends_with('.')));
        assert_eq!(error.envelope_source(), EnvelopeSource::Default);
    }
}

#[test]
fn a_response_outside_a_layer_is_a_problem() {
    let response = HttpError::NotFound.to_response();
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(
        response.body(),
        r#"{"title":"Not Found","status":404,"detail":"Not Found","name":"NOT_FOUND"}"#
    );
    // The second response has the shared body of the first.
    assert_eq!(HttpError::NotFound.to_response().body(), response.body());
    assert_eq!(
        HttpError::Unauthorized.to_response().headers()["www-authenticate"],
        "Bearer realm=\"api\""
    );
    assert!(!HttpError::MethodNotAllowed.to_response().headers().contains_key("allow"));
}

#[test]
fn the_500_equals_the_response_of_a_hidden_error() {
    let internal = Error::internal("disk full").to_response();
    let error = HttpError::InternalServerError.to_response();
    assert_eq!(error.body(), internal.body());
    assert_eq!(error.headers(), internal.headers());
}

#[test]
fn each_error_is_decoded_by_its_status() {
    fn check<V: Envelope>() {
        for error in each() {
            assert_eq!(received::<V>(&error).decode::<HttpError>().unwrap(), error);
        }
    }
    check::<Problem>();
    check::<Coded>();
    check::<MessageOnly>();
    check::<OAuth2>();

    let unknown = Problem::parse(StatusCode::CONFLICT, &HeaderMap::new(), b"");
    assert!(matches!(unknown.find::<HttpError>(), Err(Mismatch::Unknown)));
    let html = Problem::parse(StatusCode::BAD_GATEWAY, &HeaderMap::new(), b"<html>");
    assert_eq!(html.decode::<HttpError>().unwrap(), HttpError::BadGateway);
}

/// An enum that contains `HttpError`, and declares an error with the name of `HttpError::NotFound`.
#[derive(Debug, PartialEq, ThisError, ApiError)]
#[api_error(decode)]
enum ItemError {
    #[error("there is no such item")]
    #[status(404)]
    NotFound,

    #[error("the item is locked")]
    #[status(400)]
    Locked,

    #[error(transparent)]
    #[api_error(transparent)]
    Http(HttpError),
}

#[test]
fn a_nested_error_is_decoded_by_the_name_of_its_status_in_any_case() {
    fn decode(status: u16, body: &str) -> Option<ItemError> {
        let status = StatusCode::from_u16(status).unwrap();
        Detailed::parse(status, &HeaderMap::new(), body.as_bytes()).decode().ok()
    }
    for error in each().filter(|error| *error != HttpError::NotFound) {
        let error = ItemError::Http(error);
        assert_eq!(received::<Problem>(&error).decode::<ItemError>().unwrap(), error);
        assert_eq!(received::<MessageOnly>(&error).decode::<ItemError>().unwrap(), error);
    }
    assert_eq!(decode(404, r#"{"code":"NOT_FOUND"}"#), Some(ItemError::NotFound));
    assert_eq!(decode(400, r#"{"code":"LOCKED"}"#), Some(ItemError::Locked));
    assert_eq!(
        decode(400, r#"{"code":"badRequest"}"#),
        Some(ItemError::Http(HttpError::BadRequest))
    );
    assert_eq!(decode(400, r#"{"code":"SOMETHING_ELSE"}"#), None);
    assert_eq!(decode(409, r#"{"code":"BAD_REQUEST"}"#), None);
}

#[test]
fn it_is_catalogued() {
    fn assert_decode<E: Decode>() {}
    assert_decode::<HttpError>();
    assert_eq!(HttpError::CATALOG.path(), "api_error::HttpError");
    assert_eq!(HttpError::CATALOG.iter().count(), STATUSES.len());
    assert!(HttpError::CATALOG.lint().is_empty());
}
