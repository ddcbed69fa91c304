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
    /// So these envelopes are tried too. To never guess, this is done only if nothing identifies an
    /// error in the envelope of `E` except the status. And the body must contain the name, the
    /// problem type or the code of the inner error.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn decode<E: Decode>(self) -> Result<E, DecodeError> {
        let own = self.parse(E::CATALOG.envelope());
        let parts = E::CATALOG.parts_in_own_envelope();
        let is_open = || {
            let found = identify_declared(&own.storage, &[E::CATALOG]);
            matches!(found, Err(Mismatch::Unidentified))
        };
        if parts.is_empty() || !is_open() {
            return own.decode();
        }
        match self.decode_inner(parts) {
            Ok(Some(error)) => Ok(error),
            Ok(None) => own.decode(),
            Err((received, reason)) => {
                E::fallback(received.clone()).ok_or_else(|| DecodeError::new(received, reason))
            }
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn parse(self, envelope: &AnyEnvelope) -> Received {
        envelope.parse(self.status, self.headers, self.body)
    }

    /// Returns the error that the body contains in the envelope of a part, or `None` if there is
    /// none.
    #[cfg_attr(debug_assertions, inline)]
    fn decode_inner<E: Decode>(self, mut parts: Vec<Catalog>) -> Result<Option<E>, Refused> {
        let mut found: Option<Found> = None;
        let mut refused = None;
        while let Some(envelope) = parts.first().map(|part| *part.envelope()) {
            let (same, others): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|part| part.envelope().is_same(&envelope));
            parts = others;
            match self.find(&envelope, &same) {
                Ok(spec) if found.is_some_and(|(other, _)| !ptr::eq(spec, other)) => {
                    return Err((self.parse(&envelope), Mismatch::Ambiguous));
                }
                Ok(spec) => _ = found.get_or_insert((spec, envelope)),
                Err(Mismatch::Unknown | Mismatch::Unidentified) => {}
                Err(reason) => _ = refused.get_or_insert((envelope, reason)),
            }
        }
        if let Some((spec, envelope)) = found {
            let received = self.parse(&envelope);
            if !is_in_one_variant(&E::CATALOG, spec) {
                return Err((received, Mismatch::Ambiguous));
            }
            return received.decode_as(spec).map(Some).map_err(|reason| (received, reason));
        }
        refused.map_or(Ok(None), |(envelope, reason)| Err((self.parse(&envelope), reason)))
    }

    /// Finds the error that the body contains in this envelope. The headers are not used, because a
    /// header such as `WWW-Authenticate` can belong to an error in another envelope.
    #[cfg_attr(debug_assertions, inline)]
    fn find(
        self,
        envelope: &AnyEnvelope,
        parts: &[Catalog],
    ) -> Result<&'static ErrorSpec, Mismatch> {
        let received = envelope.parse(self.status, &HeaderMap::new(), self.body);
        let storage = &received.storage;
        if storage.name.or(storage.type_uri).is_none() && storage.code_number.is_none() {
            return Err(Mismatch::Unidentified);
        }
        identify_declared(storage, parts)
    }
}

/// An error, and the envelope in which the body contains it.
type Found = (&'static ErrorSpec, AnyEnvelope);

/// A response that is not decoded, and the reason.
type Refused = (Received, Mismatch);
