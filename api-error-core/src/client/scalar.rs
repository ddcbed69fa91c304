//! A deserializer of single values. Unlike the deserializer of `serde_json`, it distinguishes an
//! absent value from null.

use serde::de::value::{BorrowedStrDeserializer, Error, UnitDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

#[derive(Clone, Copy)]
pub(super) enum Scalar<'a> {
    /// An absent value. An `Option` becomes `None`.
    Absent,
    /// A null. An `Option` becomes `Some` of a value whose JSON is null, such as `()`, because a
    /// `None` is never sent.
    SomeNull,
    Text(&'a str),
    Natural(u64),
}

/// Deserializes a string without escapes, a natural number or a null. Returns `None` for any other
/// JSON text, and if `T` cannot be deserialized from the value.
#[cfg_attr(debug_assertions, inline)]
pub(super) fn deserialize<T: DeserializeOwned>(json: &str) -> Option<T> {
    let scalar = match json.as_bytes().first()? {
        b'"' => {
            let content = json.strip_prefix('"')?.strip_suffix('"')?;
            if content.bytes().any(|byte| byte == b'\\') {
                return None;
            }
            Scalar::Text(content)
        }
        b'0'..=b'9' => Scalar::Natural(json.parse().ok()?),
        b'n' => Scalar::SomeNull,
        _ => return None,
    };
    T::deserialize(scalar).ok()
}

impl<'de> Deserializer<'de> for Scalar<'de> {
    type Error = Error;

    #[cfg_attr(debug_assertions, inline)]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Scalar::Text(text) => visitor.visit_borrowed_str(text),
            Scalar::Natural(number) => visitor.visit_u64(number),
            Scalar::Absent | Scalar::SomeNull => Err(Error::custom("missing")),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Scalar::Absent => visitor.visit_none(),
            Scalar::SomeNull => {
                let null: UnitDeserializer<Error> = ().into_deserializer();
                visitor.visit_some(null)
            }
            Scalar::Text(_) | Scalar::Natural(_) => visitor.visit_some(self),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Scalar::Text(text) => {
                BorrowedStrDeserializer::new(text).deserialize_enum(name, variants, visitor)
            }
            _ => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes
        byte_buf unit unit_struct seq tuple tuple_struct map struct identifier
        ignored_any
    }
}
