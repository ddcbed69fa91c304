//! Decodes a response to the variant that the server returned.

use super::identify::identify;
use super::{FromData, FromIssues, FromRetryAfter};
use crate::catalog::{Catalogued, HttpError};
use crate::json::Text;
use crate::model::{ErrorSpec, Issue, RetryAfter};
use crate::received::{DecodeError, MemberKind, Mismatch, Received, Storage, StoredLocation};
use std::str::FromStr;
use std::sync::Arc;

/// An error type that can be decoded from a response.
///
/// The derive implements it for a type with `#[api_error(decode)]`. To decode a response, call
/// [`Received::decode`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be decoded from a response",
    label = "add `#[api_error(decode)]` to its `#[derive(api_error::ApiError)]`"
)]
pub trait Decode: Catalogued + Sized {
    /// Returns the error that `decoder` identifies, or `None` if that error does not belong to this
    /// type.
    ///
    /// # Errors
    /// Returns an error if a part of the error is missing, or if its value is not valid for the
    /// field.
    fn decode(decoder: &Decoder<'_>) -> Result<Option<Self>, Mismatch>;

    /// Returns the variant with `#[api_error(fallback)]`, which contains `received`. Returns `None`
    /// if the type does not have such a variant.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    fn fallback(received: Received) -> Option<Self> {
        let _ = received;
        None
    }
}

macro_rules! impl_decode_for_pointers {
    ($($pointer:ident)*) => {$(
        impl<E: Decode> Decode for $pointer<E> {
            fn decode(decoder: &Decoder<'_>) -> Result<Option<Self>, Mismatch> {
                Ok(E::decode(decoder)?.map($pointer::new))
            }

            fn fallback(received: Received) -> Option<Self> {
                E::fallback(received).map($pointer::new)
            }
        }
    )*};
}
impl_decode_for_pointers!(Box Arc);

impl Decode for HttpError {
    #[cfg_attr(debug_assertions, inline)]
    fn decode(decoder: &Decoder<'_>) -> Result<Option<Self>, Mismatch> {
        Ok(decoder.position(Self::CATALOG.specs()).and_then(|index| Self::ALL.get(index).copied()))
    }
}

/// A response, and the spec of the error that it contains.
pub struct Decoder<'a> {
    storage: &'a Storage,
    spec: &'static ErrorSpec,
}

impl<'a> Decoder<'a> {
    #[cfg_attr(debug_assertions, inline)]
    pub(super) const fn new(storage: &'a Storage, spec: &'static ErrorSpec) -> Self {
        Self { storage, spec }
    }

    /// Returns the spec of the error.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub const fn spec(&self) -> &'static ErrorSpec {
        self.spec
    }

    /// Returns the index of the spec in the table of a type, or `None` if the spec belongs to
    /// another type.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn position(&self, specs: &'static [ErrorSpec]) -> Option<usize> {
        self.spec.position(specs)
    }

    /// Returns the data member `key`. If the member is absent, an `Option` is `None`.
    ///
    /// # Errors
    /// Returns an error if the member is not valid for `T`, or if it is absent and `T` is not an
    /// `Option`. If the envelope does not send data, an absent member is an error for an `Option`
    /// too.
    #[cfg_attr(debug_assertions, inline)]
    pub fn data<T: FromData>(&self, key: &'static str) -> Result<T, Mismatch> {
        let missing = Mismatch::Missing { part: key };
        let Some(member) = self.storage.data_member(key) else {
            let absent = if self.storage.lacks_data { None } else { T::absent() };
            return absent.ok_or(missing);
        };
        let value = self.storage.text_at(member.value);
        let mut result = T::from_json(value);
        if result.is_err()
            && member.kind == MemberKind::StringData
            && let Some(content) = Text::from_json(value)
        {
            // The envelope sends each value as a string, so the string can contain the JSON text of
            // a number, an array or another value.
            result = T::from_json(&content);
        }
        result.map_err(|error| Mismatch::Value { part: key, cause: error.into() })
    }

    /// Returns the issues.
    ///
    /// # Errors
    /// Returns an error if the envelope does not send all parts of an issue, if `T` cannot hold
    /// this number of issues, or if the response contains more issues or members than [`Received`]
    /// stores.
    #[cfg_attr(debug_assertions, inline)]
    pub fn issues<T: FromIssues>(&self) -> Result<T, Mismatch> {
        const PART: &str = "issues";
        if self.storage.lacks_issues {
            return Err(Mismatch::Missing { part: PART });
        }
        let mut issues = Vec::with_capacity(self.storage.issues.len());
        for (stored, members) in self.storage.stored_issues() {
            let owned = |span| self.storage.optional_text_at(span).unwrap_or_default().to_owned();
            let (name, message) = (owned(stored.name), owned(stored.message));
            let mut issue = match stored.location {
                StoredLocation::Body => Issue::new(name, message, ""),
                StoredLocation::Pointer(span) => Issue::new(name, message, owned(Some(span))),
                StoredLocation::Parameter(span) => {
                    Issue::parameter(name, message, owned(Some(span)))
                }
                StoredLocation::Header(span) => Issue::header(name, message, owned(Some(span))),
            };
            for member in members {
                issue = issue.with_json(
                    self.storage.text_at(member.key),
                    self.storage.text_at(member.value),
                );
            }
            issues.push(issue);
        }
        T::from_issues(issues).ok_or_else(|| Mismatch::Value {
            part: PART,
            cause: "the field's type cannot hold this number of issues".into(),
        })
    }

    /// Returns the time after which the client may send the request again. An HTTP-date in
    /// `Retry-After` has precedence. Otherwise the value is the data member `key`. If `key` is
    /// `None`, or if the envelope does not send data, the value is the number of seconds in
    /// `Retry-After`, or in a member that the envelope defines, such as `retryDelay` in
    /// `GoogleRpc`.
    ///
    /// # Errors
    /// Returns an error if the time is missing, or if `T` cannot hold it.
    #[cfg_attr(debug_assertions, inline)]
    pub fn retry_after<T: FromRetryAfter>(&self, key: Option<&'static str>) -> Result<T, Mismatch> {
        let part = key.unwrap_or("retry_after");
        let after = match (key, self.storage.retry_after) {
            // An HTTP-date is an exact time. The data contain a delay, whose start is not known.
            (_, Some(RetryAfter::At(time))) => Some(RetryAfter::At(time)),
            (Some(key), _) if !self.storage.lacks_data => {
                self.data::<Option<u64>>(key)?.map(RetryAfter::Seconds)
            }
            (_, after) => after,
        };
        match T::from_retry_after(after) {
            Some(value) => Ok(value),
            None if after.is_none() => Err(Mismatch::Missing { part }),
            None => Err(Mismatch::Value { part, cause: "the time is out of range".into() }),
        }
    }

    /// Returns the parsed value of the header. Returns `None` if the response does not have the
    /// header.
    ///
    /// # Errors
    /// Returns an error if `T` cannot be parsed from the value, or if there are several such
    /// headers.
    #[cfg_attr(debug_assertions, inline)]
    pub fn header<T: FromStr>(&self, name: &'static str) -> Result<Option<T>, Mismatch> {
        let wrong = |cause: &str| Mismatch::Value { part: name, cause: cause.into() };
        let mut values = self.storage.headers.get_all(name).iter();
        let Some(value) = values.next() else { return Ok(None) };
        if values.next().is_some() {
            return Err(wrong("there are several headers with this name"));
        }
        let text = value.to_str().map_err(|_| wrong("the value is not visible ASCII"))?;
        text.parse()
            .map(Some)
            .map_err(|_| wrong("the field's type cannot be parsed from the value"))
    }
}

