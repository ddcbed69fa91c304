//! The facts about the type of a data field.
//!
//! The derive's output reads these facts as constants of [`FieldType<T>`], where `T` is the type of
//! a field. Every type has the constants of [`AnyFieldType`]. Some types also have an inherent
//! constant of the same name, which the compiler prefers.

use serde_json::Value;
use std::marker::PhantomData;
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
use std::time::Duration;

/// A function that returns a JSON schema.
pub(crate) type Schema = fn() -> Value;

/// The type `T` of a data field. Only the constants of `FieldType<T>` are used, never a value.
pub struct FieldType<T: ?Sized>(PhantomData<T>);

macro_rules! options {
    ($($ty:ty),*) => {$(
        impl<T> FieldType<$ty> {
            /// The value `None` of the field is not sent.
            pub const IS_OPTION: bool = true;
        }
    )*};
}

options! {
    Option<T>,
    &Option<T>,
    &mut Option<T>,
    &&Option<T>,
    &&&Option<T>
}

macro_rules! seconds {
    ($($ty:ty),*) => {$(
        impl FieldType<$ty> {
            /// A `retry_after` of this type is sent in seconds.
            pub const IS_SECONDS: bool = true;
        }

        impl FieldType<Option<$ty>> {
            /// A `retry_after` of this type is sent in seconds.
            pub const IS_SECONDS: bool = true;
        }
    )*};
}

seconds! {
    Duration,
    u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize,
    NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize
}

/// The constants of a type that has no inherent constant of the same name.
pub trait AnyFieldType {
    /// True if the type is an `Option`, or a reference to one.
    const IS_OPTION: bool = false;
    /// True if a `retry_after` of this type is always sent in seconds, and never as a date.
    const IS_SECONDS: bool = false;
    /// The schema of a `std` type.
    const STD_SCHEMA: Option<Schema> = None;
    /// The schema that the type declares with `schemars`.
    const DECLARED_SCHEMA: Option<Schema> = None;
    /// The schema that the type in an `Option` declares with `schemars`.
    const SCHEMA_IN_OPTION: Option<Schema> = None;
}

impl<T: ?Sized> AnyFieldType for FieldType<T> {}
