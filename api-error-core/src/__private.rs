//! What the derive's output calls. No part of the public surface: it changes without notice.

pub use crate::__framework_impls as framework_impls;
pub use crate::catalog::{
    check as check_catalog, count_slots, count_specs, count_types, doc_len, doc_text,
};
pub use crate::envelope::{Envelope, Format, Problem};
#[cfg(feature = "actix")]
pub use crate::frameworks::actix;
#[cfg(feature = "axum")]
pub use crate::frameworks::axum;
#[cfg(feature = "poem")]
pub use crate::frameworks::poem;
#[cfg(feature = "rocket")]
pub use crate::frameworks::rocket;
pub use crate::issue::Issues;
pub use crate::json::Value;
pub use crate::message::Template;
pub use crate::response::SharedBody;
pub use crate::{
    ApiError, Catalog, Catalogued, Code, Context, Data, Decode, ErrorSpec, FieldSpec, FromData,
    FromIssues, FromRetryAfter, GrpcCode, HeaderSpec, IntoRetryAfter, Issue, Matched, Members,
    Message, Mismatch, RetryAfter,
};
pub use bytes::Bytes;
pub use core;
pub use http::{HeaderMap, Response};
pub use serde::Serialize;

use crate::envelope::equal;
use crate::response;
use crate::spec::MessageSource;
use std::fmt::Display;
use std::str::FromStr;

/// Says in our words that an error type lacks `std::error::Error`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` derives `ApiError` and is not a `std::error::Error`",
    label = "needs `Debug`, `Display` and `std::error::Error`",
    note = "`#[derive(Debug, thiserror::Error, ApiError)]` and an `#[error(\"..\")]` on each variant give all three"
)]
pub trait StdError {}

#[diagnostic::do_not_recommend]
impl<T: std::error::Error + ?Sized> StdError for T {}

pub const fn assert_error<T: StdError + ?Sized>() {}

/// Says in our words that a data field cannot be serialized.
#[diagnostic::on_unimplemented(
    message = "data of type `{Self}` cannot be sent: it does not implement `serde::Serialize`",
    label = "needs `serde::Serialize`",
    note = "derive it with `#[derive(serde::Serialize)]`, or take `#[data]` off the field"
)]
pub trait DataField: Value {}

#[diagnostic::do_not_recommend]
impl<T: Serialize> DataField for T {}

pub fn data<T: DataField>(field: &T) -> &dyn Value {
    field
}

/// The spec of a data field whose type can be named.
#[cfg(not(feature = "schemars"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __data_field {
    ($key:literal, $text:literal, $ty:ty) => {
        $crate::FieldSpec::new($key, $text).with_type::<$ty>()
    };
}

/// The same, with the schema that the type declares, if it does.
#[cfg(feature = "schemars")]
#[doc(hidden)]
#[macro_export]
macro_rules! __data_field {
    ($key:literal, $text:literal, $ty:ty) => {
        $crate::FieldSpec::new($key, $text).with_type::<$ty>().with_schema(|| {
            use $crate::__private::{DeclaredSchema as _, NoSchema as _};
            (&$crate::__private::Declaration::<$ty>::OF).schema()
        })
    };
}

#[cfg(feature = "aide")]
pub use crate::interop::aide;
#[cfg(feature = "schemars")]
pub use crate::interop::schemars::{Declaration, DeclaredSchema, NoSchema};
#[cfg(feature = "utoipa")]
pub use crate::interop::utoipa;
pub use __data_field as data_field;

/// A field that can be the value of a header: what displays, or an `Option` of it. `Kind` keeps
/// them apart, and only one fits.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be a header",
    label = "needs a type that implements `std::fmt::Display`, or an `Option` of one"
)]
pub trait HeaderField<Kind> {
    fn value(&self) -> Option<&dyn Display>;
}

pub struct Plain;
pub struct Optional;
pub struct Borrowed;

