//! The examples of nine envelopes, rendered from a derived enum and compared byte for byte.
//! `FieldErrors` has a separate file.

use api_error::{
    ApiError, Context, Issue, Location,
    bytes::Bytes,
    envelope::{
        Coded, Described, Detailed, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
    },
    http::{HeaderValue, Response},
    render,
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thiserror::Error;

/// The errors of the examples. `MessageOnly` reserves no member names, so the data can have the
/// keys of the examples.
#[derive(Debug, Error, ApiError)]
#[api_error(envelope = MessageOnly)]
enum Example {
    #[error("The {kind} {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    DuplicatedItem {
        #[data("type")]
        kind: &'static str,
        #[data]
        key: u64,
    },

    #[error("Your current balance is {balance}, but that costs {cost}.")]
    #[status(403)]
    #[api_error(
        title = "You do not have enough credit.",
        type = "https://example.com/probs/out-of-credit"
    )]
    OutOfCredit {
        #[data]
        balance: u32,
        cost: u32,
        #[data]
        accounts: [&'static str; 2],
    },

    #[error("Access token is expired")]
    #[status(401)]
    #[api_error(header("WWW-Authenticate", "Bearer error=\"invalid_token\""))]
    AccessTokenExpired,

    #[error("The amount of requests exceeds the limit of your subscription")]
    #[status(429)]
    #[code(2, "TooManyRequests")]
    #[name("RATE_LIMIT_OVERFLOW")]
    TooManyRequests {
        #[data]
        #[api_error(retry_after)]
        retry_after: u32,
    },

    #[error("data validation failed")]
    #[status(422)]
    #[name("ValidationFailure")]
    ValidationFailure(#[api_error(issues)] Vec<Issue>),

    #[error("the database is on fire")]
    #[status(500)]
    InternalServerError,

    #[error("The client ID or client secret is invalid")]
    #[status(401)]
    #[name("invalid_client")]
    #[api_error(
        header("WWW-Authenticate", "Basic realm=\"oauth\""),
        help = "https://docs.example.com/oauth#invalid_client"
    )]
    InvalidClient,

    #[error("{} lines of cart {cart} can not be sold", issues.len())]
    #[status(409)]
    #[code(310, "CartError")]
    #[api_error(
        help = "https://docs.example.com/errors#cart",
        type = "https://api.example.com/errors/cart-rejected",
        domain = "shop.example.com",
        grpc = ALREADY_EXISTS,
        retry_after = 5
    )]
    CartRejected {
        #[data]
        cart: &'static str,
        #[data]
        code: char,
        #[data]
        name: char,
        #[data]
        detail: (),
        #[data]
        nested: Nested,
        #[api_error(issues)]
        issues: Vec<Issue>,
    },

    #[error("draining")]
    #[status(503)]
    #[api_error(retry_after = 10)]
    Unavailable,

    #[error("")]
    #[status(402)]
    #[name("paymentRequired")]
    PaymentRequired {
        #[data]
        amount: Value,
    },

    #[error("{text}")]
    #[status(400)]
    #[name("ODD_INPUT")]
    #[api_error(title = "Odd input")]
    Odd {
        text: &'static str,
        #[data]
        input: &'static str,
    },
}

/// `Example::DuplicatedItem` in a type with problem types.
#[derive(Debug, Error, ApiError)]
#[api_error(type_base = "https://api.example.com/errors/")]
enum TypedExample {
    #[error("The {resource} {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    DuplicatedItem {
        #[data]
        resource: &'static str,
        #[data]
        key: u64,
    },
}

#[derive(Debug, Serialize)]
struct Nested {
    a: (u8, f64, char),
}

fn example(id: &str) -> Box<dyn ApiError> {
    let error = match id {
        "duplicated_item" => Example::DuplicatedItem { kind: "item", key: 11111 },
        "duplicated_item_typed" => {
            return Box::new(TypedExample::DuplicatedItem { resource: "item", key: 11111 });
        }
        "out_of_credit" => Example::OutOfCredit {
            balance: 30,
            cost: 50,
            accounts: ["/account/12345", "/account/67890"],
        },
        "token_expired" => Example::AccessTokenExpired,
        "rate_limited" => Example::TooManyRequests { retry_after: 30 },
        "validation" => Example::ValidationFailure(vec![
            Issue::new("InvalidEmail", "invalid email", "/email"),
            Issue::new("InvalidPassword", "invalid password", "/password"),
        ]),
        "internal" => Example::InternalServerError,
        "invalid_client" => Example::InvalidClient,
        "everything" => Example::CartRejected {
            cart: "c-9",
            code: 'X',
            name: 'N',
            detail: (),
            nested: Nested { a: (1, 2.5, 'z') },
            issues: vec![
                Issue::new("min_length", "too short", "/lines/0/sku")
                    .with("expected", 3)
                    .with("received", 1),
                Issue::new("Unique", "taken", "/a b~1c/50%é/007"),
            ],
        },
        "unavailable" => Example::Unavailable,
        "payment" => Example::PaymentRequired { amount: Value::Null },
        "unicode" => Example::Odd {
            text: "café “日本” 😀 \"q\" \\ \n\t\u{1} </script>",
            input: "\u{2028}\u{2029}\0\"\\",
        },
        other => panic!("no declaration for the example {other}"),
    };
    Box::new(error)
}

