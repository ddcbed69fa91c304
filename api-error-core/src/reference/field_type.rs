//! The JSON schemas of `std` types, as serde writes their values.

use crate::model::{FieldType, Schema};
use serde_json::{Value, json};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::marker::PhantomData;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use std::num::{NonZero, Saturating, Wrapping};
use std::ops::{Range, RangeInclusive};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, SystemTime};

impl<T: StdType + ?Sized> FieldType<T> {
    /// The schema of a type that consists of `std` types. For any other type, the name `STD_SCHEMA`
    /// refers to the constant of `AnyFieldType`, which is `None`.
    pub const STD_SCHEMA: Option<Schema> = Some(T::sent_schema);
}

/// A `std` type with a known schema. A container implements the trait if its items do.
pub trait StdType {
    /// Returns a schema for all values of the type.
    fn schema() -> Value;

    /// Returns the schema of the values that are sent as data. An `Option::None` is not sent.
    fn sent_schema() -> Value {
        Self::schema()
    }
}

macro_rules! plain {
    ($($($ty:ty),+ => $schema:tt;)*) => {$($(
        impl StdType for $ty {
            fn schema() -> Value {
                json!($schema)
            }
        }
    )+)*};
}

plain! {
    bool => { "type": "boolean" };
    f32 => { "type": "number", "format": "float" };
    f64 => { "type": "number", "format": "double" };
    char => { "type": "string", "minLength": 1, "maxLength": 1 };
    str, String, Path, PathBuf => { "type": "string" };
    IpAddr, SocketAddr, SocketAddrV4, SocketAddrV6 => { "type": "string" };
    Ipv4Addr => { "type": "string", "format": "ipv4" };
    Ipv6Addr => { "type": "string", "format": "ipv6" };
    () => { "type": "null" };
}

macro_rules! integers {
    ($($($ty:ty),+ => $schema:tt;)*) => {
        plain! { $($($ty),+ => $schema;)* }

        $($(
            impl StdType for NonZero<$ty> {
                fn schema() -> Value {
                    without_zero(<$ty>::schema())
                }
            }
        )+)*
    };
}

// Only integers of 8 and 16 bits have both limits, as in schemars. Many readers of a schema cannot
// represent the limits of 64 bits exactly.
integers! {
    i8 => { "type": "integer", "format": "int8", "minimum": -128, "maximum": 127 };
    i16 => { "type": "integer", "format": "int16", "minimum": -32768, "maximum": 32767 };
    i32 => { "type": "integer", "format": "int32" };
    i64, isize => { "type": "integer", "format": "int64" };
    i128 => { "type": "integer", "format": "int128" };
    u8 => { "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 };
    u16 => { "type": "integer", "format": "uint16", "minimum": 0, "maximum": 65535 };
    u32 => { "type": "integer", "format": "uint32", "minimum": 0 };
    u64, usize => { "type": "integer", "format": "uint64", "minimum": 0 };
    u128 => { "type": "integer", "format": "uint128", "minimum": 0 };
}

fn without_zero(mut integer: Value) -> Value {
    if integer["minimum"] == 0 {
        integer["minimum"] = 1.into();
    } else {
        integer["not"] = json!({ "const": 0 });
    }
    integer
}

/// Types that serialize as the value that they contain.
macro_rules! wrappers {
    ($($ty:ty),*) => {$(
        impl<T: StdType + ?Sized> StdType for $ty {
            fn schema() -> Value {
                T::schema()
            }
        }
    )*};
}

wrappers! { Box<T>, Rc<T>, Arc<T>, Cell<T>, RefCell<T>, Mutex<T>, RwLock<T> }

macro_rules! sized_wrappers {
    ($($ty:ident),*) => {$(
        impl<T: StdType> StdType for $ty<T> {
            fn schema() -> Value {
                T::schema()
            }
        }
    )*};
}

sized_wrappers! { Reverse, Wrapping, Saturating }

impl<T: StdType + ToOwned + ?Sized> StdType for Cow<'_, T> {
    fn schema() -> Value {
        T::schema()
    }
}

