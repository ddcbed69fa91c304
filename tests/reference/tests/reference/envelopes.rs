//! The schemas of the same errors in every envelope, and in an envelope of this file.

use super::bodies::{Schemas, check};
use api_error::{ApiError, Catalogued, Envelope, Issue, Occurrence, envelope, json, reference};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::Duration;
use thiserror::Error;

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Unknown {
    pub(crate) inside: Vec<u8>,
}

type Limit = Option<u32>;
type Wait = Option<Duration>;

macro_rules! in_envelope {
    ($module:ident, $envelope:ty) => {
        pub(crate) mod $module {
            use super::*;

            /// An error of each kind.
            #[derive(Debug, Error, ApiError)]
            #[api_error(envelope = $envelope, domain = "shop.example.com")]
            #[api_error(type_base = "https://api.example.com/errors#")]
            pub(crate) enum AnyError<'a> {
                /// Data of many types.
                #[error("cart {cart} is full")]
                #[status(409)]
                #[code(310, "CartError")]
                #[api_error(help = "https://docs.example.com/cart", grpc = ALREADY_EXISTS)]
                CartFull {
                    #[data]
                    cart: &'a str,
                    #[data]
                    count: u64,
                    #[data]
                    limit: Limit,
                    #[data]
                    share: f64,
                    #[data]
                    is_last: bool,
                    #[data]
                    lines: Vec<Option<i8>>,
                    #[data]
                    prices: BTreeMap<String, f32>,
                    #[data]
                    unknown: Unknown,
                    #[data]
                    maybe_unknown: Option<Unknown>,
                    #[data]
                    pair: (u8, char),
                },

                #[error("invalid")]
                #[status(409)]
                Invalid {
                    #[api_error(issues)]
                    issues: Vec<Issue>,
                    #[data]
                    form: Option<String>,
                },

                #[error("too fast")]
                #[status(429)]
                TooFast {
                    #[data]
                    #[api_error(retry_after)]
                    wait: Wait,
                },

                #[error("closed")]
                #[status(409)]
                #[api_error(message = "we are closed", retry_after = 60)]
                Closed,

                #[error("internal")]
                #[status(500)]
                Internal,

                #[error("closed for a while")]
                #[status(503)]
                Unavailable,
            }

            #[test]
            fn bodies_match_their_schemas() {
                let schemas = Schemas::of(&AnyError::CATALOG);
                for error in samples() {
                    check(&error, &schemas);
                }
            }

            fn samples() -> Vec<AnyError<'static>> {
                let unknown = Unknown { inside: vec![1] };
                let full = |limit, maybe_unknown| AnyError::CartFull {
                    cart: "c-9",
                    count: u64::MAX,
                    limit,
                    share: 0.5,
                    is_last: true,
                    lines: vec![None, Some(-1)],
                    prices: BTreeMap::from([("a".to_owned(), 1.5)]),
                    unknown: unknown.clone(),
                    maybe_unknown,
                    pair: (1, 'x'),
                };
                let invalid = |issues, form: Option<&str>| AnyError::Invalid {
                    issues,
                    form: form.map(str::to_owned),
                };
                vec![
                    full(Some(3), Some(unknown.clone())),
                    full(None, Some(unknown.clone())),
                    full(Some(3), None),
                    full(None, None),
                    invalid(vec![], None),
                    invalid(vec![], Some("checkout")),
                    invalid(
                        vec![Issue::new("min", "too short", "/lines/0/sku").with("expected", 3)],
                        None,
                    ),
                    invalid(
                        vec![
                            Issue::new("odd", "odd", ""),
                            Issue::parameter("page", "is not a number", "page"),
                            Issue::header("key", "is missing", "idempotency-key").with("a", "b"),
                        ],
                        Some("checkout"),
                    ),
                    AnyError::TooFast { wait: None },
                    AnyError::TooFast { wait: Some(Duration::from_millis(1200)) },
                    AnyError::Closed,
                    AnyError::Internal,
                    AnyError::Unavailable,
                ]
            }

            #[test]
            fn a_schema_refuses_bodies_of_other_errors() {
                let schemas = Schemas::of(&AnyError::CATALOG);
                let body = |error: &AnyError<'_>| -> Value {
                    serde_json::from_slice(error.to_response().body()).unwrap()
                };
                let (closed, invalid) = (AnyError::Closed, samples().swap_remove(6));
                // If the body has a name, the name identifies the error. Otherwise, the message
                // does. `FieldErrors` has no name, and no message if there are issues.
                let is_identified = !stringify!($envelope).ends_with("FieldErrors");
                assert_eq!(
                    !schemas.is_of_its_error(&closed, &body(&invalid))
                        && !schemas.is_of_its_error(&invalid, &body(&closed)),
                    is_identified
                );
                let document = reference::openapi(&AnyError::CATALOG);
                let content = &document["components"]["responses"]["AnyError409"]["content"];
                let schema = &content[<$envelope as Envelope>::CONTENT_TYPE]["schema"];
                assert_eq!(schema.get("oneOf").is_some(), is_identified, "{schema}");
            }
        }
    };
}

