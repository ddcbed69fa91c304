//! Error bodies inside other documents, such as bulk responses, streams and queue messages.

use crate::envelope::{AnyEnvelope, Envelope};
use crate::json::{Document, Raw};
use crate::model::{ApiError, Context, Occurrence};
use bytes::Bytes;
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::{Number, Value};
use std::fmt::{self, Debug, Formatter};
use std::marker::PhantomData;

/// Renders only the body of `error`, in the envelope `V`. The error is not logged or observed.
///
/// Use it where an error is not a response, such as in a stream or a queue message.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Context, Error, envelope::MessageOnly};
///
/// let error = Error::internal("the disk is full");
/// let body = api_error::body::<MessageOnly>(&*error, &Context::new());
/// assert_eq!(body, r#"{"error":"Internal Server Error"}"#);
/// ```
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub fn body<V: Envelope>(error: &dyn ApiError, context: &Context) -> Bytes {
    AnyEnvelope::new::<V>().body(&Occurrence::new(error, context))
}

/// Renders the body of `error` in the envelope `V` as a JSON value. The error is not logged or
/// observed.
///
/// The value is `null` if the envelope writes no body, or if the body has more than 127 levels of
/// arrays and objects. The members have the order of the envelope only with the feature
/// `preserve_order` of `serde_json`. [`Rendered`] always has this order.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Context, Error, envelope::MessageOnly};
///
/// let error = Error::internal("the disk is full");
/// let value = api_error::to_value::<MessageOnly>(&*error, &Context::new());
/// assert_eq!(value["error"], "Internal Server Error");
/// ```
#[must_use]
#[cfg_attr(debug_assertions, inline)]
pub fn to_value<V: Envelope>(error: &dyn ApiError, context: &Context) -> Value {
    serde_json::from_slice(&body::<V>(error, context)).unwrap_or_default()
}

/// The body of an error in the envelope `V`, as a part of a larger document.
///
/// It owns its bytes, so it does not borrow the error. Its members are serialized in the order of
/// the envelope. The error is not logged or observed.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::{Error, Rendered, envelope::MessageOnly};
///
/// #[derive(serde::Serialize)]
/// struct BulkItem {
///     index: usize,
///     error: Rendered<MessageOnly>,
/// }
///
/// let error = Error::internal("the disk is full");
/// let item = BulkItem { index: 7, error: Rendered::new(&*error) };
/// assert_eq!(
///     serde_json::to_string(&item)?,
///     r#"{"index":7,"error":{"error":"Internal Server Error"}}"#,
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
pub struct Rendered<V> {
    body: Bytes,
    envelope: PhantomData<fn() -> V>,
}

impl<V: Envelope> Rendered<V> {
    /// Renders `error` without facts about a request.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn new(error: &dyn ApiError) -> Self {
        Self::in_context(error, &Context::new())
    }

    /// Renders `error` with the facts about its request.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn in_context(error: &dyn ApiError, context: &Context) -> Self {
        Self { body: body::<V>(error, context), envelope: PhantomData }
    }
}

impl<V> Rendered<V> {
    /// Returns the body. It is empty if the envelope writes no body.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// Returns the body without copying it.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn into_body(self) -> Bytes {
        self.body
    }
}

impl<V> Clone for Rendered<V> {
    #[cfg_attr(debug_assertions, inline)]
    fn clone(&self) -> Self {
        Self { body: self.body.clone(), envelope: PhantomData }
    }
}

impl<V> Debug for Rendered<V> {
    #[cfg_attr(debug_assertions, inline)]
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Rendered").field(&String::from_utf8_lossy(&self.body)).finish()
    }
}

/// Serializes the members in the order of the envelope. A missing body is serialized as `None`. A
/// body with more than 127 levels of arrays and objects fails to serialize.
impl<V> Serialize for Rendered<V> {
    #[cfg_attr(debug_assertions, inline)]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.body.is_empty() {
            return serializer.serialize_none();
        }
        let document = Document::parse_written(&self.body);
        if document.json().is_none() {
            return Err(S::Error::custom("the body of the error is nested too deeply"));
        }
        Part(document.root()).serialize(serializer)
    }
}

/// A JSON value that any serializer of serde can write, not only `serde_json`.
struct Part<'a>(Raw<'a>);

impl Serialize for Part<'_> {
    #[cfg_attr(debug_assertions, inline)]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(value) = self;
        if value.is_object() {
            let mut map = serializer.serialize_map(Some(value.members().count()))?;
            for (key, value) in value.members() {
                map.serialize_entry(&*key, &Part(value))?;
            }
            return map.end();
        }
        if value.is_array() {
            let mut list = serializer.serialize_seq(Some(value.elements().count()))?;
            for value in value.elements() {
                list.serialize_element(&Part(value))?;
            }
            return list.end();
        }
        if let Some(text) = value.text() {
            return serializer.serialize_str(&text);
        }
        match value.as_json() {
            "null" => serializer.serialize_unit(),
            "true" => serializer.serialize_bool(true),
            "false" => serializer.serialize_bool(false),
            number => {
                let number: Number = serde_json::from_str(number).map_err(S::Error::custom)?;
                number.serialize(serializer)
            }
        }
    }
}
