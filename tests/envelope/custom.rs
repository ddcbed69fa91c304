//! Envelopes that a user writes with the public API.

use api_error::{
    AnyEnvelope, ApiError, Context, Envelope, Occurrence, Received, RetryAfter,
    http::{HeaderMap, StatusCode},
    json, render,
};
use serde_json::{Value, json};
use thiserror::Error;

/// Stripe's error object: <https://docs.stripe.com/api/errors>
struct Stripe;

impl Envelope for Stripe {
    const RESERVED: &'static [&'static str] = &["type", "code", "message", "doc_url"];

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        let kind = match error.status() {
            StatusCode::PAYMENT_REQUIRED => "card_error",
            status if status.is_client_error() => "invalid_request_error",
            _ => "api_error",
        };
        body.object("error", |object| {
            object.member("type", kind);
            object.member("code", error.name());
            object.member("message", error.message());
            object.member("doc_url", error.help());
            object.members(error.data());
        });
    }
}

/// Conjure's serializable errors: <https://palantir.github.io/conjure/#/docs/spec/wire>
struct Conjure;

impl Envelope for Conjure {
    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member(
            "errorCode",
            match error.status().as_u16() {
                401 | 403 => "PERMISSION_DENIED",
                404 => "NOT_FOUND",
                409 => "CONFLICT",
                413 => "REQUEST_ENTITY_TOO_LARGE",
                429 => "TOO_MANY_REQUESTS",
                400..=499 => "INVALID_ARGUMENT",
                _ => "INTERNAL",
            },
        );
        body.member("errorName", error.name());
        body.member("errorInstanceId", error.request_id());
        body.object("parameters", |parameters| parameters.members(error.data()));
    }
}

fn body<V: Envelope>(error: &dyn ApiError) -> String {
    let response = render::<V>(error, &Context::new().with_request_id("2b1f"));
    assert_eq!(response.headers()["content-type"], "application/json");
    String::from_utf8(response.body().to_vec()).expect("JSON is UTF-8")
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = Stripe, rename_all = "snake_case")]
enum ChargeError {
    #[error("Your card was declined.")]
    #[status(402)]
    #[api_error(help = "https://stripe.com/docs/error-codes/card-declined")]
    CardDeclined {
        #[data]
        decline_code: &'static str,
        #[data]
        charge: &'static str,
    },
    #[error("Missing required param: {param}.")]
    #[status(400)]
    ParameterMissing {
        #[data]
        param: &'static str,
    },
    #[error("ledger: {0}")]
    #[status(500)]
    Ledger(&'static str),
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = Conjure)]
enum DatasetError {
    #[error("no dataset {dataset_id}")]
    #[status(404)]
    #[name("Catalog:DatasetNotFound")]
    NotFound {
        #[data("datasetId")]
        dataset_id: &'static str,
        #[data]
        code: u8,
    },
    #[error("busy")]
    #[status(429)]
    #[name("Catalog:Busy")]
    Busy,
}

#[test]
fn stripe() {
    let declined = ChargeError::CardDeclined { decline_code: "insufficient_funds", charge: "ch_3" };
    assert_eq!(
        body::<Stripe>(&declined),
        r#"{"error":{"type":"card_error","code":"card_declined","message":"Your card was declined.","doc_url":"https://stripe.com/docs/error-codes/card-declined","decline_code":"insufficient_funds","charge":"ch_3"}}"#
    );
    assert_eq!(
        body::<Stripe>(&ChargeError::ParameterMissing { param: "amount" }),
        r#"{"error":{"type":"invalid_request_error","code":"parameter_missing","message":"Missing required param: amount.","param":"amount"}}"#
    );
    assert_eq!(
        body::<Stripe>(&ChargeError::Ledger("locked")),
        r#"{"error":{"type":"api_error","code":"INTERNAL_SERVER_ERROR","message":"Internal Server Error"}}"#
    );
    assert_eq!(
        *declined.to_response().body(),
        *body::<Stripe>(&declined),
        "the declared envelope renders"
    );
}

#[test]
fn conjure() {
    assert_eq!(
        body::<Conjure>(&DatasetError::NotFound { dataset_id: "ri.1", code: 7 }),
        r#"{"errorCode":"NOT_FOUND","errorName":"Catalog:DatasetNotFound","errorInstanceId":"2b1f","parameters":{"datasetId":"ri.1","code":7}}"#
    );
    assert_eq!(
        body::<Conjure>(&DatasetError::Busy),
        r#"{"errorCode":"TOO_MANY_REQUESTS","errorName":"Catalog:Busy","errorInstanceId":"2b1f"}"#
    );
}

#[test]
fn data_with_a_reserved_key_is_renamed() {
    assert_eq!(
        body::<Stripe>(&DatasetError::NotFound { dataset_id: "ri.1", code: 7 }),
        r#"{"error":{"type":"invalid_request_error","code":"Catalog:DatasetNotFound","message":"no dataset ri.1","datasetId":"ri.1","code_":7}}"#
    );
}

/// An envelope that writes many parts of an occurrence, and each kind of JSON value.
struct Everything;