#[diagnostic::do_not_recommend]
impl<T: Display> HeaderField<Plain> for T {
    fn value(&self) -> Option<&dyn Display> {
        Some(self)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> HeaderField<Optional> for Option<T> {
    fn value(&self) -> Option<&dyn Display> {
        self.as_ref().map(|value| value as &dyn Display)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Display> HeaderField<Borrowed> for &Option<T> {
    fn value(&self) -> Option<&dyn Display> {
        self.as_ref().map(|value| value as &dyn Display)
    }
}

pub fn header<Kind, T: HeaderField<Kind>>(field: &T) -> Option<&dyn Display> {
    field.value()
}

pub fn issues<T: Issues>(field: &T) -> &dyn Issues {
    field
}

pub const NO_ISSUES: &[Issue; 0] = &[];

pub fn declared_retry_after<E: ApiError>(error: &E) -> Option<RetryAfter> {
    error.spec().retry_after().map(RetryAfter::Seconds)
}

pub fn retry_after<T: IntoRetryAfter>(field: &T) -> Option<RetryAfter> {
    field.retry_after()
}

/// A `retry_after` field as data: whole seconds, whatever its type.
pub fn retry_after_seconds<E: ApiError>(error: &E) -> Option<u64> {
    error.retry_after().map(RetryAfter::seconds)
}

/// Says in our words that the field of a transparent variant is no error of ours.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error, so nothing can come from it",
    label = "`transparent` takes a type that derives `ApiError`",
    note = "add `#[derive(api_error::ApiError)]` to it"
)]
pub trait TransparentField: ApiError + Catalogued {
    const CATALOG: Catalog;
}

#[diagnostic::do_not_recommend]
impl<T: ApiError + Catalogued> TransparentField for T {
    const CATALOG: Catalog = <T as Catalogued>::CATALOG;
}

/// What a transparent variant needs of its field's type, so that the bound stands in one place.
pub struct Transparent<T> {
    pub catalog: Catalog,
    pub as_error: fn(&T) -> &dyn ApiError,
}

#[must_use]
pub const fn transparent<T: TransparentField>() -> Transparent<T> {
    Transparent { catalog: <T as TransparentField>::CATALOG, as_error: |field| field }
}

/// Says in our words that the field of a transparent variant cannot be decoded.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from a response: it is not an API error with `decode`",
    label = "`transparent` within `decode` takes a type that derives `ApiError` with `#[api_error(decode)]`",
    note = "add `#[derive(api_error::ApiError)]` and `#[api_error(decode)]` to it"
)]
pub trait DecodableTransparentField: TransparentField + Decode {}

#[diagnostic::do_not_recommend]
impl<T: TransparentField + Decode> DecodableTransparentField for T {}

/// As [`Transparent`], of a type that is decoded.
pub struct DecodableTransparent<T> {
    pub catalog: Catalog,
    pub as_error: fn(&T) -> &dyn ApiError,
    pub decode: fn(&Matched<'_>) -> Result<Option<T>, Mismatch>,
}

#[must_use]
pub const fn decodable_transparent<T: DecodableTransparentField>() -> DecodableTransparent<T> {
    let Transparent { catalog, as_error } = transparent::<T>();
    DecodableTransparent { catalog, as_error, decode: T::decode }
}

pub fn decode_data<T: FromData>(matched: &Matched<'_>, key: &'static str) -> Result<T, Mismatch> {
    matched.data(key)
}

pub fn decode_retry_after<T: FromRetryAfter>(
    matched: &Matched<'_>,
    key: Option<&'static str>,
) -> Result<T, Mismatch> {
    matched.retry_after(key)
}

pub fn decode_issues<T: FromIssues>(matched: &Matched<'_>) -> Result<T, Mismatch> {
    matched.issues()
}

/// A header field that can be parsed: as [`HeaderField`], the other way.
#[diagnostic::on_unimplemented(
    message = "a header of type `{Self}` cannot come back from a response: it does not implement `FromStr`",
    label = "`decode` needs `std::str::FromStr`, or an `Option` of what has it"
)]
pub trait DecodableHeader<Kind>: Sized {
    fn decode(matched: &Matched<'_>, name: &'static str) -> Result<Self, Mismatch>;
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> DecodableHeader<Plain> for T {
    fn decode(matched: &Matched<'_>, name: &'static str) -> Result<Self, Mismatch> {
        matched.header(name)?.ok_or(Mismatch::Missing { part: name })
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> DecodableHeader<Optional> for Option<T> {
    fn decode(matched: &Matched<'_>, name: &'static str) -> Result<Self, Mismatch> {
        matched.header(name)
    }
}

pub fn decode_header<Kind, T: DecodableHeader<Kind>>(
    matched: &Matched<'_>,
    name: &'static str,
) -> Result<T, Mismatch> {
    T::decode(matched, name)
}

/// Says in our words that a source does not come back.
#[diagnostic::on_unimplemented(
    message = "a source is never sent, so this variant cannot come back from a response",
    label = "`decode` needs an `Option`, which comes back as `None`; or drop `decode`"
)]
pub trait DecodableSource {
    const ABSENT: Self;
}

#[diagnostic::do_not_recommend]
impl<T> DecodableSource for Option<T> {
    const ABSENT: Self = None;
}

#[must_use]
pub fn decode_source<T: DecodableSource>() -> T {
    T::ABSENT
}

/// Says in our words that a field that is not sent cannot be made up either.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot come back from a response: it is not sent and has no default",
    label = "`decode` needs `#[data]` on the field, an `Option`, or `Default`"
)]
pub trait DefaultField: Default {}

#[diagnostic::do_not_recommend]
impl<T: Default> DefaultField for T {}

#[must_use]
pub fn decode_default<T: DefaultField>() -> T {
    T::default()
}

#[must_use]
pub const fn format<V: Envelope>() -> Format {
    Format::of::<V>()
}

pub fn render(
    format: &Format,
    error: &dyn ApiError,
    context: &Context,
    specs: &'static [ErrorSpec],
    bodies: &'static [SharedBody],
) -> Response<Bytes> {
    format.render_shared(error, context, specs, bodies)
}

pub fn message<E: ApiError>(error: &E) -> Message<'_> {
    error.spec().message(error)
}

pub fn templated_message<E: ApiError + Template>(error: &E) -> Message<'_> {
    let spec = error.spec();
    match spec.message {
        MessageSource::Template => Message::template(error),
        _ => spec.message(error),
    }
}

