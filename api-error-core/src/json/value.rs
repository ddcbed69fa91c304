//! Values that can be written as JSON.

use super::escape::escape;
use super::{option, serializer};
use serde::Serialize;
use serde::ser::Error as _;

/// The length of the longest text for which [`is_nothing`] returns true.
pub(super) const LONGEST_NOTHING: usize = 4;

/// Returns whether `text` is a text that an absent value can write.
pub(super) fn is_nothing(text: &[u8]) -> bool {
    matches!(text, b"null" | b"" | b"[]")
}

/// Prevents implementations of [`WriteJson`] outside this crate.
pub trait Sealed {}

impl<T: Serialize + ?Sized> Sealed for T {}

impl Sealed for &dyn WriteJson {}

/// A value that can be written as JSON: any type that implements [`Serialize`], and this library's
/// [`Message`](crate::Message), [`Name`](crate::Name), [`Issues`](crate::Issues) and
/// [`Raw`](super::Raw).
///
/// The trait is sealed: it cannot be implemented outside this crate. Implement [`Serialize`] for
/// your type instead.
///
/// ```compile_fail,E0277
/// # extern crate api_error_core as api_error;
/// struct Mine;
///
/// impl api_error::json::WriteJson for Mine {}
/// ```
pub trait WriteJson: Sealed {
    /// Writes the value. `error` is the name of the error that contains the value, for the report
    /// of a fault. After a failure, the caller removes the bytes that were written.
    #[doc(hidden)]
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error>;

    /// Returns true if the value is left out of an object, such as `Option::None` or an empty list
    /// of issues.
    #[doc(hidden)]
    fn is_absent(&self) -> bool {
        false
    }

    /// Returns whether the value is known to be absent before it is written.
    #[doc(hidden)]
    #[inline]
    fn is_known_absent(&self) -> bool {
        false
    }

    /// Returns whether a value can be absent if [`is_known_absent`](Self::is_known_absent) is
    /// false. If this method returns false, `Object::member` does not call
    /// [`is_absent`](Self::is_absent).
    #[doc(hidden)]
    #[inline]
    fn can_be_absent(&self) -> bool {
        true
    }
}

#[diagnostic::do_not_recommend]
impl<T: Serialize + ?Sized> WriteJson for T {
    #[inline]
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        serializer::serialize(self, out)
    }

    fn is_absent(&self) -> bool {
        option::is_none(self)
    }

    // The compiler knows the name of the type, so it removes this code for every type except
    // `Option`. If a later version of Rust changes the name of `Option`, a `None` is written and
    // then removed.
    #[inline]
    fn is_known_absent(&self) -> bool {
        is_option::<T>() && option::is_none(self)
    }

    #[inline]
    fn can_be_absent(&self) -> bool {
        !is_option::<T>() && !matches!(std::any::type_name::<T>(), "&str" | "u16" | "i64" | "bool")
    }
}

#[inline]
fn is_option<T: ?Sized>() -> bool {
    std::any::type_name::<T>().starts_with("core::option::Option<")
}

/// For the values that [`Members`](crate::Members) passes to a closure.
impl WriteJson for &dyn WriteJson {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        (**self).write(out, error)
    }

    fn is_absent(&self) -> bool {
        (**self).is_absent()
    }
}

/// A value that is already serialized.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Serialized(Box<str>);

impl Serialized {
    /// Serializes a value. Returns `None` if the value is absent.
    pub(crate) fn new<T: Serialize>(value: &T) -> Result<Option<Self>, serde_json::Error> {
        let mut text = Vec::new();
        serializer::serialize(value, &mut text)?;
        let absent = is_nothing(&text) && value.is_absent();
        let text = || String::from_utf8(text).map_err(serde_json::Error::custom);
        if absent { Ok(None) } else { Ok(Some(Self(text()?.into()))) }
    }

    pub(crate) fn from_json(json: &str) -> Self {
        Self(json.into())
    }

    pub(crate) fn as_json(&self) -> &str {
        &self.0
    }
}

impl Sealed for Serialized {}

impl WriteJson for Serialized {
    fn write(&self, out: &mut Vec<u8>, _: &str) -> Result<(), serde_json::Error> {
        out.extend_from_slice(self.0.as_bytes());
        Ok(())
    }
}

/// Writes a value as a JSON string. A value that is already a string is unchanged. Any other value
/// becomes a string that contains its JSON text.
pub(crate) struct JsonText<'a>(pub(crate) &'a dyn WriteJson);

impl Sealed for JsonText<'_> {}

impl WriteJson for JsonText<'_> {
    fn write(&self, out: &mut Vec<u8>, error: &str) -> Result<(), serde_json::Error> {
        let start = out.len();
        out.push(b'"');
        self.0.write(out, error)?;
        let text = &out[start + 1..];
        if text.first() == Some(&b'"') || (is_nothing(text) && self.0.is_absent()) {
            out.remove(start);
            return Ok(());
        }
        escape(out, start + 1);
        out.push(b'"');
        Ok(())
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}
