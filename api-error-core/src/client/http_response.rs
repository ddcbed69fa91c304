//! Error responses of any client whose response is an [`http::Response`].

use super::{CallError, Decode};
use crate::envelope::{AnyEnvelope, Envelope};
use crate::received::Received;
use http::Response;

/// Parses the errors of a response whose body is in memory.
///
/// It is implemented for each [`http::Response`] with a body of bytes or text. Use it with hyper or
/// ureq after the body is read. For another client, build an `http::Response` from the status, the
/// headers and the body.
pub trait HttpResponseExt: Sized {
    /// Returns the response if its status is below 400. Otherwise parses the error in the
    /// envelope that `E` or its `Api` declares.
    ///
    /// # Errors
    /// Returns [`CallError::Api`] if the response is one of the errors of `E`. Otherwise returns
    /// [`CallError::Other`].
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::http::Response;
    /// use api_error::{ApiError, CallError, Decode, HttpResponseExt};
    ///
    /// fn read<E: Decode + ApiError>(response: Response<String>) -> Result<String, CallError<E>> {
    ///     Ok(response.error_for::<E>()?.into_body())
    /// }
    /// ```
    fn error_for<E: Decode>(self) -> Result<Self, CallError<E>>;

    /// Returns the response if its status is below 400. Otherwise parses the error in the
    /// envelope `V`.
    ///
    /// # Errors
    /// Returns the [`Received`] if the status is 400 or above.
    fn received<V: Envelope>(self) -> Result<Self, Received>;
}

impl<B: AsRef<[u8]>> HttpResponseExt for Response<B> {
    #[cfg_attr(debug_assertions, inline)]
    fn error_for<E: Decode>(self) -> Result<Self, CallError<E>> {
        match parse(&self, E::CATALOG.envelope()) {
            Some(received) => Err(CallError::decode(&received)),
            None => Ok(self),
        }
    }

    #[cfg_attr(debug_assertions, inline)]
    fn received<V: Envelope>(self) -> Result<Self, Received> {
        match parse(&self, &AnyEnvelope::new::<V>()) {
            Some(received) => Err(received),
            None => Ok(self),
        }
    }
}

#[cfg_attr(debug_assertions, inline)]
fn parse<B: AsRef<[u8]>>(response: &Response<B>, envelope: &AnyEnvelope) -> Option<Received> {
    let status = response.status();
    let is_error = status.as_u16() >= 400;
    is_error.then(|| envelope.parse(status, response.headers(), response.body().as_ref()))
}