impl Envelope for Everything {
    const CONTENT_TYPE: &'static str = "application/vnd.everything+json";

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("status", error.status().as_u16());
        body.member("reason", error.reason_phrase());
        body.member("title", error.title());
        body.member("code_number", error.code_number());
        body.member("code_name", error.code_name());
        body.member("code_or_name", error.code_name_or_pascal_name());
        body.member("type", error.type_uri());
        body.member("domain", error.domain());
        body.member("retry_after", error.retry_after().map(RetryAfter::seconds));
        body.member("instance", error.instance());
        body.object("data", |data| data.members(error.data()));
        body.member("issues", error.issues());
        body.member("none", None::<u8>);
        body.member("null", Value::Null);
        body.member("value", json!({ "a": [1, "two"] }));
        body.array("array", |array| {
            array.element("text");
            array.element(1.5);
            array.object(|object| object.member("deep", true));
        });
        body.object("empty_object", |_| {});
        body.array("empty_array", |_| {});
    }

    fn headers(error: &Occurrence<'_>, headers: &mut HeaderMap) {
        headers.insert("x-error", error.name().parse().expect("the name is visible ASCII"));
    }
}

#[test]
fn an_envelope_can_write_each_kind_of_value() {
    #[derive(Debug, Error, ApiError)]
    #[error("teapot")]
    #[status(418)]
    #[code(7, "Kettle")]
    #[api_error(
        domain = "tea.example",
        type = "urn:tea",
        retry_after = 60,
        title = "Not a coffee pot"
    )]
    struct Teapot {
        #[data]
        cups: u8,
        #[api_error(issues)]
        issues: Vec<api_error::Issue>,
    }

    let error = Teapot {
        cups: 2,
        issues: vec![api_error::Issue::new("cold", "too cold", "/water").with("degrees", 8)],
    };
    let response = render::<Everything>(&error, &Context::new().with_instance("/pots/1"));
    assert_eq!(response.headers()["content-type"], "application/vnd.everything+json");
    assert_eq!(response.headers()["x-error"], "TEAPOT");
    assert_eq!(
        str::from_utf8(response.body()).unwrap(),
        concat!(
            r#"{"status":418,"reason":"I'm a teapot","title":"Not a coffee pot","code_number":7,"code_name":"Kettle","#,
            r#""code_or_name":"Kettle","type":"urn:tea","domain":"tea.example","retry_after":60,"instance":"/pots/1","#,
            r#""data":{"cups":2},"issues":[{"name":"cold","message":"too cold","pointer":"/water","degrees":8}],"#,
            r#""null":null,"value":{"a":[1,"two"]},"array":["text",1.5,{"deep":true}]}"#
        )
    );
}

/// An array at the root, and a media type with a parameter.
struct Salesforce;

impl Envelope for Salesforce {
    const CONTENT_TYPE: &'static str = "application/json; charset=UTF-8";

    const RESERVED: &'static [&'static str] = &["message", "errorCode"];

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.member("message", error.message());
        body.member("errorCode", error.name());
        body.members(error.data());
    }

    fn write_body(error: &Occurrence<'_>, body: json::Root<'_>) {
        body.array(|body| body.object(|object| Self::write(error, object)));
    }

    fn parse(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Received {
        let document = json::Document::parse(body);
        let mut received = Received::builder(status, headers, &document);
        for (key, value) in document.root().elements().flat_map(|element| element.members()) {
            match &*key {
                "message" if value.is_string() => received.message(value.text()),
                "errorCode" if value.is_string() => received.name(value.text()),
                _ => received.data(key.unreserved(Self::RESERVED), value),
            }
        }
        received.build()
    }
}

/// RFC 6750 §3: a resource server can respond with a challenge only.
struct ChallengeOnly;

impl Envelope for ChallengeOnly {
    fn write(_: &Occurrence<'_>, _: &mut json::Object<'_>) {}

    fn write_body(_: &Occurrence<'_>, body: json::Root<'_>) {
        body.empty();
    }
}

#[test]
fn a_body_can_be_an_array_or_empty() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[error("no item {key}")]
    #[status(401)]
    #[api_error(envelope = Salesforce, decode)]
    struct NoItem {
        #[data]
        key: u64,
    }

    let response = render::<Salesforce>(&NoItem { key: 7 }, &Context::new());
    assert_eq!(response.headers()["content-type"], "application/json; charset=UTF-8");
    let expected = r#"[{"message":"no item 7","errorCode":"NO_ITEM","key":7}]"#;
    assert_eq!(response.body(), expected);
    let received = Salesforce::parse(response.status(), response.headers(), response.body());
    assert_eq!(received.decode::<NoItem>().ok(), Some(NoItem { key: 7 }));

    let response = render::<ChallengeOnly>(&NoItem { key: 7 }, &Context::new());
    assert!(response.body().is_empty());
    assert!(!response.headers().contains_key("content-type"));
    assert_eq!(response.headers()["www-authenticate"], "Bearer realm=\"api\"");
}

#[test]
fn a_media_type_has_no_parameters() {
    struct Spaced;
    impl Envelope for Spaced {
        const CONTENT_TYPE: &'static str = "application/vnd.api+json ; ext=\"https://a;b\"";

        fn write(_: &Occurrence<'_>, _: &mut json::Object<'_>) {}
    }
    assert_eq!(AnyEnvelope::new::<Salesforce>().media_type(), "application/json");
    assert_eq!(AnyEnvelope::new::<Spaced>().media_type(), "application/vnd.api+json");
    assert_eq!(AnyEnvelope::new::<ChallengeOnly>().media_type(), "application/json");
}
