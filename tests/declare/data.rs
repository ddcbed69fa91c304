//! Structured data: which fields are sent, and under which keys.

use crate::details;
use crate::each_envelope::each_envelope;
use api_error::bytes::Bytes;
use api_error::envelope::{Coded, Detailed, GoogleRpc, JsonApi, MessageOnly, Meta, Problem};
use api_error::http::Response;
use api_error::{ApiError, Context, ErrorSpec, FieldSpec, Issue, render};
use serde::{Serialize, Serializer, ser};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Mutex;
use std::time::Duration;
use thiserror::Error;

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
fn data_on_a_variant_sends_every_field_that_can_be_data() {
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
fn raw_identifiers_are_sent_without_the_prefix() {
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

#[test]
fn an_error_can_borrow_its_data() {
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

/// The faults that the hook received.
static FAULTS: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub(crate) fn record_faults() {
    // Only the first test in the process sets the hook. The other tests use the same hook.
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
    /// A value that fails after a part of it was written.
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
        assert!(faults.iter().any(|fault| fault.contains(part)), "{part} is reported: {faults:?}");
    }

    for render in each_envelope!(V => render::<V> as fn(&dyn ApiError, &Context) -> _) {
        for error in [&error as &dyn ApiError, &Only { failing: Failing }] {
            let response: Response<Bytes> = render(error, &Context::new());
            assert_eq!(response.status(), 409);
            let body = str::from_utf8(response.body()).unwrap();
            let parsed: Value = serde_json::from_str(body).expect("the body is complete JSON");
            assert!(parsed.as_object().is_some_and(|body| !body.is_empty()), "{body}");
            assert!(!body.contains("failing") && !body.contains("written"), "{body}");
            assert!(!body.contains("no way to write this"), "the cause is not sent: {body}");
        }
    }
}

#[test]
fn data_with_a_reserved_key_is_sent_in_each_envelope_with_data() {
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
fn an_error_type_need_not_be_send() {
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
fn the_catalog_lists_the_data_fields() {
    #[derive(Debug, Error, ApiError)]
    #[error("text")]
    #[status(400)]
    #[allow(dead_code, reason = "the errors are only declared, never constructed")]
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