macro_rules! references {
    ($($ty:ty),*) => {$(
        impl<T: StdType + ?Sized> StdType for $ty {
            fn schema() -> Value {
                T::schema()
            }

            fn sent_schema() -> Value {
                T::sent_schema()
            }
        }
    )*};
}

references! { &T, &mut T }

impl<T: StdType> StdType for Option<T> {
    fn schema() -> Value {
        json!({ "anyOf": [T::schema(), { "type": "null" }] })
    }

    fn sent_schema() -> Value {
        T::schema()
    }
}

impl<T: StdType, E: StdType> StdType for Result<T, E> {
    fn schema() -> Value {
        json!({ "oneOf": [object(&[("Ok", T::schema)]), object(&[("Err", E::schema)])] })
    }
}

impl<T: ?Sized> StdType for PhantomData<T> {
    fn schema() -> Value {
        json!({ "type": "null" })
    }
}

macro_rules! lists {
    ($($ty:ty),*) => {$(
        impl<T: StdType> StdType for $ty {
            fn schema() -> Value {
                array(T::schema)
            }
        }
    )*};
}

lists! { [T], Vec<T>, VecDeque<T>, LinkedList<T>, BinaryHeap<T> }

impl<T: StdType, const N: usize> StdType for [T; N] {
    fn schema() -> Value {
        let mut schema = array(T::schema);
        schema["minItems"] = N.into();
        schema["maxItems"] = N.into();
        schema
    }
}

impl<T: StdType> StdType for BTreeSet<T> {
    fn schema() -> Value {
        set(T::schema)
    }
}

impl<T: StdType, S> StdType for HashSet<T, S> {
    fn schema() -> Value {
        set(T::schema)
    }
}

impl<K, V: StdType> StdType for BTreeMap<K, V> {
    fn schema() -> Value {
        map(V::schema)
    }
}

impl<K, V: StdType, S> StdType for HashMap<K, V, S> {
    fn schema() -> Value {
        map(V::schema)
    }
}

/// A number of whole seconds. The schema has no `format`: with `uint64`, the TypeScript type would
/// be the type for integers that a `number` cannot represent exactly.
pub(crate) struct Seconds;

impl StdType for Seconds {
    fn schema() -> Value {
        json!({ "type": "integer", "minimum": 0 })
    }
}

macro_rules! structs {
    ($([$($parameter:ident)?] $ty:ty { $($member:literal: $member_ty:ty),* };)*) => {$(
        impl$(<$parameter: StdType>)? StdType for $ty {
            fn schema() -> Value {
                object(&[$(($member, <$member_ty>::schema)),*])
            }
        }
    )*};
}

structs! {
    [] Duration { "secs": Seconds, "nanos": u32 };
    [] SystemTime { "secs_since_epoch": Seconds, "nanos_since_epoch": u32 };
    [T] Range<T> { "start": T, "end": T };
    [T] RangeInclusive<T> { "start": T, "end": T };
}

macro_rules! tuples {
    () => {};
    ($first:ident $($rest:ident)*) => {
        impl<$first: StdType, $($rest: StdType),*> StdType for ($first, $($rest,)*) {
            fn schema() -> Value {
                tuple(&[$first::schema, $($rest::schema),*])
            }
        }

        tuples! { $($rest)* }
    };
}

// Serde implements `Serialize` for tuples of at most 16 items.
tuples! { A B C D E F G H I J K L M N O P }

fn array(item: Schema) -> Value {
    json!({ "type": "array", "items": item() })
}

fn set(item: Schema) -> Value {
    json!({ "type": "array", "items": item(), "uniqueItems": true })
}

fn map(value: Schema) -> Value {
    json!({ "type": "object", "additionalProperties": value() })
}

