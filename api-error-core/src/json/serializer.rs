//! The serializer of `serde_json`, with one exception: this library writes a value that is only a
//! string or an integer. Most data are such values.

use super::escape::{write_display, write_str};
use super::finite;
use super::integer::write_integer;
use serde::ser::{Error as _, Serialize, Serializer};
use serde_json::Error;
use std::fmt::Display;

type Json<'b> = serde_json::Serializer<&'b mut Vec<u8>>;

#[inline]
pub(super) fn serialize<T: Serialize + ?Sized>(value: &T, out: &mut Vec<u8>) -> Result<(), Error> {
    let start = out.len();
    let mut json = None;
    value.serialize(Whole { out, json: &mut json })?;
    // Only an array, an object or a floating-point number sets `json`.
    if json.is_some() && out[start..].windows(4).any(|text| text == b"null") {
        // `serde_json` writes `null` for a NaN and for an infinity.
        finite::check(value)?;
    }
    Ok(())
}

struct Whole<'a, 'b> {
    out: &'b mut Vec<u8>,
    /// The storage for the serializer of an array, an object or a floating-point number. The types
    /// of `serde_json` for arrays and objects borrow this serializer.
    json: &'a mut Option<Json<'b>>,
}

impl<'a, 'b> Whole<'a, 'b> {
    fn json(self) -> &'a mut Json<'b> {
        self.json.insert(Json::new(self.out))
    }
}

macro_rules! scalars {
    ($($method:ident($($name:ident: $argument:ty),*);)*) => {$(
        fn $method(self, $($name: $argument),*) -> Result<(), Error> {
            Json::new(self.out).$method($($name),*)
        }
    )*};
}

macro_rules! integers {
    ($($method:ident($integer:ty);)*) => {$(
        #[inline]
        fn $method(self, value: $integer) -> Result<(), Error> {
            match u64::try_from(value) {
                Ok(number) => write_integer(self.out, number),
                Err(_) => Json::new(self.out).$method(value),
            }
        }
    )*};
}

macro_rules! as_json {
    ($($method:ident($($name:ident: $argument:ty),*) -> $ok:ident;)*) => {$(
        fn $method(self, $($name: $argument),*) -> Result<Self::$ok, Error> {
            self.json().$method($($name),*)
        }
    )*};
}

impl<'a, 'b> Serializer for Whole<'a, 'b> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = <&'a mut Json<'b> as Serializer>::SerializeSeq;
    type SerializeTuple = <&'a mut Json<'b> as Serializer>::SerializeTuple;
    type SerializeTupleStruct = <&'a mut Json<'b> as Serializer>::SerializeTupleStruct;
    type SerializeTupleVariant = <&'a mut Json<'b> as Serializer>::SerializeTupleVariant;
    type SerializeMap = <&'a mut Json<'b> as Serializer>::SerializeMap;
    type SerializeStruct = <&'a mut Json<'b> as Serializer>::SerializeStruct;
    type SerializeStructVariant = <&'a mut Json<'b> as Serializer>::SerializeStructVariant;

    #[inline]
    fn serialize_str(self, text: &str) -> Result<(), Error> {
        write_str(self.out, text);
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Error> {
        write_display(self.out, &value).map_err(Error::custom)
    }

    #[inline]
    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        index: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.json().serialize_newtype_variant(name, index, variant, value)
    }

    integers! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
    }

    scalars! {
        serialize_bool(value: bool);
        serialize_i128(value: i128);
        serialize_u128(value: u128);
        serialize_char(value: char);
        serialize_bytes(value: &[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(name: &'static str);
    }

    as_json! {
        serialize_f32(value: f32) -> Ok;
        serialize_f64(value: f64) -> Ok;
        serialize_seq(len: Option<usize>) -> SerializeSeq;
        serialize_tuple(len: usize) -> SerializeTuple;
        serialize_tuple_struct(name: &'static str, len: usize) -> SerializeTupleStruct;
        serialize_tuple_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeTupleVariant;
        serialize_map(len: Option<usize>) -> SerializeMap;
        serialize_struct(name: &'static str, len: usize) -> SerializeStruct;
        serialize_struct_variant(name: &'static str, index: u32, variant: &'static str, len: usize) -> SerializeStructVariant;
    }
}
