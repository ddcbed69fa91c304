//! Decodes a response in the envelope of an error type, or in the envelopes of the types in its
//! transparent variants.

use super::decode::Decode;
use super::identify::{identify_by_content, is_in_one_variant};
use crate::catalog::Catalog;
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
    /// Decodes the response.
    ///
    /// If `E` does not declare an envelope, a server sends an error of a transparent variant in the
    /// envelope that the type of the variant declares. So the response is parsed in the envelope of
    /// each such type too, unless [`is_error_of`] finds an error in the envelope of `E`.
    #[cfg_attr(debug_assertions, inline)]
    pub(super) fn decode<E: Decode>(self) -> Result<E, DecodeError> {
        let own = E::CATALOG.envelope().parse(self.status, self.headers, self.body);
        let parts = E::CATALOG.parts_in_own_envelope();
        if parts.is_empty() || is_error_of::<E>(&own) {
            return own.decode();
        }
        let (mut found, refused) = self.find_in_parts(parts);
        if found.is_empty() && refused.is_none() {
            return own.decode();
        }
        if let Ok(spec) = identify_by_content(&own.storage, &[E::CATALOG]) {
            found.push((spec, own.clone()));
        }
        let (received, reason) = match decode_found(found) {
            Ok(error) => return Ok(error),
            Err(failed) => failed.or(refused).unwrap_or((own, Mismatch::Ambiguous)),
        };
        E::fallback(received.clone()).ok_or_else(|| DecodeError::new(received, reason))
    }

    /// Parses the response in each envelope of `parts`. Returns the errors that the envelopes
    /// identify. Also returns the first result of `parse` that several errors match, or whose error
    /// declares another status, code or domain.
    #[cfg_attr(debug_assertions, inline)]
    fn find_in_parts(self, mut parts: Vec<Catalog>) -> (Vec<Found>, Option<Refused>) {
        let (mut found, mut refused) = (Vec::new(), None);
        while let Some(envelope) = parts.first().map(|part| *part.envelope()) {
            let (same, others): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|part| part.envelope().is_same(&envelope));
            let received = envelope.parse(self.status, self.headers, self.body);
            match identify_by_content(&received.storage, &same) {
                Ok(spec) => found.push((spec, received)),
                Err(Mismatch::Unknown | Mismatch::Unidentified) => {}
                Err(reason) => _ = refused.get_or_insert((received, reason)),
            }
            parts = others;
        }
        (found, refused)
    }
}

/// The spec of an error, and the response as parsed in the envelope that identifies the error.
type Found = (&'static ErrorSpec, Received);

/// A response that is not decoded, and the reason.
type Refused = (Received, Mismatch);

/// Returns whether the envelope of `E` finds a name, a problem type or a code in the body. A body
/// in another envelope can have a code at the same place. So a code is not sufficient if a part of
/// its error is missing or invalid.
#[cfg_attr(debug_assertions, inline)]
fn is_error_of<E: Decode>(own: &Received) -> bool {
    let storage = &own.storage;
    let has_name = storage.name.is_some() || storage.type_uri.is_some();
    let is_incomplete = || {
        let result = own.decode_declared::<E>();
        matches!(result, Err(Mismatch::Missing { .. } | Mismatch::Value { .. }))
    };
    has_name || storage.code_number.is_some() && !is_incomplete()
}

/// Decodes the error if all envelopes identify the same error, and only one variant contains it.
///
/// # Errors
/// Returns the first response that cannot be decoded, or `None` if `found` is empty or the error is
/// ambiguous.
#[cfg_attr(debug_assertions, inline)]
fn decode_found<E: Decode>(found: Vec<Found>) -> Result<E, Option<Refused>> {
    let is_same = |pair: &[Found]| ptr::eq(pair[0].0, pair[1].0);
    let is_unique = |(spec, _): &Found| is_in_one_variant(&E::CATALOG, spec);
    if !found.windows(2).all(is_same) || !found.iter().all(is_unique) {
        return Err(None);
    }
    let mut failed = None;
    for (spec, received) in found {
        match received.decode_as(spec) {
            Ok(error) => return Ok(error),
            Err(reason) => _ = failed.get_or_insert((received, reason)),
        }
    }
    Err(failed)
}