pub fn append_header(
    error: &dyn ApiError,
    headers: &mut HeaderMap,
    name: &str,
    value: Option<&dyn Display>,
) {
    if let Some(value) = value {
        response::append(error.spec(), headers, name, value);
    }
}

pub fn append_fixed(error: &dyn ApiError, headers: &mut HeaderMap) {
    response::append_fixed(error.spec(), headers);
}

/// A name that the declared envelope cannot carry, or a status it may not have there.
#[track_caller]
pub const fn check_name(format: &Format, name: &str, status: u16, has_domain: bool) {
    if let Some(fault) = format.names.check(name, status, has_domain) {
        panic!("{}", fault);
    }
}

/// A data key that the declared envelope has taken.
#[track_caller]
pub const fn check_key(format: &Format, key: &str) {
    assert!(!contains(format.reserved, key), "{}", RESERVED_KEY);
}

const RESERVED_KEY: &str = "the envelope has a member of this name beside the data; send the field under another: `#[data(\"..\")]`";

/// What an envelope that goes by the name of a built-in one asks beyond that.
#[track_caller]
pub const fn check_specs(format: &Format, specs: &[ErrorSpec]) {
    if format.names.is_any() && is_subset(format.reserved, RESERVED_BY_ANY) {
        return;
    }
    let mut index = 0;
    while index < specs.len() {
        let spec = &specs[index];
        let name = spec.name();
        check_name(format, name, spec.status().as_u16(), spec.domain().is_some());
        let mut field = 0;
        while field < spec.fields().len() {
            check_key(format, spec.fields()[field].name());
            field += 1;
        }
        index += 1;
    }
}

/// What the built-in envelopes that carry any name reserve: of these the derive itself checks
/// that no data key is among them.
const RESERVED_BY_ANY: &[&str] = &[
    "type",
    "title",
    "status",
    "detail",
    "instance",
    "name",
    "code",
    "errors",
    "request_id",
    "message",
];

const fn is_subset(words: &[&str], of: &[&str]) -> bool {
    let mut index = 0;
    while index < words.len() {
        if !contains(of, words[index]) {
            return false;
        }
        index += 1;
    }
    true
}

const fn contains(words: &[&str], word: &str) -> bool {
    let mut index = 0;
    while index < words.len() {
        if equal(words[index], word) {
            return true;
        }
        index += 1;
    }
    false
}

/// What an envelope asks of the whole type.
#[track_caller]
pub const fn check_domain(format: &Format) {
    if let Some(fault) = format.names.check_domain(false) {
        panic!("{}", fault);
    }
}

/// A code, the status it stands for, and whether it is a path, whose value the derive cannot see.
pub type DeclaredCode = (Code, u16, bool);

/// Whether a code agrees with those declared before it.
#[derive(Clone, Copy)]
pub enum CodeVerdict {
    Agrees,
    OtherName,
    OtherStatus,
}

/// Compares codes with those above them, but for two literals, which the derive compares itself.
/// One pass over chains of equal remainders: a catalog of thousands is no reason to wait.
#[must_use]
pub const fn judge_codes<const N: usize>(codes: &[DeclaredCode; N]) -> [CodeVerdict; N] {
    /// No further code in the chain, no code with a name.
    const END: usize = usize::MAX;
    let mut verdicts = [CodeVerdict::Agrees; N];
    // The first code of each number: where its chain begins, the next of the chain, and the
    // first of the same number that has a name.
    let mut chains = [END; N];
    let mut next = [END; N];
    let mut named = [END; N];
    let mut index = 0;
    while index < N {
        let (code, status, is_path) = codes[index];
        #[expect(clippy::cast_possible_truncation, reason = "the remainder of a `usize`")]
        let chain = (code.number().unsigned_abs() % N as u64) as usize;
        let mut first = chains[chain];
        while first != END && codes[first].0.number() != code.number() {
            first = next[first];
        }
        if first == END {
            next[index] = chains[chain];
            chains[chain] = index;
            first = index;
        }
        let (_, first_status, first_is_path) = codes[first];
        if let Some(name) = code.name() {
            if named[first] == END {
                named[first] = index;
            }
            let (other, _, other_is_path) = codes[named[first]];
            if let Some(other) = other.name()
                && (is_path || other_is_path)
                && !equal(name, other)
            {
                verdicts[index] = CodeVerdict::OtherName;
            }
        }
        let agrees = status == first_status || status >= 500 && first_status >= 500;
        if (is_path || first_is_path) && !agrees {
            verdicts[index] = CodeVerdict::OtherStatus;
        }
        index += 1;
    }
    verdicts
}

#[track_caller]
pub const fn check_code(verdicts: &[CodeVerdict], index: usize) {
    match verdicts[index] {
        CodeVerdict::Agrees => {}
        CodeVerdict::OtherName => {
            panic!(
                "this code's number has another name on another variant; one number has one name"
            )
        }
        CodeVerdict::OtherStatus => panic!(
            "this code has another status on another variant; one code goes with one status, unless both are 5xx"
        ),
    }
}
