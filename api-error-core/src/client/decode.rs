//! From a response back to the variant that it was made from.

use super::identify::identify;
use super::{DecodeError, FromData, FromIssues, FromRetryAfter, Mismatch};
use crate::catalog::Catalogued;
use crate::json::Text;
use crate::model::{ErrorSpec, Issue, RetryAfter};
use crate::received::{MemberKind, Place, Received, Storage};
use std::str::FromStr;
use std::sync::Arc;

/// An error type whose values can be made from a response.
///
/// `#[api_error(decode)]` derives it; call [`Received::decode`](crate::Received::decode).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response",
    label = "needs `#[api_error(decode)]` beside `#[derive(api_error::ApiError)]`"
)]
pub trait Decode: Catalogued + Sized {
    /// The error that `decoder` identifies; `None` when it is not one of this type.
    ///
    /// # Errors
    /// When a part of the error is missing or of another type.
    fn decode(decoder: &Decoder<'_>) -> Result<Option<Self>, Mismatch>;
}

macro_rules! forward {
    ($($pointer:ident)*) => {$(
        impl<E: Decode> Decode for $pointer<E> {
            fn decode(decoder: &Decoder<'_>) -> Result<Option<Self>, Mismatch> {
                Ok(E::decode(decoder)?.map($pointer::new))
            }
        }
    )*};
}
forward!(Box Arc);

/// A response and the spec that it was found to have.
pub struct Decoder<'a> {
    storage: &'a Storage,
    spec: &'static ErrorSpec,
}

impl<'a> Decoder<'a> {
    pub(super) const fn new(storage: &'a Storage, spec: &'static ErrorSpec) -> Self {
        Self { storage, spec }
    }

    /// What the response is.
    #[must_use]
    pub const fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    /// Where in a type's table the spec is.
    #[must_use]
    pub fn position(&self, specs: &'static [ErrorSpec]) -> Option<usize> {
        self.spec.position(specs)
    }

    /// The data member `key`. One that is absent is `None` of an `Option`.
    ///
    /// # Errors
    /// When it is missing or of another type.
    pub fn data<T: FromData>(&self, key: &'static str) -> Result<T, Mismatch> {
        let missing = Mismatch::Missing { part: key };
        let Some(member) = self.storage.datum(key) else {
            let absent = if self.storage.lacks_data { None } else { T::absent() };
            return absent.ok_or(missing);
        };
        let value = self.storage.at(member.value);
        let mut result = T::from_json(value);
        if result.is_err()
            && member.kind == MemberKind::StringData
            && let Some(content) = Text::from_json(value)
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
        if self.storage.lacks_issues {
            return Err(Mismatch::Missing { part: PART });
        }
        let mut issues = Vec::with_capacity(self.storage.issues.len());
        for (stored, members) in self.storage.stored_issues() {
            let owned = |span| self.storage.text(span).unwrap_or_default().to_owned();
            let (name, message) = (owned(stored.name), owned(stored.message));
            let mut issue = match stored.place {
                Place::Body => Issue::new(name, message, ""),
                Place::Pointer(span) => Issue::new(name, message, owned(Some(span))),
                Place::Parameter(span) => Issue::parameter(name, message, owned(Some(span))),
                Place::Header(span) => Issue::header(name, message, owned(Some(span))),
            };
            for member in members {
                issue = issue.with_json(self.storage.at(member.key), self.storage.at(member.value));
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
        let after = match (key, self.storage.retry_after) {
            // To the second, where the seconds in the data count from an unknown time.
            (_, Some(RetryAfter::At(time))) => Some(RetryAfter::At(time)),
            (Some(key), _) if !self.storage.lacks_data => {
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
        let mut values = self.storage.headers.get_all(name).iter();
        let Some(value) = values.next() else { return Ok(None) };
        if values.next().is_some() {
            return Err(wrong("several headers of this name"));
        }
        let text = value.to_str().map_err(|_| wrong("not visible ASCII"))?;
        text.parse().map(Some).map_err(|_| wrong("not what the field's type parses"))
    }
}

impl Received {
    /// Returns the spec of the error of `E` that this is, found by name, else by problem type, else
    /// by code and status, else by status and message.
    ///
    /// # Errors
    /// Returns what did not match.
    pub fn find<E: Catalogued>(&self) -> Result<&'static ErrorSpec, Mismatch> {
        identify(&self.storage, &E::CATALOG)
    }

    /// Returns whether this is one of the errors of `E`.
    #[must_use]
    pub fn is<E: Catalogued>(&self) -> bool {
        self.find::<E>().is_ok()
    }

    /// Returns the same variant that the server returned, with its data.
    ///
    /// The error is identified by its name, else by its problem type, else by its code and status. An
    /// envelope that sends none of them is decoded by status and message, if exactly one error of
    /// that status has exactly this message and no data.
    ///
    /// A data field of a floating point type is exact to the last bit if `serde_json` has its feature
    /// `float_roundtrip`.
    ///
    /// # Errors
    /// Returns a [`DecodeError`] with the reason and this `Received` if it is not one of the errors of
    /// `E`, if it could be more than one, or if data are missing or of another type.
    pub fn decode<E: Decode>(&self) -> Result<E, DecodeError> {
        let decoded = identify(&self.storage, &E::CATALOG).and_then(|spec| {
            let found = E::decode(&Decoder::new(&self.storage, spec))?;
            found.ok_or(Mismatch::Unknown)
        });
        decoded.map_err(|reason| DecodeError::new(self.clone(), reason))
    }
}
