//! The bounds on the fields of an error type, each with its own diagnostic.

use crate::catalog::{Catalog, Catalogued};
use crate::json::WriteJson;
use crate::model::{ApiError, IntoRetryAfter, Issue, Issues, RetryAfter};
use serde::Serialize;
use std::fmt::{Display, Write as _};

/// The bound on an error type.
#[diagnostic::on_unimplemented(
    message = "`{Self}` derives `ApiError` but is not a `std::error::Error`",
    label = "needs `Debug`, `Display` and `std::error::Error`",
    note = "`#[derive(Debug, thiserror::Error, ApiError)]` and an `#[error(\"..\")]` on each variant give all three"
)]
pub trait StdError {}

#[diagnostic::do_not_recommend]
impl<T: std::error::Error + ?Sized> StdError for T {}

pub const fn assert_error<T: StdError + ?Sized>() {}

/// The bound on a data field.
#[diagnostic::on_unimplemented(
    message = "data of type `{Self}` cannot be sent: it does not implement `serde::Serialize`",
    label = "needs `serde::Serialize`",
    note = "derive `serde::Serialize` for it, or remove `#[data]` from the field",
    note = "if it is a type of another crate, enable the `serde` feature of that crate, or store a `String`"
)]
pub trait DataField: WriteJson {}

#[diagnostic::do_not_recommend]
impl<T: Serialize> DataField for T {}

/// The bound on the value of `example`.
#[diagnostic::on_unimplemented(
    message = "`example` needs a value that can be sent: `{Self}` does not implement `serde::Serialize`",
    label = "needs `serde::Serialize`"
)]
pub trait ExampleValue {
    fn to_json(&self) -> Option<serde_json::Value>;
}

#[diagnostic::do_not_recommend]
impl<T: Serialize> ExampleValue for T {
    fn to_json(&self) -> Option<serde_json::Value> {
        serde_json::to_value(self).ok()
    }
}

/// Returns a sample value of a data field as JSON, or `None` if it fails to serialize.
#[expect(clippy::needless_pass_by_value, reason = "the argument is the user's whole expression")]
pub fn example<T: ExampleValue>(value: T) -> Option<serde_json::Value> {
    value.to_json()
}

/// A sample value, for the text that a message contains. `(&SampleText(value)).text()` calls
/// [`DisplayText`] if the value implements `Display`. Otherwise, it calls [`NoDisplayText`].
pub struct SampleText<T>(pub T);

pub trait DisplayText {
    fn text(&self) -> Option<String>;
}

impl<T: Display> DisplayText for SampleText<T> {
    fn text(&self) -> Option<String> {
        let mut text = String::new();
        write!(text, "{}", self.0).ok().map(|()| text)
    }
}

/// This trait is implemented for `&SampleText`, and [`DisplayText`] for `SampleText`. So a call of
/// this method needs one more reference, and the compiler prefers [`DisplayText`] if both exist.
pub trait NoDisplayText {
    fn text(&self) -> Option<String> {
        None
    }
}

impl<T> NoDisplayText for &SampleText<T> {}

/// Creates the facts about a field whose type can be written in a constant, because it has no type
/// parameter. The derive's output imports `AnyFieldType`, which has the default of `IS_OPTION`.
#[cfg(not(feature = "reference"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __field_facts {
    ($text:literal, $ty:ty) => {
        $crate::__private::FieldFacts::new($text, $crate::__private::FieldType::<$ty>::IS_OPTION)
    };
}

/// Creates the same facts as without the feature `reference`, and the schemas that documents show.
#[cfg(feature = "reference")]
#[doc(hidden)]
#[macro_export]
macro_rules! __field_facts {
    ($text:literal, $ty:ty) => {
        $crate::__private::FieldFacts::new($text, $crate::__private::FieldType::<$ty>::IS_OPTION)
            .with_type_schemas(
                $crate::__private::FieldType::<$ty>::STD_SCHEMA,
                $crate::__private::FieldType::<$ty>::DECLARED_SCHEMA,
                $crate::__private::FieldType::<$ty>::SCHEMA_IN_OPTION,
            )
    };
}

/// The bound on a header field: a type that implements `Display`, an `Option` of such a type, or a
/// reference to such an `Option`. Without `Kind`, the impls would overlap. Type inference finds the
/// `Kind`.
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

/// The bound on the field of a transparent variant.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an API error: it does not implement `ApiError`",
    label = "`transparent` requires a type that derives `ApiError`",
    note = "add `#[derive(api_error::ApiError)]` to it, or remove `transparent` and add a `#[status(..)]`",
    note = "for a field that can hold any API error, use `Arc<dyn api_error::ApiError + Send + Sync>`"
)]
pub trait TransparentField: ApiError + Catalogued {
    const CATALOG: Catalog;
}

#[diagnostic::do_not_recommend]
impl<T: ApiError + Catalogued> TransparentField for T {
    const CATALOG: Catalog = <T as Catalogued>::CATALOG;
}

/// The facts about the field of a transparent variant. Only the function [`transparent`] has the
/// bound [`TransparentField`], so that the compiler reports a mistake once.
pub struct Transparent<T> {
    pub catalog: Catalog,
    pub as_error: fn(&T) -> &dyn ApiError,
}

#[must_use]
pub const fn transparent<T: TransparentField>() -> Transparent<T> {
    Transparent { catalog: <T as TransparentField>::CATALOG, as_error: |field| field }
}
