//! From a response back to the variant that it was made from.

use super::{Inner, MemberKind, Mismatch, Place};
use crate::json::Text;
use crate::{Catalogued, ErrorSpec, Issue, RetryAfter, response};
use serde::de::DeserializeOwned;
use std::num::{NonZeroU8, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroUsize};
use std::str::FromStr;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// An error type whose values can be made from a response.
///
/// `#[api_error(decode)]` derives it; call [`Received::decode`](crate::Received::decode).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response",
    label = "needs `#[api_error(decode)]` beside `#[derive(api_error::ApiError)]`"
)]
pub trait Decode: Catalogued + Sized {
    /// The error that `matched` identifies; `None` when it is not one of this type.
    ///
    /// # Errors
    /// When a part of the error is missing or of another type.
    fn decode(matched: &Matched<'_>) -> Result<Option<Self>, Mismatch>;
}

macro_rules! forward {
    ($($pointer:ident)*) => {$(
        impl<E: Decode> Decode for $pointer<E> {
            fn decode(matched: &Matched<'_>) -> Result<Option<Self>, Mismatch> {
                Ok(E::decode(matched)?.map($pointer::new))
            }
        }
    )*};
}
forward!(Box Arc);

/// A response and the spec that it was found to have.
pub struct Matched<'a> {
    inner: &'a Inner,
    spec: &'static ErrorSpec,
}

impl<'a> Matched<'a> {
    pub(super) const fn new(inner: &'a Inner, spec: &'static ErrorSpec) -> Self {
        Self { inner, spec }
    }

    /// What the response is.
    #[must_use]
    pub const fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    /// Where in a type's table the spec is.
    #[must_use]
    pub fn position(&self, specs: &'static [ErrorSpec]) -> Option<usize> {
        response::position(self.spec, specs)
    }

    /// The data member `key`. One that is absent is `None` of an `Option`.
    ///
    /// # Errors
    /// When it is missing or of another type.
    pub fn data<T: FromData>(&self, key: &'static str) -> Result<T, Mismatch> {
        let missing = Mismatch::Missing { part: key };
        let Some(member) = self.inner.datum(key) else {
            let absent = if self.inner.lacks_data { None } else { T::absent() };
            return absent.ok_or(missing);
        };
        let value = self.inner.at(member.value);
        let mut result = T::from_json(value);
        if result.is_err()
            && member.kind == MemberKind::StringData
            && let Some(content) = Text::of_json(value)
        {
            // The content of a string may stand for a number, an array or another value.
            result = T::from_json(&content);
        }
        result.map_err(|error| Mismatch::Value { part: key, cause: error.into() })
    }

    /// The issues.
    ///
    /// # Errors
    /// When the format does not carry them in full, or they are not what `T` holds.
    pub fn issues<T: FromIssues>(&self) -> Result<T, Mismatch> {
        const PART: &str = "issues";
        if self.inner.lacks_issues {
            return Err(Mismatch::Missing { part: PART });
        }
        let mut issues = Vec::with_capacity(self.inner.issues.len());
        for (stored, members) in self.inner.stored_issues() {
            let owned = |span| self.inner.text(span).unwrap_or_default().to_owned();
            let (name, message) = (owned(stored.name), owned(stored.message));
            let mut issue = match stored.place {
                Place::Body => Issue::new(name, message, ""),
                Place::Pointer(span) => Issue::new(name, message, owned(Some(span))),
                Place::Parameter(span) => Issue::parameter(name, message, owned(Some(span))),
                Place::Header(span) => Issue::header(name, message, owned(Some(span))),
            };
            for member in members {
                issue = issue.with_json(self.inner.at(member.key), self.inner.at(member.value));
            }
            issues.push(issue);
        }
        T::from_issues(issues)
            .ok_or_else(|| Mismatch::Value { part: PART, cause: "of another number".into() })
    }

    /// When the request may be sent again: as the data member `key`, when it has one, else as the
    /// header `Retry-After` or its like in the body says.
    ///
    /// # Errors
    /// When it is missing or `T` cannot hold it.
    pub fn retry_after<T: FromRetryAfter>(&self, key: Option<&'static str>) -> Result<T, Mismatch> {
        let part = key.unwrap_or("retry_after");
        let after = match (key, self.inner.retry_after) {
            // To the second, where the seconds in the data count from an unknown time.
            (_, Some(RetryAfter::At(time))) => Some(RetryAfter::At(time)),
            (Some(key), _) if !self.inner.lacks_data => {
                self.data::<Option<u64>>(key)?.map(RetryAfter::Seconds)
            }
            (_, after) => after,
        };
        match T::from_retry_after(after) {
            Some(value) => Ok(value),
            None if after.is_none() => Err(Mismatch::Missing { part }),
            None => Err(Mismatch::Value { part, cause: "out of range".into() }),
        }
    }

    /// The value of the one header of this name, when there is one.
    ///
    /// # Errors
    /// When `T` cannot be parsed from it, or there are several.
    pub fn header<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, Mismatch> {
        let wrong = |cause: &str| Mismatch::Value { part: name, cause: cause.into() };
        let mut values = self.inner.headers.get_all(name).iter();
        let Some(value) = values.next() else { return Ok(None) };
        if values.next().is_some() {
            return Err(wrong("several headers of this name"));
        }
        let text = value.to_str().map_err(|_| wrong("not visible ASCII"))?;
        text.parse().map(Some).map_err(|_| wrong("not what the field's type parses"))
    }
}

