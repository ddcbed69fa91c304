//! Ten published formats: the documented body is rendered, and parsed to the same error.

#[expect(unreachable_pub, reason = "users copy the files to their own modules")]
#[path = "../../examples/published/mod.rs"]
mod formats;

use api_error::http::{HeaderMap, StatusCode};
use api_error::{ApiError, Context, Decode, Envelope, Issue, Location, Received, render};
use formats::aws_json::AwsJson;
use formats::azure::Azure;
use formats::django_rest::DjangoRest;
use formats::fastapi::FastApi;
use formats::github::GitHub;
use formats::kubernetes::Kubernetes;
use formats::paypal::PayPal;
use formats::spring_boot::SpringBoot;
use formats::stripe::Stripe;
use formats::twilio::Twilio;
use serde_json::{Value, json};
use std::fmt::Debug;
use thiserror::Error;

/// Renders the error, compares the body, and returns what a client parses.
fn exchange<V: Envelope>(error: &dyn ApiError, expected: &str) -> Received {
    let context = Context::new().with_request_id("b1d1f06c7246c").with_instance("/items/7");
    let response = render::<V>(error, &context);
    assert_eq!(std::str::from_utf8(response.body()), Ok(expected));
    assert_eq!(response.headers()["content-type"], V::CONTENT_TYPE);
    let received = V::parse(response.status(), response.headers(), response.body());
    assert_eq!(received.others().to_value(), json!({}), "the whole body is known");
    assert_eq!(received.message().to_string(), error.message().to_string());
    received
}

/// Fails unless a client decodes the same error.
fn round_trip<V: Envelope, E: Decode + ApiError + Debug + PartialEq>(error: &E, expected: &str) {
    let received = exchange::<V>(error, expected);
    assert_eq!(received.decode::<E>().as_ref().ok(), Some(error));
}

/// Returns each issue as `name|message|place`.
fn issues(received: &Received) -> Vec<String> {
    let mut issues = Vec::new();
    received.issues().for_each_issue(&mut |issue| {
        let place = match issue.location() {
            Location::Pointer(text) | Location::Parameter(text) | Location::Header(text) => text,
            _ => "elsewhere",
        };
        issues.push(format!("{}|{}|{place}", issue.name(), issue.message()));
    });
    issues
}

/// Fails unless a client can read the whole body, although its members are unknown or have
/// unexpected types.
fn assert_complete<V: Envelope>(body: &Value) {
    let text = body.to_string();
    let received = V::parse(StatusCode::BAD_REQUEST, &HeaderMap::new(), text.as_bytes());
    assert_eq!(received.others().to_value(), *body);
}

#[test]
fn stripe() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[api_error(envelope = Stripe, decode)]
    enum Payment {
        #[error("Your card has insufficient funds.")]
        #[status(402)]
        #[name("card_declined")]
        #[api_error(help = "https://docs.stripe.com/error-codes/card-declined")]
        Declined {
            #[data]
            decline_code: String,
            #[data]
            param: Option<String>,
        },
    }
    round_trip::<Stripe, _>(
        &Payment::Declined { decline_code: "insufficient_funds".to_owned(), param: None },
        r#"{"error":{"type":"card_error","code":"card_declined","message":"Your card has insufficient funds.","doc_url":"https://docs.stripe.com/error-codes/card-declined","decline_code":"insufficient_funds"}}"#,
    );
    assert_complete::<Stripe>(&json!({"error": "text"}));
    assert_complete::<Stripe>(&json!({"type": "odd"}));
}

#[test]
fn github() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[api_error(envelope = GitHub, decode)]
    enum Repository {
        #[error("Validation Failed")]
        #[status(422)]
        #[api_error(help = "https://docs.github.com/rest/issues/issues#create-an-issue")]
        Invalid(#[api_error(issues)] Vec<Issue>),
        #[error("Not Found")]
        #[status(404)]
        #[api_error(help = "https://docs.github.com/rest")]
        Missing,
    }
    let invalid = Repository::Invalid(vec![
        Issue::new("missing_field", "", "/title").with("resource", "Issue"),
        Issue::new("custom", "only one assignee", "/assignees").with("resource", "Issue"),
    ]);
    let received = exchange::<GitHub>(
        &invalid,
        r#"{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"},{"resource":"Issue","field":"assignees","code":"custom","message":"only one assignee"}],"documentation_url":"https://docs.github.com/rest/issues/issues#create-an-issue","status":"422"}"#,
    );
    assert_eq!(issues(&received), ["missing_field||/title", "custom|only one assignee|/assignees"]);
    round_trip::<GitHub, _>(
        &Repository::Missing,
        r#"{"message":"Not Found","documentation_url":"https://docs.github.com/rest","status":"404"}"#,
    );
    assert_complete::<GitHub>(&json!({"message": 1, "errors": {"a": 1}, "status": 404}));
}