impl Received {
    /// Returns the spec of the error. The error is identified in the same way as in
    /// [`decode`](Self::decode).
    ///
    /// # Errors
    /// Returns the reason if the response is not exactly one of the errors of `E`.
    #[cfg_attr(debug_assertions, inline)]
    pub fn find<E: Catalogued>(&self) -> Result<&'static ErrorSpec, Mismatch> {
        identify(&self.storage, &E::CATALOG)
    }

    /// Returns whether the response is one of the errors of `E`.
    #[must_use]
    #[cfg_attr(debug_assertions, inline)]
    pub fn is<E: Catalogued>(&self) -> bool {
        self.find::<E>().is_ok()
    }

    /// Returns the same variant that the server returned, with its data.
    ///
    /// The name identifies the error. Without a name, the problem type identifies it. Without both,
    /// the code and the status identify it. In an envelope that sends none of these, the status and
    /// the message identify it. The message must be fixed, and no other error with the same status
    /// can have it. A 5xx with an [optional code](crate::Code::optional) and without `#[name]` is
    /// also identified by its status alone.
    ///
    /// If `E` is [`HttpError`], the status alone identifies the error. For an `HttpError` in a
    /// transparent variant of `E`, the status is not sufficient. The name in the response must be
    /// the name of the status, in any case of `rename_all`. In a response without a name, the
    /// message must be the reason phrase.
    ///
    /// A data field of a floating point type is exact to the last bit if `serde_json` has its
    /// feature `float_roundtrip`.
    ///
    /// # Errors
    /// Returns a [`DecodeError`] if the response matches none or several of the errors of `E`, or
    /// if a part of the error is missing or invalid. If `E` has a `fallback` variant, this method
    /// returns that variant instead of an error.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{Decode, Received};
    ///
    /// /// Returns the error if `E` declares it.
    /// fn known<E: Decode>(received: Received) -> Result<E, Received> {
    ///     received.decode().map_err(|error| {
    ///         eprintln!("{error}");
    ///         error.into_received()
    ///     })
    /// }
    /// ```
    #[cfg_attr(debug_assertions, inline)]
    pub fn decode<E: Decode>(&self) -> Result<E, DecodeError> {
        self.decode_declared().or_else(|reason| self.fall_back(reason))
    }

    /// Decodes the response to the error with this spec.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn decode_as<E: Decode>(&self, spec: &'static ErrorSpec) -> Result<E, Mismatch> {
        E::decode(&Decoder::new(&self.storage, spec))?.ok_or(Mismatch::Unknown)
    }

    /// Returns the `fallback` variant, or an error with this reason if there is no such variant.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn fall_back<E: Decode>(&self, reason: Mismatch) -> Result<E, DecodeError> {
        E::fallback(self.clone()).ok_or_else(|| DecodeError::new(self.clone(), reason))
    }

    /// Decodes the response, but never to the `fallback` variant.
    #[cfg_attr(debug_assertions, inline)]
    pub(crate) fn decode_declared<E: Decode>(&self) -> Result<E, Mismatch> {
        self.decode_as(identify(&self.storage, &E::CATALOG)?)
    }
}