/// What a data field can be made from: whatever implements [`DeserializeOwned`].
#[diagnostic::on_unimplemented(
    message = "data of type `{Self}` cannot come back from a response: it does not implement `serde::Deserialize` for any lifetime",
    label = "`decode` needs `serde::de::DeserializeOwned` of a data field",
    note = "derive it with `#[derive(serde::Deserialize)]`; what borrows cannot be decoded"
)]
pub trait FromData: Sized {
    /// The value that the JSON text says.
    #[doc(hidden)]
    fn from_json(json: &str) -> Result<Self, serde_json::Error>;

    /// The value of a member that was left out: an `Option`'s `None`.
    #[doc(hidden)]
    fn absent() -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> FromData for T {
    fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        // Most data are texts and integers, which need no parser.
        match scalar::deserialize(json) {
            Some(value) => Ok(value),
            None => serde_json::from_str(json),
        }
    }

    fn absent() -> Option<Self> {
        T::deserialize(scalar::Scalar::Absent).ok()
    }
}

/// What an `issues` field can be made from: `Vec<Issue>`, and what you implement it for.
#[diagnostic::on_unimplemented(
    message = "issues of type `{Self}` cannot come back from a response",
    label = "`decode` needs a `Vec<api_error::Issue>`, an `Option` of one, or `api_error::FromIssues`"
)]
pub trait FromIssues: Sized {
    /// The value with these issues, when there is one.
    fn from_issues(issues: Vec<Issue>) -> Option<Self>;
}

impl FromIssues for Vec<Issue> {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        Some(issues)
    }
}

/// The only issue.
impl FromIssues for Issue {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        let [issue] = <[Issue; 1]>::try_from(issues).ok()?;
        Some(issue)
    }
}

/// `None` when there is none.
impl<T: FromIssues> FromIssues for Option<T> {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        if issues.is_empty() { Some(None) } else { T::from_issues(issues).map(Some) }
    }
}

impl<T: FromIssues> FromIssues for Box<T> {
    fn from_issues(issues: Vec<Issue>) -> Option<Self> {
        T::from_issues(issues).map(Box::new)
    }
}

/// What a `retry_after` field can be made from.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot come back from a response as the time to retry",
    label = "`decode` needs a `Duration`, an integer number of seconds, a `SystemTime`, an `Option` of one, or `api_error::FromRetryAfter`"
)]
pub trait FromRetryAfter: Sized {
    /// The value; `None` where nothing was sent and the type has no value for that, or where it
    /// cannot hold what was sent.
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self>;
}

impl FromRetryAfter for RetryAfter {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        after
    }
}

/// Whole seconds.
impl FromRetryAfter for Duration {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        Some(Duration::from_secs(after?.seconds()))
    }
}

/// A number of seconds counts from now.
impl FromRetryAfter for SystemTime {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        match after? {
            RetryAfter::At(time) => Some(time),
            RetryAfter::Seconds(seconds) => {
                SystemTime::now().checked_add(Duration::from_secs(seconds))
            }
        }
    }
}

impl<T: FromRetryAfter> FromRetryAfter for Option<T> {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        match after {
            None => Some(None),
            Some(_) => T::from_retry_after(after).map(Some),
        }
    }
}

impl<T: FromRetryAfter> FromRetryAfter for Box<T> {
    fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
        T::from_retry_after(after).map(Box::new)
    }
}

macro_rules! seconds {
    ($($integer:ty)*) => {$(
        impl FromRetryAfter for $integer {
            fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
                after?.seconds().try_into().ok()
            }
        }
    )*};
}
seconds!(u8 u16 u32 u64 usize i8 i16 i32 i64 isize);

macro_rules! seconds_of_nonzero {
    ($($integer:ident)*) => {$(
        impl FromRetryAfter for $integer {
            fn from_retry_after(after: Option<RetryAfter>) -> Option<Self> {
                Self::new(after?.seconds().try_into().ok()?)
            }
        }
    )*};
}
seconds_of_nonzero!(NonZeroU8 NonZeroU16 NonZeroU32 NonZeroU64 NonZeroUsize);

mod scalar {
    //! A deserializer of single values: as that of `serde_json`, but that it knows of `None`.

    use serde::de::value::{BorrowedStrDeserializer, Error, UnitDeserializer};
    use serde::de::{DeserializeOwned, Deserializer, Error as _, IntoDeserializer, Visitor};
    use serde::forward_to_deserialize_any;

    #[derive(Clone, Copy)]
    pub(super) enum Scalar<'a> {
        /// A value that was left out: `None`.
        Absent,
        /// A null where a `None` would have been left out: `Some` of what serializes as null.
        SomeNull,
        Text(&'a str),
        Natural(u64),
    }

    /// `None` when it is no scalar that is read here, or not one that `T` takes.
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

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            match self {
                Scalar::Text(text) => visitor.visit_borrowed_str(text),
                Scalar::Natural(number) => visitor.visit_u64(number),
                Scalar::Absent | Scalar::SomeNull => Err(Error::custom("missing")),
            }
        }

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

        fn deserialize_newtype_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            visitor: V,
        ) -> Result<V::Value, Error> {
            visitor.visit_newtype_struct(self)
        }

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
}
