//! The meaning of each part of a declaration: keys, fields, `Display`, and other derives.

mod api;
mod data;
mod data_values;
mod documented;
#[path = "../fixtures/each_envelope.rs"]
mod each_envelope;
mod fallback;
mod forms;
mod identity;
mod issues;
mod message;
mod other_derives;
mod retry;
mod transparent;

use api_error::envelope::Detailed;
use api_error::{ApiError, Catalogued, Context, ErrorSpec, render};
use serde_json::Value;

pub(crate) fn body(error: &dyn ApiError) -> Value {
    serde_json::from_slice(error.to_response().body()).expect("the body is JSON")
}

pub(crate) fn specs<E: Catalogued>() -> &'static [ErrorSpec] {
    E::CATALOG.specs()
}

/// Returns `part` of the spec of each variant.
pub(crate) fn parts<E: Catalogued, T>(part: impl Fn(&ErrorSpec) -> T) -> Vec<T> {
    specs::<E>().iter().map(part).collect()
}

pub(crate) fn details(error: &dyn ApiError) -> String {
    let response = render::<Detailed>(error, &Context::new());
    let text = str::from_utf8(response.body()).expect("JSON is UTF-8").to_owned();
    let parsed: Value = serde_json::from_str(&text).expect("the body is JSON");
    if parsed.get("details").is_none() {
        assert_eq!(error.data().to_value(), serde_json::json!({}), "{text}");
        return String::new();
    }
    let (_, rest) = text.split_once(r#""details":"#).expect("the body has details");
    let end = rest.rfind('}').expect("the object is closed");
    rest[..end].to_owned()
}