fn tuple(items: &[Schema]) -> Value {
    let count = items.len();
    let items: Vec<_> = items.iter().map(|schema| schema()).collect();
    json!({ "type": "array", "prefixItems": items, "minItems": count, "maxItems": count })
}

fn object(members: &[(&str, Schema)]) -> Value {
    let properties: serde_json::Map<_, _> =
        members.iter().map(|(name, schema)| ((*name).to_owned(), schema())).collect();
    let required: Vec<_> = members.iter().map(|(name, _)| *name).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

#[cfg(test)]
mod tests {
    use crate::model::{AnyFieldType as _, FieldType, Schema};
    use serde_json::{Value, json};
    use std::borrow::Cow;
    use std::collections::{BTreeMap, HashSet};
    use std::num::NonZeroU32;
    use std::time::Duration;

    struct Other;

    #[test]
    fn std_types_have_the_expected_schemas() {
        let integer = json!({ "type": "integer", "format": "uint8", "minimum": 0, "maximum": 255 });
        let text = json!({ "type": "string" });
        let cases: [(Option<Schema>, Value); 14] = [
            (FieldType::<u8>::STD_SCHEMA, integer.clone()),
            (FieldType::<Option<u8>>::STD_SCHEMA, integer.clone()),
            (FieldType::<&&Option<u8>>::STD_SCHEMA, integer.clone()),
            (FieldType::<&'static str>::STD_SCHEMA, text.clone()),
            (FieldType::<Cow<'static, str>>::STD_SCHEMA, text.clone()),
            (FieldType::<Box<str>>::STD_SCHEMA, text.clone()),
            (FieldType::<Vec<String>>::STD_SCHEMA, json!({ "type": "array", "items": text })),
            (FieldType::<&[String]>::STD_SCHEMA, json!({ "type": "array", "items": text })),
            (
                FieldType::<Vec<Option<u8>>>::STD_SCHEMA,
                json!({ "type": "array", "items": { "anyOf": [integer, { "type": "null" }] } }),
            ),
            (
                FieldType::<[Vec<u8>; 2]>::STD_SCHEMA,
                json!({
                    "type": "array",
                    "items": { "type": "array", "items": integer },
                    "minItems": 2,
                    "maxItems": 2,
                }),
            ),
            (
                FieldType::<(u8, (String, bool))>::STD_SCHEMA,
                json!({
                    "type": "array",
                    "prefixItems": [
                        integer,
                        {
                            "type": "array",
                            "prefixItems": [text, { "type": "boolean" }],
                            "minItems": 2,
                            "maxItems": 2,
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                }),
            ),
            (
                FieldType::<BTreeMap<String, HashSet<char>>>::STD_SCHEMA,
                json!({
                    "type": "object",
                    "additionalProperties": {
                        "type": "array",
                        "items": { "type": "string", "minLength": 1, "maxLength": 1 },
                        "uniqueItems": true,
                    },
                }),
            ),
            (
                FieldType::<NonZeroU32>::STD_SCHEMA,
                json!({ "type": "integer", "format": "uint32", "minimum": 1 }),
            ),
            (
                FieldType::<Duration>::STD_SCHEMA,
                json!({
                    "type": "object",
                    "properties": {
                        "secs": { "type": "integer", "minimum": 0 },
                        "nanos": { "type": "integer", "format": "uint32", "minimum": 0 },
                    },
                    "required": ["secs", "nanos"],
                }),
            ),
        ];
        for (schema, expected) in cases {
            assert_eq!(schema.map(|schema| schema()), Some(expected));
        }
    }

    #[test]
    fn a_type_that_contains_an_unknown_type_is_unknown() {
        for schema in [
            FieldType::<Other>::STD_SCHEMA,
            FieldType::<Vec<Other>>::STD_SCHEMA,
            FieldType::<Option<Other>>::STD_SCHEMA,
            FieldType::<dyn Send>::STD_SCHEMA,
        ] {
            assert!(schema.is_none());
        }
    }
}