in_envelope!(problem, envelope::Problem);
in_envelope!(message_only, envelope::MessageOnly);
in_envelope!(detailed, envelope::Detailed);
in_envelope!(coded, envelope::Coded);
in_envelope!(meta, envelope::Meta);
in_envelope!(described, envelope::Described);
in_envelope!(oauth2, envelope::OAuth2);
in_envelope!(json_api, envelope::JsonApi);
in_envelope!(google_rpc, envelope::GoogleRpc);
in_envelope!(field_errors, envelope::FieldErrors);
in_envelope!(own, Own);

/// An envelope that the library does not know.
pub(crate) struct Own;

impl Envelope for Own {
    const CONTENT_TYPE: &'static str = "application/vnd.own+json";

    fn write(error: &Occurrence<'_>, body: &mut json::Object<'_>) {
        body.object("fault", |fault| {
            fault.member("id", error.name());
            fault.member("text", error.message());
            fault.member("wait", error.retry_after().map(|after| after.seconds() * 1000));
            fault.member("request", error.request_id());
            fault.object("facts", |facts| facts.members(error.data()));
            fault.member("causes", error.issues());
        });
    }
}

#[test]
fn members_have_the_types_of_the_values() {
    let reference = reference::json(&coded::AnyError::CATALOG);
    let schema = |index: usize| &reference["types"][0]["errors"][index]["schema"];
    let limit = "uint32";
    assert_eq!(
        schema(0)["properties"]["error_data"]["properties"]["limit"],
        serde_json::json!({ "type": "integer", "format": limit, "minimum": 0 })
    );
    // A NaN or an infinity is not sent, so `share` and `prices` are optional.
    assert_eq!(
        schema(0)["properties"]["error_data"]["required"],
        serde_json::json!(["cart", "count", "is_last", "lines", "unknown", "pair", "name"])
    );
    assert_eq!(
        schema(0)["properties"]["error_code"],
        serde_json::json!({ "type": "integer", "const": 310 })
    );
    // The name identifies the error, so the message can change.
    for (index, example) in [(0, "cart text is full"), (3, "we are closed")] {
        assert_eq!(
            schema(index)["properties"]["message"],
            serde_json::json!({ "type": "string", "examples": [example] })
        );
    }
    let own = reference::json(&own::AnyError::CATALOG);
    let wait = &own["types"][0]["errors"][2]["schema"]["properties"]["fault"]["properties"]["wait"];
    assert_eq!(*wait, serde_json::json!({ "type": "integer" }));
}

/// Other values of a body, such as the title, can be equal to the name. They are not constants.
#[test]
fn only_the_values_that_identify_an_error_are_constant() {
    #[derive(Debug, Error, ApiError)]
    #[api_error(envelope = envelope::Coded)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    enum Plain {
        #[error("you may not")]
        #[status(403)]
        Forbidden,
    }
    #[derive(Debug, Error, ApiError)]
    #[api_error(type_base = "https://a.example/", rename_all = "PascalCase")]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    enum Described {
        #[error("you may not")]
        #[status(403)]
        #[api_error(help = "https://a.example/help")]
        Forbidden,
    }
    let schema =
        |reference: Value| reference["types"][0]["errors"][0]["schema"]["properties"].clone();
    let properties = schema(reference::json(&Plain::CATALOG));
    assert_eq!(properties["error_name"]["const"], "Forbidden");
    let properties = schema(reference::json(&Described::CATALOG));
    assert_eq!(properties["name"]["const"], "Forbidden");
    assert_eq!(properties["type"]["const"], "https://a.example/forbidden");
    assert_eq!(
        properties["title"],
        serde_json::json!({ "type": "string", "examples": ["Forbidden"] })
    );
    let module = reference::typescript(&Plain::CATALOG);
    assert!(module.contains("error_name: \"Forbidden\";"), "{module}");
    let lock = reference::lock(&Plain::CATALOG);
    assert!(lock.contains("  body error_name: \"Forbidden\"\n"), "{lock}");
}

/// Without a name, the message identifies the error: it is a constant, or a pattern.
#[test]
fn a_message_that_identifies_the_error_is_constant() {
    let reference = reference::json(&message_only::AnyError::CATALOG);
    let error =
        |index: usize| &reference["types"][0]["errors"][index]["schema"]["properties"]["error"];
    assert_eq!(*error(3), serde_json::json!({ "type": "string", "const": "we are closed" }));
    assert_eq!(
        *error(0),
        serde_json::json!({
            "type": "string",
            "pattern": r"^cart [\s\S]* is full$",
            "examples": ["cart text is full"],
        })
    );
    let module = reference::typescript(&message_only::AnyError::CATALOG);
    assert!(module.contains("  error: `cart ${string} is full`;\n"), "{module}");
    assert!(module.contains("  error: \"we are closed\";\n"), "{module}");
}

/// A name that is equal to the google.rpc code is a part of the lock.
#[test]
fn the_lock_has_a_name_that_equals_the_grpc_code() {
    #[derive(Debug, Error, ApiError)]
    #[api_error(envelope = envelope::Detailed)]
    #[expect(dead_code, reason = "the errors are only documented, never constructed")]
    enum Missing {
        #[error("there is nothing")]
        #[status(404)]
        NotFound,
    }
    let lock = reference::lock(&Missing::CATALOG);
    assert!(lock.contains("  body code: \"NOT_FOUND\"\n"), "{lock}");
}
