//! Structured data: which fields are sent, under which names, and as what.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Mutex,
    time::{Duration, SystemTime},
};

use api_error::{
    ApiError, Context, ErrorSpec, FieldSpec, Issue,
    bytes::Bytes,
    envelope::{
        Coded, Described, Detailed, GoogleRpc, JsonApi, MessageOnly, Meta, OAuth2, Problem,
    },
    http::Response,
    render,
};
use serde::{Serialize, Serializer, ser};
use serde_json::{Value, json};
use thiserror::Error;

fn details(error: &dyn ApiError) -> String {
    let response = render::<Detailed>(error, &Context::new());
    let text = str::from_utf8(response.body()).expect("JSON is UTF-8").to_owned();
    let parsed: Value = serde_json::from_str(&text).expect("the body is JSON");
    if parsed.get("details").is_none() {
        assert!(error.data().is_empty(), "{text}");
        return String::new();
    }
    let (_, rest) = text.split_once(r#""details":"#).expect("details");
    let end = rest.rfind('}').expect("an end");
    rest[..end].to_owned()
}

/// The text that a single value is sent as, `None` when it is left out.
macro_rules! sent {
    ($type:ty, $value:expr) => {{
        #[derive(Debug, Error, ApiError)]
        #[error("text")]
        #[status(400)]
        struct E {
            #[data]
            value: $type,
        }
        let text = details(&E { value: $value });
        text.strip_prefix(r#"{"value":"#).and_then(|text| text.strip_suffix('}')).map(str::to_owned)
    }};
}

#[expect(clippy::unnecessary_wraps, reason = "to compare with what `sent!` gives")]
fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

#[test]
fn only_marked_fields_are_data() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    enum E {
        Named {
            #[data]
            sent: u8,
            private: u8,
            #[data("camelCase")]
            renamed: u8,
            #[api_error(data = "assigned")]
            also: u8,
            #[api_error(data("called"))]
            called: u8,
        },
        Tuple(#[data("first")] u8, u8, #[data("third")] u8),
        Nothing(u8),
    }

    let named = E::Named { sent: 1, private: 2, renamed: 3, also: 4, called: 5 };
    assert_eq!(details(&named), r#"{"sent":1,"camelCase":3,"assigned":4,"called":5}"#);
    assert_eq!(details(&E::Tuple(1, 2, 3)), r#"{"first":1,"third":3}"#);
    assert_eq!(details(&E::Nothing(1)), "");
    assert!(E::Nothing(1).data().is_empty());
    assert!(!named.data().is_empty());
    assert_eq!(named.data().to_value()["camelCase"], 3);
    let fields: Vec<&str> = named.spec().fields().iter().map(FieldSpec::name).collect();
    assert_eq!(fields, ["sent", "camelCase", "assigned", "called"]);
    assert_eq!(named.spec().fields()[0].rust_type(), "u8");
}

#[test]
fn a_marked_variant_sends_all_but_what_is_never_data() {
    #[derive(Debug, Error, ApiError)]
    #[status(400)]
    enum E {
        #[error("text")]
        #[data]
        Named {
            one: u8,
            #[data("zwei")]
            two: u8,
            #[data(skip)]
            three: u8,
            source: std::fmt::Error,
            #[api_error(issues)]
            issues: Vec<Issue>,
            #[api_error(header = "X-Four")]
            four: u8,
            #[api_error(retry_after)]
            five: Duration,
        },
        #[error("text")]
        #[api_error(data)]
        Source {
            six: u8,
            #[source]
            cause: std::fmt::Error,
        },
        #[error("text")]
        #[api_error(data)]
        Renamed {
            #[api_error(data(skip))]
            seven: u8,
            #[api_error(data = "why")]
            reason: &'static str,
        },
        #[error("text")]
        #[data]
        From(#[from] std::num::ParseIntError),
    }

    let named = E::Named {
        one: 1,
        two: 2,
        three: 3,
        source: std::fmt::Error,
        issues: vec![Issue::new("n", "m", "")],
        four: 4,
        five: Duration::from_millis(4001),
    };
    assert_eq!(named.data().to_value(), json!({ "one": 1, "zwei": 2, "five": 5 }));
    let source = E::Source { six: 6, cause: std::fmt::Error };
    assert_eq!(details(&source), r#"{"six":6}"#);
    assert_eq!(details(&E::Renamed { seven: 7, reason: "w" }), r#"{"why":"w"}"#);
    assert_eq!(details(&E::from("x".parse::<u8>().unwrap_err())), "");
}

#[test]
fn raw_identifiers_are_sent_without_their_mark() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[api_error(envelope = MessageOnly)]
    enum E {
        #[expect(non_camel_case_types, reason = "a keyword is lowercase")]
        r#match {
            #[data]
            r#type: u8,
            #[data]
            r#fn: u8,
        },
    }

    let error = E::r#match { r#type: 1, r#fn: 2 };
    assert_eq!(details(&error), r#"{"type":1,"fn":2}"#);
    assert_eq!(error.name(), "MATCH");
}

type Maybe<T> = Option<T>;

#[test]
fn none_is_left_out_however_it_is_written() {
    const NONE: Option<u8> = None;

    assert_eq!(sent!(Option<u8>, None), None);
    assert_eq!(sent!(Option<u8>, Some(1)), text("1"));
    assert_eq!(sent!(Maybe<u8>, None), None);
    assert_eq!(sent!(Maybe<Maybe<u8>>, None), None);
    assert_eq!(sent!(Maybe<Maybe<u8>>, Some(None)), text("null"));
    assert_eq!(sent!(&'static Option<u8>, &NONE), None);
    assert_eq!(sent!(&'static &'static Maybe<u8>, &&NONE), None);
    assert_eq!(sent!(&'static Option<u8>, &Some(1)), text("1"));
    assert_eq!(sent!(Option<&'static str>, Some("null")), text("\"null\""));
}

#[test]
fn other_nulls_are_null() {
    #[derive(Debug, Serialize)]
    struct Unit;
    #[derive(Debug, Serialize)]
    struct Newtype(Option<u8>);
    #[derive(Debug, Serialize)]
    #[serde(transparent)]
    struct Transparent(Option<u8>);
    #[derive(Debug)]
    struct SaysNone;
    impl Serialize for SaysNone {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_none()
        }
    }

    assert_eq!(sent!((), ()), text("null"));
    assert_eq!(sent!(Unit, Unit), text("null"));
    assert_eq!(sent!(Value, Value::Null), text("null"));
    assert_eq!(sent!(f64, f64::NAN), text("null"));
    assert_eq!(sent!(Newtype, Newtype(None)), text("null"));
    assert_eq!(sent!(Transparent, Transparent(None)), text("null"));
    assert_eq!(sent!(SaysNone, SaysNone), text("null"));
}

#[test]
fn none_of_a_type_parameter_is_left_out_too() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    struct E<T> {
        #[data]
        value: T,
    }

    assert_eq!(details(&E { value: None::<u8> }), "");
    assert_eq!(details(&E { value: 1_u8 }), r#"{"value":1}"#);
    assert_eq!(details(&E { value: Value::Null }), r#"{"value":null}"#);
}

#[test]
fn numbers() {
    assert_eq!(sent!(i64, i64::MIN), text("-9223372036854775808"));
    assert_eq!(sent!(i64, i64::MAX), text("9223372036854775807"));
    assert_eq!(sent!(u64, u64::MAX), text("18446744073709551615"));
    assert_eq!(sent!(u128, u128::MAX), text("340282366920938463463374607431768211455"));
    assert_eq!(sent!(i128, i128::MIN), text("-170141183460469231731687303715884105728"));
    for number in [0.1, -0.0, 1e300, f64::MAX, f64::MIN_POSITIVE, f64::EPSILON] {
        assert_eq!(sent!(f64, number), serde_json::to_string(&number).ok());
    }
    assert_eq!(sent!(f64, f64::INFINITY), text("null"));
    assert_eq!(sent!(f64, f64::NEG_INFINITY), text("null"));
    assert_eq!(sent!(f32, f32::NAN), text("null"));
    assert_eq!(sent!(Vec<f64>, vec![1.0, f64::NAN]), text("[1.0,null]"));
}

#[test]
fn whatever_serde_serializes() {
    #[derive(Debug, Serialize)]
    #[serde(rename_all = "kebab-case", tag = "kind")]
    enum Shape {
        RoundOne { r: u8 },
    }

    assert_eq!(sent!(bool, true), text("true"));
    assert_eq!(sent!(char, '"'), text(r#""\"""#));
    assert_eq!(sent!(String, String::new()), text("\"\""));
    assert_eq!(sent!(Cow<'static, str>, Cow::Borrowed("c")), text("\"c\""));
    assert_eq!(sent!(Box<str>, "b".into()), text("\"b\""));
    assert_eq!(sent!(Vec<u8>, Vec::new()), text("[]"));
    assert_eq!(sent!([u8; 2], [1, 2]), text("[1,2]"));
    assert_eq!(sent!((u8, &'static str), (1, "a")), text("[1,\"a\"]"));
    assert_eq!(sent!(BTreeMap<u8, u8>, BTreeMap::from([(1, 2)])), text(r#"{"1":2}"#));
    assert_eq!(sent!(BTreeMap<u8, u8>, BTreeMap::new()), text("{}"));
    assert_eq!(sent!(Shape, Shape::RoundOne { r: 3 }), text(r#"{"kind":"round-one","r":3}"#));
    assert_eq!(
        sent!(Box<Shape>, Box::new(Shape::RoundOne { r: 3 })),
        text(r#"{"kind":"round-one","r":3}"#)
    );
    assert_eq!(sent!(Duration, Duration::new(1, 2)), text(r#"{"secs":1,"nanos":2}"#));
}

#[test]
fn a_borrowing_error() {
    #[derive(Debug, Error, ApiError)]
    #[error("no {name}")]
    #[status(404)]
    struct Missing<'a> {
        #[data("resource")]
        name: &'a str,
        #[data]
        keys: &'a [u8],
    }

    let name = String::from("item");
    assert_eq!(
        details(&Missing { name: &name, keys: &[1, 2] }),
        r#"{"resource":"item","keys":[1,2]}"#
    );
}

#[test]
fn a_retry_after_that_is_data_is_sent_as_whole_seconds() {
    macro_rules! retry {
        ($type:ty, $value:expr) => {{
            #[derive(Debug, Error, ApiError)]
            #[error("text")]
            #[status(429)]
            struct E {
                #[data]
                #[api_error(retry_after)]
                wait: $type,
            }
            details(&E { wait: $value })
        }};
    }

    assert_eq!(retry!(Duration, Duration::from_millis(29_001)), r#"{"wait":30}"#);
    assert_eq!(retry!(u32, 7), r#"{"wait":7}"#);
    assert_eq!(retry!(Option<Duration>, Some(Duration::from_millis(1))), r#"{"wait":1}"#);
    assert_eq!(retry!(Option<Duration>, None), "");
    let soon = SystemTime::now() + Duration::from_secs(1000);
    let seconds = retry!(SystemTime, soon);
    assert!(
        [r#"{"wait":1000}"#, r#"{"wait":999}"#].contains(&seconds.as_str()),
        "until then: {seconds}"
    );
    assert_eq!(retry!(SystemTime, SystemTime::UNIX_EPOCH), r#"{"wait":0}"#);
}

#[test]
fn a_retry_after_that_is_data_needs_no_serialize() {
    #[derive(Debug)]
    struct Window {
        seconds: u64,
    }
    impl api_error::IntoRetryAfter for Window {
        fn retry_after(&self) -> Option<api_error::RetryAfter> {
            Some(api_error::RetryAfter::Seconds(self.seconds))
        }
    }
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(429)]
    struct E {
        #[data("retryAfter")]
        #[api_error(retry_after)]
        window: Window,
    }

    let error = E { window: Window { seconds: 9 } };
    assert_eq!(details(&error), r#"{"retryAfter":9}"#);
    assert_eq!(error.to_response().headers()["retry-after"], "9");
}

/// Faults that were told to the server, by the value that caused them.
static FAULTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

fn record_faults() {
    // The first of the tests sets it; it stays for the others.
    let _ = api_error::set_fault_hook(|fault| FAULTS.lock().unwrap().push(fault.to_string()));
}

#[test]
fn a_field_that_fails_to_serialize_is_left_out_and_the_rest_is_sent() {
    #[derive(Debug)]
    struct Failing;
    impl Serialize for Failing {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(ser::Error::custom("no way to write this"))
        }
    }
    /// Fails only after a part of it was written.
    #[derive(Debug, Serialize)]
    struct Half {
        written: &'static str,
        failing: Failing,
    }
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(409)]
    struct E {
        #[data]
        before: u8,
        #[data]
        failing: Failing,
        #[data]
        half: Half,
        #[data]
        keys: HashMap<(u8, u8), u8>,
        #[data]
        list: Vec<Half>,
        #[data]
        after: u8,
    }
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(409)]
    struct Only {
        #[data]
        failing: Failing,
    }
    let half = || Half { written: "x", failing: Failing };

    record_faults();
    let error = E {
        before: 1,
        failing: Failing,
        half: half(),
        keys: HashMap::from([((1, 2), 3)]),
        list: vec![half()],
        after: 2,
    };
    assert_eq!(details(&error), r#"{"before":1,"after":2}"#);
    assert_eq!(error.data().to_value(), json!({ "before": 1, "after": 2 }));
    assert_eq!(error.to_response().status(), 409);
    for part in ["failing", "half", "keys", "list"] {
        let faults = FAULTS.lock().unwrap();
        assert!(faults.iter().any(|fault| fault.contains(part)), "{part} is told: {faults:?}");
    }

    for envelope in [
        render::<Problem>,
        render::<MessageOnly>,
        render::<Detailed>,
        render::<Coded>,
        render::<Meta>,
        render::<Described>,
        render::<OAuth2>,
        render::<JsonApi>,
        render::<GoogleRpc>,
    ] {
        for error in [&error as &dyn ApiError, &Only { failing: Failing }] {
            let response = envelope(error, &Context::new());
            assert_eq!(response.status(), 409);
            let body = str::from_utf8(response.body()).unwrap();
            let parsed: Value = serde_json::from_str(body).expect("no half body");
            assert!(parsed.as_object().is_some_and(|body| !body.is_empty()), "{body}");
            assert!(!body.contains("failing") && !body.contains("written"), "{body}");
            assert!(!body.contains("no way to write this"), "the cause is the server's: {body}");
        }
    }
}

#[test]
fn an_issue_member_that_fails_to_serialize_is_left_out() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    struct E(#[api_error(issues)] Vec<Issue>);

    record_faults();
    let keys = HashMap::from([((1, 2), 3)]);
    let issue = Issue::new("n", "m", "").with("unwritable", keys).with("kept", 1);
    let body: Value = serde_json::from_slice(E(vec![issue]).to_response().body()).unwrap();
    assert_eq!(body["errors"], json!([{ "name": "n", "detail": "m", "pointer": "#", "kept": 1 }]));
}

#[test]
fn data_that_meets_a_reserved_member_is_kept_in_every_envelope() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[code(7)]
    #[api_error(envelope = MessageOnly)]
    struct E {
        #[data]
        name: &'static str,
        #[data]
        code: &'static str,
        #[data]
        errors: [u8; 1],
        #[data]
        message: &'static str,
        #[data]
        request_id: u8,
    }

    let error = E { name: "n", code: "c", errors: [1], message: "m", request_id: 2 };
    let body = |render: fn(&dyn ApiError, &Context) -> _| -> Value {
        let response: Response<Bytes> = render(&error, &Context::new());
        serde_json::from_slice(response.body()).unwrap()
    };
    assert_eq!(
        body(render::<Problem>),
        json!({
            "title": "Bad Request", "status": 400, "detail": "text", "name": "E", "code": 7,
            "name_": "n", "code_": "c", "errors_": [1], "message": "m", "request_id_": 2,
        })
    );
    assert_eq!(
        body(render::<Coded>)["error_data"],
        json!({ "name": "E", "name_": "n", "code": "c", "errors_": [1], "message": "m", "request_id": 2 })
    );
    assert_eq!(
        body(render::<JsonApi>)["errors"][0]["meta"],
        json!({ "code": 7, "name_": "n", "code_": "c", "errors": [1], "message_": "m", "request_id_": 2 })
    );
    assert_eq!(
        body(render::<GoogleRpc>)["error"]["details"][0]["metadata"],
        json!({ "code": "7", "name": "n", "code_": "c", "errors": "[1]", "message": "m", "request_id": "2" })
    );
    let plain = json!({ "name": "n", "code": "c", "errors": [1], "message": "m", "request_id": 2 });
    assert_eq!(body(render::<Detailed>)["details"], plain);
    assert_eq!(body(render::<Meta>)["meta"]["error"]["data"], plain);
}

#[test]
fn data_need_not_be_send() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    struct E {
        #[data]
        text: &'static str,
        local: Rc<str>,
    }

    assert_eq!(details(&E { text: "a", local: "b".into() }), r#"{"text":"a"}"#);
}

#[test]
fn the_catalog_lists_what_is_sent() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[allow(dead_code, reason = "only the declaration is looked at")]
    enum E {
        #[data]
        All {
            /// The first.
            one: Vec<Option<u8>>,
            #[data(skip)]
            two: u8,
        },
        None,
    }

    let specs: &[ErrorSpec] = <E as api_error::Catalogued>::CATALOG.specs();
    let [field] = specs[0].fields() else { panic!("one field") };
    assert_eq!(field.name(), "one");
    assert_eq!(field.description(), Some("The first."));
    assert_eq!(field.rust_type().replace(' ', ""), "Vec<Option<u8>>");
    assert!(specs[1].fields().is_empty());
}

#[test]
fn members_of_an_issue_never_meet() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(422)]
    struct E {
        #[api_error(issues)]
        issue: Issue,
    }

    let issue = Issue::new("n", "m", "lines/0")
        .with("name", 1)
        .with("name_", 2)
        .with("_", 3)
        .with("expected_", 4);
    let body = E { issue }.to_response().into_body();
    let body = String::from_utf8(body.to_vec()).expect("a body is text");
    assert!(
        body.ends_with(
            r##""errors":[{"name":"n","detail":"m","pointer":"#/lines/0","name_":1,"name__":2,"_":3,"expected_":4}]}"##
        ),
        "{body}"
    );
}
