//! The data of an error, as lists of values.
//!
//! There is a function for each number of fields up to six, because a call for each field would
//! cost the compiler twice as much. The functions are not written by a macro, because compile
//! errors show their source.

#![expect(clippy::many_single_char_names, reason = "a letter for each field")]

use super::fields::DataField;
use crate::json::{Sealed, WriteJson};
use crate::model::{ApiError, RetryAfter};
use serde::{Serialize, Serializer};

#[inline]
pub fn data1<A: DataField>(a: &A) -> [&dyn DataField; 1] {
    [a]
}

#[inline]
pub fn data2<'a, A: DataField, B: DataField>(a: &'a A, b: &'a B) -> [&'a dyn DataField; 2] {
    [a, b]
}

#[inline]
pub fn data3<'a, A: DataField, B: DataField, C: DataField>(
    a: &'a A,
    b: &'a B,
    c: &'a C,
) -> [&'a dyn DataField; 3] {
    [a, b, c]
}

#[inline]
pub fn data4<'a, A: DataField, B: DataField, C: DataField, D: DataField>(
    a: &'a A,
    b: &'a B,
    c: &'a C,
    d: &'a D,
) -> [&'a dyn DataField; 4] {
    [a, b, c, d]
}

#[inline]
pub fn data5<'a, A: DataField, B: DataField, C: DataField, D: DataField, E: DataField>(
    a: &'a A,
    b: &'a B,
    c: &'a C,
    d: &'a D,
    e: &'a E,
) -> [&'a dyn DataField; 5] {
    [a, b, c, d, e]
}

#[inline]
pub fn data6<
    'a,
    A: DataField,
    B: DataField,
    C: DataField,
    D: DataField,
    E: DataField,
    F: DataField,
>(
    a: &'a A,
    b: &'a B,
    c: &'a C,
    d: &'a D,
    e: &'a E,
    f: &'a F,
) -> [&'a dyn DataField; 6] {
    [a, b, c, d, e, f]
}

/// Passes the static members and the data fields of an error to `each`. `values` are the data
/// fields in the order of the spec.
#[inline]
pub fn for_each_member<E: ApiError>(
    error: &E,
    values: &[&dyn DataField],
    each: &mut dyn FnMut(&str, &dyn WriteJson),
) {
    let spec = error.spec();
    for member in spec.members() {
        each(member.name(), &member.value());
    }
    for (field, value) in spec.fields().iter().zip(values) {
        if field.is_optional() {
            each(field.name(), *value);
        } else {
            each(field.name(), &Present(*value));
        }
    }
}

/// A value that is not absent, because its type is not an `Option`.
struct Present<'a>(&'a dyn DataField);

impl Sealed for Present<'_> {}

impl WriteJson for Present<'_> {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        self.0.write(out, error)
    }
}

/// A `retry_after` field as data. It is sent as whole seconds, for every type of the field.
pub struct RetryAfterSeconds<'a>(pub &'a dyn ApiError);

impl Serialize for RetryAfterSeconds<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.retry_after().map(RetryAfter::seconds).serialize(serializer)
    }
}