fn render_as(envelope: &str, error: &dyn ApiError, context: &Context) -> Response<Bytes> {
    match envelope {
        "Problem" => render::<Problem>(error, context),
        "MessageOnly" => render::<MessageOnly>(error, context),
        "Detailed" => render::<Detailed>(error, context),
        "Coded" => render::<Coded>(error, context),
        "Meta" => render::<Meta>(error, context),
        "Described" => render::<Described>(error, context),
        "OAuth2" => render::<OAuth2>(error, context),
        "JsonApi" => render::<JsonApi>(error, context),
        "GoogleRpc" => render::<GoogleRpc>(error, context),
        other => panic!("no envelope {other}"),
    }
}

const ENVELOPES: [&str; 9] = [
    "Problem",
    "MessageOnly",
    "Detailed",
    "Coded",
    "Meta",
    "Described",
    "OAuth2",
    "JsonApi",
    "GoogleRpc",
];

#[derive(Deserialize)]
struct Examples {
    occurrences: Vec<Occurrence>,
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
struct Occurrence {
    id: String,
    status: u16,
    name: String,
    variant: String,
    title: String,
    message: String,
    data: Value,
    issues: Vec<Value>,
    headers: serde_json::Map<String, Value>,
    code: Option<i64>,
    code_name: Option<String>,
    request_id: Option<String>,
    instance: Option<String>,
    help: Option<String>,
    #[serde(rename = "type")]
    type_uri: Option<String>,
    domain: Option<String>,
}

impl Occurrence {
    fn context(&self) -> Context {
        let mut context = Context::new();
        if let Some(id) = &self.request_id {
            context = context.with_request_id(id.clone());
        }
        if let Some(instance) = &self.instance {
            context = context.with_instance(instance.clone());
        }
        context
    }
}

#[derive(Deserialize)]
struct Vector {
    case: String,
    envelope: String,
    content_type: String,
    status: u16,
    headers: serde_json::Map<String, Value>,
    body: String,
}

fn examples() -> Examples {
    serde_json::from_str(include_str!("../fixtures/vectors.json")).expect("the examples are JSON")
}

fn header<'a>(response: &'a Response<Bytes>, name: &str) -> Vec<&'a [u8]> {
    response.headers().get_all(name).iter().map(HeaderValue::as_bytes).collect()
}

#[test]
fn every_occurrence_is_rendered_as_in_its_vectors() {
    let examples = examples();
    let mut wrong = Vec::new();
    let mut expected = 0;

    for occurrence in &examples.occurrences {
        let error = example(&occurrence.id);
        for envelope in ENVELOPES {
            let vector = examples
                .vectors
                .iter()
                .find(|vector| vector.case == occurrence.id && vector.envelope == envelope)
                .unwrap_or_else(|| panic!("no example of {} as {envelope}", occurrence.id));
            expected += 1;

            let response = render_as(envelope, &*error, &occurrence.context());
            let body = str::from_utf8(response.body()).expect("JSON is UTF-8");
            let mut differs = |what: &str, wanted: &str, got: &str| {
                if wanted != got {
                    let case = &occurrence.id;
                    wrong.push(format!(
                        "{case} as {envelope}: {what}\n  wanted {wanted}\n  got    {got}"
                    ));
                }
            };
            differs("status", &vector.status.to_string(), response.status().as_str());
            differs("body", &vector.body, body);
            let listed =
                vector.headers.iter().map(|(name, value)| (&**name, value.as_str().unwrap()));
            for (name, value) in listed.chain([("content-type", &*vector.content_type)]) {
                let got = header(&response, name).into_iter().map(String::from_utf8_lossy);
                differs(name, value, &got.collect::<Vec<_>>().join(" | "));
            }
        }
    }

    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(expected, examples.vectors.len(), "every example was compared");
}

#[test]
fn every_declaration_matches_its_occurrence() {
    for occurrence in examples().occurrences {
        let error = example(&occurrence.id);
        let spec = error.spec();
        let id = occurrence.id.as_str();

        assert_eq!(spec.variant(), occurrence.variant, "{id}");
        assert_eq!(spec.help(), occurrence.help.as_deref(), "{id}");
        assert_eq!(spec.type_uri(), occurrence.type_uri.as_deref(), "{id}");
        assert_eq!(spec.domain(), occurrence.domain.as_deref(), "{id}");
        assert_eq!(error.status(), occurrence.status, "{id}");
        assert_eq!(error.name(), occurrence.name, "{id}");
        assert_eq!(error.title(), occurrence.title, "{id}");
        assert_eq!(error.code_number(), occurrence.code, "{id}");
        assert_eq!(error.code_name(), occurrence.code_name.as_deref(), "{id}");
        assert_eq!(error.message().to_string(), occurrence.message, "{id}");
        assert_eq!(error.data().to_value(), occurrence.data, "{id}");

        let mut issues = Vec::new();
        error.issues().for_each_issue(&mut |issue| {
            let Location::Pointer(pointer) = issue.location() else {
                panic!("{id}: every issue is in the body")
            };
            issues.push(json!({
                "name": issue.name(),
                "message": issue.message().to_string(),
                "pointer": pointer,
            }));
        });
        assert_eq!(issues.len(), occurrence.issues.len(), "{id}");
        for (issue, described) in issues.iter().zip(&occurrence.issues) {
            for member in ["name", "message", "pointer"] {
                assert_eq!(issue[member], described[member], "{id}");
            }
        }
        let response = error.render(&occurrence.context());
        for (name, value) in &occurrence.headers {
            assert_eq!(header(&response, name), [value.as_str().unwrap().as_bytes()], "{id}");
        }
    }
}
