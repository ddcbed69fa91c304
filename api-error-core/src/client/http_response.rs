//! Error responses of any client whose response is an [`http::Response`].

use super::{CallError, Decode};
use crate::envelope::Envelope;
use crate::received::Received;
use http::Response;

/// Parses the errors of a response whose body is in memory.
///
/// It is implemented for each [`http::Response`] with a body of bytes or text. Use it with hyper or
/// ureq after the body is read. For another client, build an `http::Response` from the status, the
/// headers and the body.
pub trait HttpResponseExt: Sized {
    /// Returns the response if its status is below 400. Otherwise parses the error in the
    /// envelope that `E` or its `Api` declares, and decodes it.
    ///
    /// A server can send an error of a transparent variant in the envelope that the type of the
    /// variant declares. This method also decodes that envelope, if the body has a name or a
    /// problem type there, and nothing in the envelope of `E` that identifies an error.
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
        if is_error(&self) {
            return Err(CallError::decode(self.status(), self.headers(), self.body().as_ref()));
        }
        Ok(self)
    }

    #[cfg_attr(debug_assertions, inline)]
    fn received<V: Envelope>(self) -> Result<Self, Received> {
        if is_error(&self) {
            return Err(V::parse(self.status(), self.headers(), self.body().as_ref()));
        }
        Ok(self)
    }
}

#[cfg_attr(debug_assertions, inline)]
fn is_error<B>(response: &Response<B>) -> bool {
    response.status().as_u16() >= 400
}
