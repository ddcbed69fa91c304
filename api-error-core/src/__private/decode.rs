//! The bounds on the fields of a decoded error type, and the functions that decode the fields.

use super::fields::{Optional, Plain, Transparent, TransparentField, transparent};
use crate::catalog::Catalog;
use crate::client::{Decode, Decoder, FromData, FromIssues, FromRetryAfter};
use crate::model::ApiError;
use crate::received::Mismatch;
use crate::received::Received;
use std::str::FromStr;

/// The bound on the field of a transparent variant that is decoded.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response: it is not an API error with `decode`",
    label = "`transparent` with `decode` requires a type that derives `ApiError` with `#[api_error(decode)]`",
    note = "add `#[derive(api_error::ApiError)]` and `#[api_error(decode)]` to it"
)]
pub trait DecodableTransparentField: TransparentField + Decode {}

#[diagnostic::do_not_recommend]
impl<T: TransparentField + Decode> DecodableTransparentField for T {}

/// The facts of [`Transparent`], and the function that decodes the field.
pub struct DecodableTransparent<T> {
    pub catalog: Catalog,
    pub as_error: fn(&T) -> &dyn ApiError,
    pub decode: fn(&Decoder<'_>) -> Result<Option<T>, Mismatch>,
}

#[must_use]
pub const fn decodable_transparent<T: DecodableTransparentField>() -> DecodableTransparent<T> {
    let Transparent { catalog, as_error } = transparent::<T>();
    DecodableTransparent { catalog, as_error, decode: T::decode }
}

/// The bound on the field of a fallback.
#[diagnostic::on_unimplemented(
    message = "the field of a `fallback` has the type `api_error::Received`, not `{Self}`",
    label = "write `api_error::Received`"
)]
pub trait FallbackField: Sized {
    const FALLBACK: Fallback<Self>;
}

#[diagnostic::do_not_recommend]
impl FallbackField for Received {
    const FALLBACK: Fallback<Self> =
        Fallback { as_error: Received::as_forwarded, from_received: |received| received };
}

/// The function that converts the field of a fallback to the error that is sent, and the function
/// that creates the field.
pub struct Fallback<T> {
    pub as_error: fn(&T) -> &dyn ApiError,
    pub from_received: fn(Received) -> T,
}

#[must_use]
pub const fn fallback<T: FallbackField>() -> Fallback<T> {
    T::FALLBACK
}

/// Decodes the response, or returns the fallback.
pub fn decode_or<E: Decode>(received: Received, fallback: fn(Received) -> E) -> E {
    received.decode_declared().unwrap_or_else(|_| fallback(received))
}

pub fn decode_data<T: FromData>(decoder: &Decoder<'_>, key: &'static str) -> Result<T, Mismatch> {
    decoder.data(key)
}

pub fn decode_retry_after<T: FromRetryAfter>(
    decoder: &Decoder<'_>,
    key: Option<&'static str>,
) -> Result<T, Mismatch> {
    decoder.retry_after(key)
}

pub fn decode_issues<T: FromIssues>(decoder: &Decoder<'_>) -> Result<T, Mismatch> {
    decoder.issues()
}

/// The bound on a header field that is decoded.
#[diagnostic::on_unimplemented(
    message = "a header of type `{Self}` cannot be decoded from a response: it does not implement `FromStr`",
    label = "`decode` requires a type that implements `std::str::FromStr`, or an `Option` of one"
)]
pub trait DecodableHeader<Kind>: Sized {
    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, Mismatch>;
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> DecodableHeader<Plain> for T {
    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, Mismatch> {
        decoder.header(name)?.ok_or(Mismatch::Missing { part: name })
    }
}

#[diagnostic::do_not_recommend]
impl<T: FromStr> DecodableHeader<Optional> for Option<T> {
    fn decode(decoder: &Decoder<'_>, name: &'static str) -> Result<Self, Mismatch> {
        decoder.header(name)
    }
}

pub fn decode_header<Kind, T: DecodableHeader<Kind>>(
    decoder: &Decoder<'_>,
    name: &'static str,
) -> Result<T, Mismatch> {
    T::decode(decoder, name)
}

/// The bound on a source of a variant that is decoded.
#[diagnostic::on_unimplemented(
    message = "a source is never sent, so this variant cannot be decoded from a response",
    label = "`decode` requires an `Option`, which is decoded as `None`; or remove `decode`"
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

/// The bound on a field that is not sent, in a variant that is decoded.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be decoded from a response: it is not sent and has no default",
    label = "`decode` requires `#[data]` on the field, an `Option`, or a type that implements `Default`"
)]
pub trait DefaultField: Default {}

#[diagnostic::do_not_recommend]
impl<T: Default> DefaultField for T {}

#[must_use]
pub fn decode_default<T: DefaultField>() -> T {
    T::default()
}