#[test]
fn twilio() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[api_error(envelope = Twilio, decode)]
    enum Message {
        #[error("The requested resource /Messages was not found")]
        #[status(404)]
        #[code(20404)]
        #[api_error(help = "https://www.twilio.com/docs/errors/20404")]
        NotFound,
    }
    round_trip::<Twilio, _>(
        &Message::NotFound,
        r#"{"code":20404,"message":"The requested resource /Messages was not found","more_info":"https://www.twilio.com/docs/errors/20404","status":404}"#,
    );
    assert_complete::<Twilio>(&json!({"code": "x", "status": "404", "details": []}));
}

#[test]
fn kubernetes() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[api_error(envelope = Kubernetes, decode)]
    enum Pods {
        #[error("pods \"{name}\" not found")]
        #[status(404)]
        NotFound {
            #[data]
            name: String,
            #[data]
            kind: String,
        },
        #[error("too many requests")]
        #[status(429)]
        TooManyRequests {
            #[api_error(retry_after)]
            after: u64,
        },
        #[error("Pod is invalid")]
        #[status(422)]
        Invalid(#[api_error(issues)] Vec<Issue>),
    }
    round_trip::<Kubernetes, _>(
        &Pods::NotFound { name: "web".to_owned(), kind: "pods".to_owned() },
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \"web\" not found","reason":"NotFound","details":{"name":"web","kind":"pods"},"code":404}"#,
    );
    round_trip::<Kubernetes, _>(
        &Pods::TooManyRequests { after: 1 },
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"too many requests","reason":"TooManyRequests","details":{"retryAfterSeconds":1},"code":429}"#,
    );
    let cause = Issue::new("FieldValueRequired", "Required value", "/spec/containers");
    round_trip::<Kubernetes, _>(
        &Pods::Invalid(vec![cause]),
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Pod is invalid","reason":"Invalid","details":{"causes":[{"reason":"FieldValueRequired","message":"Required value","field":"spec.containers"}]},"code":422}"#,
    );
    assert_complete::<Kubernetes>(&json!({"kind": "Pod", "metadata": {"a": 1}, "code": "x"}));
}

#[test]
fn azure() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[error("Multiple errors in ContactInfo data")]
    #[status(400)]
    #[name("BadArgument")]
    #[api_error(envelope = Azure, decode)]
    struct BadArgument {
        #[data]
        target: String,
        #[api_error(issues)]
        issues: Vec<Issue>,
    }
    let error = BadArgument {
        target: "ContactInfo".to_owned(),
        issues: vec![
            Issue::new("NullValue", "Phone number must not be null", "/PhoneNumber"),
            Issue::new("MalformedValue", "Address is not valid", "/Address"),
        ],
    };
    round_trip::<Azure, _>(
        &error,
        r#"{"error":{"code":"BadArgument","message":"Multiple errors in ContactInfo data","target":"ContactInfo","details":[{"code":"NullValue","target":"PhoneNumber","message":"Phone number must not be null"},{"code":"MalformedValue","target":"Address","message":"Address is not valid"}]}}"#,
    );
    assert_eq!(error.to_response().headers()["x-ms-error-code"], "BadArgument");
    assert_complete::<Azure>(&json!({"error": [1]}));
    assert_complete::<Azure>(&json!({"code": 5}));
}

#[test]
fn aws_json() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[api_error(envelope = AwsJson, domain = "com.amazonaws.dynamodb.v20120810", decode)]
    enum Table {
        #[error("Requested resource not found: Table: {0} not found")]
        #[status(400)]
        ResourceNotFoundException(String),
        #[error("The conditional request failed")]
        #[status(400)]
        ConditionalCheckFailedException {
            #[data("Item")]
            item: u8,
        },
    }
    exchange::<AwsJson>(
        &Table::ResourceNotFoundException("orders".to_owned()),
        r#"{"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException","message":"Requested resource not found: Table: orders not found"}"#,
    );
    round_trip::<AwsJson, _>(
        &Table::ConditionalCheckFailedException { item: 7 },
        r#"{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException","message":"The conditional request failed","Item":7}"#,
    );
    let received = AwsJson::parse(
        StatusCode::BAD_REQUEST,
        &HeaderMap::new(),
        br#"{"__type":"ThrottlingException","Message":"Rate exceeded"}"#,
    );
    assert_eq!((received.name(), received.domain()), ("ThrottlingException", None));
    assert_complete::<AwsJson>(&json!({"__type": 1, "message": []}));
}

