//! Decodes a response in the envelope of the error type, or in the envelope of a type that it
//! contains.

use super::decode::Decode;
use super::identify::{identify_declared, is_in_one_variant};
use crate::catalog::Catalog;
use crate::envelope::AnyEnvelope;
use crate::model::ErrorSpec;
use crate::received::{DecodeError, Mismatch, Received};
use http::{HeaderMap, StatusCode};
use std::ptr;

/// A response whose status is an error.
#[derive(Clone, Copy)]
pub(super) struct ErrorResponse<'a> {
    pub(super) status: StatusCode,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
}

impl ErrorResponse<'_> {
    /// Decodes the response in the envelope of `E`.
    ///
    /// A server can send an error of a transparent variant in the envelope of the variant's type.
    /// So these envelopes are tried too. To never guess, this is done only if the body contains no
    /// name, problem type or code in the envelope of `E`, and its message identifies no declared
    /// error. And the body must contain the name or the problem type of the inner error.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn decode<E: Decode>(self) -> Result<E, DecodeError> {
        let own = self.parse(E::CATALOG.envelope());
        let inner = E::CATALOG.types_with_own_envelope();
        let is_unidentified = || {
            let found = identify_declared(&own.storage, &[E::CATALOG]);
            matches!(found, Err(Mismatch::Unidentified)) && !is_only_message(&own)
        };
        if inner.is_empty() || !is_unidentified() {
            return own.decode();
        }
        match self.decode_inner(inner) {
            Ok(Some(error)) => Ok(error),
            Ok(None) => own.decode(),
            Err((received, reason)) => received.fall_back(reason),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(self, envelope: &AnyEnvelope) -> Received {
        envelope.parse(self.status, self.headers, self.body)
    }

    /// Returns the error that the body contains in the envelope of one of the inner types, or `None`
    /// if there is none. If several envelopes know the name in the body, the error is ambiguous.
    #[cfg_attr(debug_assertions, inline)]
    fn decode_inner<E: Decode>(self, mut inner: Vec<Catalog>) -> Result<Option<E>, Refused> {
        let mut found: Option<Found> = None;
        while let Some(envelope) = inner.first().map(|catalog| *catalog.envelope()) {
            let (same, others): (Vec<_>, Vec<_>) =
                inner.into_iter().partition(|catalog| catalog.envelope().is_same(&envelope));
            inner = others;
            let result = self.find(&envelope, &same);
            if matches!(result, Err(Mismatch::Unknown | Mismatch::Unidentified)) {
                continue;
            }
            // The error can also be in the envelope of a type that contains its type. Its own
            // envelope follows, and a server sends the error in its own envelope.
            let is_same = |(other, _): &Found| match (other, &result) {
                (Ok(other), Ok(spec)) => ptr::eq(*other, *spec),
                _ => false,
            };
            if found.as_ref().is_some_and(|found| !is_same(found)) {
                return Err((self.parse(&envelope), Mismatch::Ambiguous));
            }
            found = Some((result, envelope));
        }
        let Some((result, envelope)) = found else { return Ok(None) };
        let received = self.parse(&envelope);
        let decoded = result.and_then(|spec| {
            if is_in_one_variant(&E::CATALOG, spec) {
                received.decode_as(spec)
            } else {
                Err(Mismatch::Ambiguous)
            }
        });
        decoded.map(Some).map_err(|reason| (received, reason))
    }

    /// Finds the error that the body contains in this envelope. The headers are not used, because a
    /// header such as `WWW-Authenticate` can belong to an error in another envelope.
    #[cfg_attr(debug_assertions, inline)]
    fn find(
        self,
        envelope: &AnyEnvelope,
        inner: &[Catalog],
    ) -> Result<&'static ErrorSpec, Mismatch> {
        let received = envelope.parse(self.status, &HeaderMap::new(), self.body);
        let storage = &received.storage;
        if storage.name.is_none() && storage.type_uri.is_none() {
            return Err(Mismatch::Unidentified);
        }
        identify_declared(storage, inner)
    }
}

/// Returns whether the own envelope does not send data, and the body contains only its message.
/// Such a body is not parsed in other envelopes, which could read the message as a name.
#[cfg_attr(debug_assertions, inline)]
fn is_only_message(own: &Received) -> bool {
    own.storage.lacks_data && own.storage.message.is_some() && own.others().is_empty()
}

/// The error that the body contains in an envelope, or the reason why it is refused.
type Found = (Result<&'static ErrorSpec, Mismatch>, AnyEnvelope);

/// A response that is not decoded, and the reason.
type Refused = (Received, Mismatch);
