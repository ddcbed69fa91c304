//! A request as the input of serde. Deserialization fails with a `Failure`.
//!
//! A parser reports a failure as text that is not meant for clients. After a failure, the input is
//! therefore deserialized a second time, with an error type that stores the kind of failure.

use super::failure::{Expected, Failure};
use super::names::Names;
use serde::Deserializer;
use serde::de::value::{
    BorrowedStrDeserializer, MapAccessDeserializer, MapDeserializer, SeqDeserializer,
};
use serde::de::{IntoDeserializer, Visitor};
use serde_json::Value;

/// A JSON value, with the [`Names`] that record the fields of structs. Or the text of a parameter
/// or of a key.
#[derive(Clone, Copy)]
pub(super) enum Input<'de> {
    Json(&'de Value, &'de Names),
    Text(&'de str),
}

impl<'de> Input<'de> {
    fn any<V: Visitor<'de>>(self, expected: Expected, visitor: V) -> Result<V::Value, Failure> {
        self.deserialize_any(visitor).map_err(|failure| failure.expecting(expected))
    }

    /// Deserializes an array or an object. A failure inside an array or an object is about an inner
    /// value, so `expected` is not added to it.
    fn compound<V: Visitor<'de>>(
        self,
        expected: Expected,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        match self {
            Self::Json(Value::Array(_) | Value::Object(_), _) => self.deserialize_any(visitor),
            _ => self.any(expected, visitor),
        }
    }
}

impl<'de> IntoDeserializer<'de, Failure> for Input<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! scalars {
    ($($method:ident: $type:ty, $visit:ident, $expected:ident;)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
            match self {
                Self::Json(..) => self.any(Expected::$expected, visitor),
                Self::Text(text) => match text.parse::<$type>() {
                    Ok(value) => visitor.$visit(value),
                    Err(_) => Err(Failure::unparsable(text, Expected::$expected)),
                },
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Input<'de> {
    type Error = Failure;

    scalars! {
        deserialize_bool: bool, visit_bool, Boolean;
        deserialize_i8: i8, visit_i8, Integer;
        deserialize_i16: i16, visit_i16, Integer;
        deserialize_i32: i32, visit_i32, Integer;
        deserialize_i64: i64, visit_i64, Integer;
        deserialize_i128: i128, visit_i128, Integer;
        deserialize_u8: u8, visit_u8, Integer;
        deserialize_u16: u16, visit_u16, Integer;
        deserialize_u32: u32, visit_u32, Integer;
        deserialize_u64: u64, visit_u64, Integer;
        deserialize_u128: u128, visit_u128, Integer;
        deserialize_f32: f32, visit_f32, Number;
        deserialize_f64: f64, visit_f64, Number;
        deserialize_char: char, visit_char, String;
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self {
            Self::Text(text) => visitor.visit_borrowed_str(text),
            Self::Json(Value::Null, _) => visitor.visit_unit(),
            Self::Json(Value::Bool(value), _) => visitor.visit_bool(*value),
            Self::Json(Value::Number(number), _) => {
                if let Some(value) = number.as_u64() {
                    visitor.visit_u64(value)
                } else if let Some(value) = number.as_i64() {
                    visitor.visit_i64(value)
                } else if let Some(value) = number.as_f64() {
                    visitor.visit_f64(value)
                } else {
                    Err(Failure::Value)
                }
            }
            Self::Json(Value::String(text), _) => visitor.visit_borrowed_str(text),
            Self::Json(Value::Array(values), names) => {
                let mut elements =
                    SeqDeserializer::new(values.iter().map(|value| Self::Json(value, names)));
                let value = visitor.visit_seq(&mut elements)?;
                elements.end()?;
                Ok(value)
            }
            Self::Json(Value::Object(members), names) => {
                let mut members = MapDeserializer::new(members_of(members, names));
                let value = visitor.visit_map(&mut members)?;
                members.end()?;
                Ok(value)
            }
        }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.any(Expected::String, visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.any(Expected::String, visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        match self {
            Self::Json(Value::Null, _) => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.compound(Expected::Array, visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Failure> {
        self.compound(Expected::Array, visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Failure> {
        self.compound(Expected::Array, visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        self.compound(Expected::Object, visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        if let Self::Json(value, names) = self {
            names.record(value, fields);
        }
        self.compound(Expected::Object, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failure> {
        match self {
            Self::Text(text) => visitor.visit_enum(BorrowedStrDeserializer::new(text)),
            Self::Json(Value::String(text), _) => {
                visitor.visit_enum(BorrowedStrDeserializer::new(text))
            }
            Self::Json(Value::Object(members), names) if members.len() == 1 => {
                let members = MapDeserializer::new(members_of(members, names));
                visitor.visit_enum(MapAccessDeserializer::new(members))
            }
            Self::Json(..) => Err(Failure::Type(None)),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failure> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        bytes byte_buf unit unit_struct identifier
    }
}

fn members_of<'de>(
    members: &'de serde_json::Map<String, Value>,
    names: &'de Names,
) -> impl Iterator<Item = (Input<'de>, Input<'de>)> {
    members.iter().map(|(key, value)| (Input::Text(key.as_str()), Input::Json(value, names)))
}
