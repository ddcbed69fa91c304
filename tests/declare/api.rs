//! `api = path`: the defaults of an API, and the keys that override them.

use super::{body, parts};
use api_error::envelope::{Coded, Detailed, GoogleRpc};
use api_error::{Api, ApiError, Case, Catalogued, EnvelopeSource};

api_error::api! {
    pub struct Store {
        envelope = Detailed,
        domain = "store.example.com",
        type_base = "https://store.example.com/errors/",
        rename_all = "snake_case",
    }
}

#[expect(dead_code, reason = "the specs of some variants are tested, not their values")]
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Store, rename_all = "snake_case")]
enum ItemError {
    #[error("item {id} does not exist")]
    #[status(404)]
    UnknownItem {
        #[data]
        id: u8,
    },
    #[error("{0}")]
    #[status(400)]
    #[name("größe/a b")]
    Size(&'static str),
    #[error("gone")]
    #[status(410)]
    #[api_error(type = "urn:gone", domain = "old.example.com")]
    Gone,
    #[error("database")]
    #[status(500)]
    Database,
    #[error("proxy")]
    #[status(502)]
    #[name("proxy_down")]
    Proxy,
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(AuthError),
}

/// The type declares its envelope and its domain.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(
    api = Store, rename_all = "snake_case", envelope = Coded, domain = "auth.example.com",
    type_base = "https://auth.example.com/"
)]
enum AuthError {
    #[error("the token is not known")]
    #[status(403)]
    UnknownToken,
}

#[test]
fn an_api_sets_the_envelope() {
    let error = ItemError::UnknownItem { id: 7 };
    assert_eq!(
        body(&error),
        serde_json::json!({
            "error": "unknown_item",
            "message": "item 7 does not exist",
            "code": "UNKNOWN_ITEM",
            "details": { "id": 7 },
        })
    );
    assert_eq!(error.envelope_source(), EnvelopeSource::Api);
    let catalog = ItemError::CATALOG;
    assert_eq!(catalog.envelope().name(), "Detailed");
    assert_eq!(catalog.envelope_source(), EnvelopeSource::Api);
    let sources: Vec<_> = catalog.types().map(|each| each.envelope_source()).collect();
    // A server sends `ItemError::Auth` in the envelope of `AuthError`, because only `AuthError`
    // declares one.
    assert_eq!(sources, [EnvelopeSource::Api, EnvelopeSource::Declared]);
}

#[test]
fn an_api_sets_domain_and_type() {
    let store = Some("store.example.com");
    let expected = [
        (store, Some("https://store.example.com/errors/unknown-item")),
        (store, Some("https://store.example.com/errors/gr%C3%B6%C3%9Fe/a-b")),
        (Some("old.example.com"), Some("urn:gone")),
        (store, None),
        (store, Some("https://store.example.com/errors/proxy-down")),
    ];
    assert_eq!(parts::<ItemError, _>(|spec| (spec.domain(), spec.type_uri())), expected);
    assert_eq!(ItemError::CATALOG.domain(), store);
}

#[test]
fn own_keys_override_those_of_the_api() {
    let error = AuthError::UnknownToken;
    assert_eq!(error.envelope_source(), EnvelopeSource::Declared);
    assert_eq!(error.domain(), Some("auth.example.com"));
    assert_eq!(error.type_uri(), Some("https://auth.example.com/unknown-token"));
    let catalog = AuthError::CATALOG;
    assert_eq!(catalog.envelope().name(), "Coded");
    assert_eq!(catalog.envelope_source(), EnvelopeSource::Declared);
    assert_eq!(catalog.domain(), Some("auth.example.com"));
    // `to_response` renders a transparent variant in the envelope of the outer type.
    let outer = ItemError::Auth(error);
    assert_eq!(outer.envelope_source(), EnvelopeSource::Api);
    assert_eq!(body(&outer)["error"], "unknown_token");
}

/// An API that is implemented by hand, without a type base.
struct Plain;

impl Api for Plain {
    type Envelope = GoogleRpc;
    const DOMAIN: Option<&'static str> = Some("plain.example.com");
    const RENAME_ALL: Case = Case::ScreamingSnake;
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Plain)]
enum Generic<'a, T: std::fmt::Debug> {
    #[error("{name} is {value:?}")]
    #[status(409)]
    WrongValue {
        #[data]
        name: &'a str,
        value: T,
    },
}

#[test]
fn a_generic_type_can_belong_to_an_api() {
    let error = Generic::WrongValue { name: "count", value: 3 };
    assert_eq!(error.domain(), Some("plain.example.com"));
    assert_eq!(error.type_uri(), None);
    assert_eq!(body(&error)["error"]["details"][0]["reason"], "WRONG_VALUE");
    assert_eq!(Generic::<u8>::CATALOG.envelope_source(), EnvelopeSource::Api);
}

/// `api!` without keys.
mod defaults {
    api_error::api! { pub(super) struct Bare {} }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[error("closed")]
#[status(503)]
#[name("SHOP_CLOSED")]
#[api_error(api = defaults::Bare)]
struct Closed;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = defaults::Bare)]
enum Empty {}

#[test]
fn an_api_without_keys_has_the_usual_defaults() {
    assert_eq!(Closed.domain(), None);
    assert_eq!(Closed.type_uri(), None);
    assert_eq!(Closed.envelope_source(), EnvelopeSource::Api);
    assert_eq!(body(&Closed)["status"], 503);
    assert_eq!(Closed::CATALOG.envelope().name(), "Problem");
    assert!(Empty::CATALOG.specs().is_empty());
}

/// The case of the API applies only to names that are not declared. A 5xx without a declared name
/// has the name of its status.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Store)]
enum OwnNames {
    #[error("a")]
    #[status(400)]
    #[name("AnyCase")]
    A,
    #[error("b")]
    #[status(500)]
    B,
}

#[test]
fn a_name_that_is_declared_can_have_another_case() {
    assert_eq!(
        parts::<OwnNames, _>(|spec| spec.name().to_owned()),
        ["AnyCase", "internal_server_error"]
    );
    assert_eq!(OwnNames::A.type_uri(), Some("https://store.example.com/errors/any-case"));
    assert_eq!(OwnNames::B.type_uri(), None);
}

#[test]
fn an_error_without_an_api_has_the_default_envelope() {
    #[derive(Debug, thiserror::Error, ApiError)]
    #[error("lost")]
    #[status(404)]
    struct Lost;

    assert_eq!(Lost.envelope_source(), EnvelopeSource::Default);
    assert_eq!(Lost::CATALOG.envelope_source(), EnvelopeSource::Default);
    assert_ne!(Lost::CATALOG.envelope_source(), EnvelopeSource::Api);
}
