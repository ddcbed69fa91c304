//! The JSON text of the value of a data field.

use crate::data::record_faults;
use crate::details;
use api_error::ApiError;
use serde::{Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::time::Duration;
use thiserror::Error;

/// Returns the JSON text that a data field with this value sends, or `None` if it is left out.
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

#[expect(clippy::unnecessary_wraps, reason = "the result is compared with that of `sent!`")]
fn text(value: &str) -> Option<String> {
    Some(value.to_owned())
}

type Maybe<T> = Option<T>;

#[test]
fn none_is_left_out_in_every_spelling_of_option() {
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
    struct SerializesAsNone;
    impl Serialize for SerializesAsNone {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_none()
        }
    }

    assert_eq!(sent!((), ()), text("null"));
    assert_eq!(sent!(Unit, Unit), text("null"));
    assert_eq!(sent!(Value, Value::Null), text("null"));
    assert_eq!(sent!(Newtype, Newtype(None)), text("null"));
    assert_eq!(sent!(Transparent, Transparent(None)), text("null"));
    assert_eq!(sent!(SerializesAsNone, SerializesAsNone), text("null"));
}

#[test]
fn none_of_a_type_parameter_is_left_out() {
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
}

/// RFC 8259 §6: JSON has no NaN and no infinity, and `null` does not match the schema of a number.
#[test]
fn a_value_with_a_nan_or_an_infinity_is_left_out() {
    #[derive(Clone, Debug, Serialize)]
    struct Unit;
    #[derive(Clone, Debug, Serialize)]
    struct Named {
        unit: Unit,
        none: Option<u8>,
        ratio: f32,
    }
    #[derive(Clone, Debug, Serialize)]
    enum Variant {
        Newtype(f64),
        Tuple(u8, f64),
        Struct { ratio: f64 },
    }

    record_faults();
    for ratio in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        let single = if ratio.is_nan() { f32::NAN } else { f32::INFINITY };
        assert_eq!(sent!(f64, ratio), None);
        assert_eq!(sent!(f32, single), None);
        assert_eq!(sent!(Option<f64>, Some(ratio)), None);
        assert_eq!(sent!(Vec<f64>, vec![1.0, ratio]), None);
        assert_eq!(sent!((u8, f64), (1, ratio)), None);
        assert_eq!(sent!(BTreeMap<u8, f64>, BTreeMap::from([(1, ratio)])), None);
        assert_eq!(sent!(Named, Named { unit: Unit, none: None, ratio: single }), None);
        assert_eq!(sent!(Variant, Variant::Newtype(ratio)), None);
        assert_eq!(sent!(Vec<Variant>, vec![Variant::Tuple(1, ratio)]), None);
        assert_eq!(sent!(Variant, Variant::Struct { ratio }), None);
    }
    let finite = Named { unit: Unit, none: None, ratio: 0.5 };
    assert_eq!(sent!(Named, finite), text(r#"{"unit":null,"none":null,"ratio":0.5}"#));
    let issue = api_error::Issue::new("range", "text", "/a").with("max", f64::NAN).with("min", 1);
    let members = api_error::IssueRef::from(&issue).members().to_value();
    assert_eq!(members, serde_json::json!({ "min": 1 }));
}

#[test]
fn values_of_serde_types() {
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