#[test]
fn paypal() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[error("Request is not well-formed, syntactically incorrect, or violates schema.")]
    #[status(400)]
    #[name("INVALID_REQUEST")]
    #[api_error(envelope = PayPal, decode, help = "https://developer.paypal.com/api/rest/responses/")]
    struct InvalidRequest(#[api_error(issues)] Vec<Issue>);
    round_trip::<PayPal, _>(
        &InvalidRequest(vec![
            Issue::new("MISSING_REQUIRED_PARAMETER", "A required field is missing.", "/intent")
                .with("value", ""),
            Issue::parameter("INVALID_PARAMETER_VALUE", "The value is not valid.", "page_size"),
        ]),
        r#"{"name":"INVALID_REQUEST","message":"Request is not well-formed, syntactically incorrect, or violates schema.","debug_id":"b1d1f06c7246c","details":[{"field":"/intent","value":"","location":"body","issue":"MISSING_REQUIRED_PARAMETER","description":"A required field is missing."},{"field":"page_size","location":"query","issue":"INVALID_PARAMETER_VALUE","description":"The value is not valid."}],"links":[{"href":"https://developer.paypal.com/api/rest/responses/","rel":"information_link"}]}"#,
    );
    assert_complete::<PayPal>(&json!({"name": 1, "links": [{"rel": "self"}], "details": "x"}));
}

#[test]
fn spring_boot() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[error("No such item")]
    #[status(404)]
    #[api_error(envelope = SpringBoot, decode)]
    struct NoItem;
    let response = render::<SpringBoot>(&NoItem, &Context::new().with_instance("/items/7"));
    let body = std::str::from_utf8(response.body()).expect("JSON is UTF-8");
    let rest = body.strip_prefix(r#"{"timestamp":""#).expect("it is the first member");
    let (timestamp, rest) = rest.split_once('"').expect("the string is closed");
    assert_eq!((timestamp.len(), &timestamp[19..20], &timestamp[23..]), (29, ".", "+00:00"));
    assert_eq!(
        rest,
        r#","status":404,"error":"Not Found","message":"No such item","path":"/items/7"}"#
    );
    let received = SpringBoot::parse(response.status(), response.headers(), response.body());
    assert_eq!(received.instance(), Some("/items/7"));
    assert_eq!(received.others().to_value(), json!({ "timestamp": timestamp }));
    assert_eq!(received.decode::<NoItem>().ok(), Some(NoItem));
    assert_complete::<SpringBoot>(&json!({"status": "400", "error": [], "trace": "at X"}));
}

#[test]
fn django_rest() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[api_error(envelope = DjangoRest, decode)]
    enum Article {
        #[error("Not found.")]
        #[status(404)]
        Missing,
        #[error("Bad Request")]
        #[status(400)]
        Invalid(#[api_error(issues)] Vec<Issue>),
    }
    round_trip::<DjangoRest, _>(&Article::Missing, r#"{"detail":"Not found."}"#);
    let received = exchange::<DjangoRest>(
        &Article::Invalid(vec![
            Issue::new("required", "This field is required.", "/name"),
            Issue::new("invalid", "The dates overlap.", ""),
            Issue::new("blank", "This field may not be blank.", "/name"),
        ]),
        r#"{"name":["This field is required.","This field may not be blank."],"non_field_errors":["The dates overlap."]}"#,
    );
    assert_eq!(
        issues(&received),
        [
            "|This field is required.|/name",
            "|This field may not be blank.|/name",
            "|The dates overlap.|",
        ]
    );
    assert_complete::<DjangoRest>(&json!({"detail": {"a": 1}, "name": [{"a": ["b"]}]}));
}

#[test]
fn fastapi() {
    #[derive(Debug, PartialEq, Error, ApiError)]
    #[api_error(envelope = FastApi, decode)]
    enum Items {
        #[error("Item not found")]
        #[status(404)]
        Missing,
        #[error("Unprocessable Content")]
        #[status(422)]
        Invalid(#[api_error(issues)] Vec<Issue>),
    }
    round_trip::<FastApi, _>(&Items::Missing, r#"{"detail":"Item not found"}"#);
    let invalid = Items::Invalid(vec![
        Issue::new("missing", "Field required", "/lines/0/a~1b").with("input", json!({})),
        Issue::parameter("int_parsing", "Input should be a valid integer", "item_id"),
    ]);
    let received = exchange::<FastApi>(
        &invalid,
        r#"{"detail":[{"type":"missing","loc":["body","lines",0,"a/b"],"msg":"Field required","input":{}},{"type":"int_parsing","loc":["query","item_id"],"msg":"Input should be a valid integer"}]}"#,
    );
    assert_eq!(
        issues(&received),
        [
            "missing|Field required|/lines/0/a~1b",
            "int_parsing|Input should be a valid integer|item_id",
        ]
    );
    assert_complete::<FastApi>(&json!({"detail": {"code": 1}}));
}
