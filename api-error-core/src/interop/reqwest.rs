//! Error responses of `reqwest`.

use crate::client::{CallError, Decode};
use crate::envelope::Envelope;
use crate::received::Received;
use reqwest::Response;

/// Parses the errors of a `reqwest` response (feature `reqwest`).
///
/// A body of more than [`Received::BODY_LIMIT`] bytes is not parsed as JSON, and not read to its
/// end. If the connection is closed before the end of a body, the part that was received is parsed.
///
/// The feature does not compile for wasm32-unknown-unknown, where `reqwest` reads a body only as a
/// whole. Use [`HttpResponseExt`](crate::HttpResponseExt) there.
pub trait ResponseExt: Sized {
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
    /// use api_error::{CallError, Decode, ResponseExt};
    ///
    /// async fn get<E: Decode>(
    ///     client: &reqwest::Client,
    ///     url: &str,
    /// ) -> Result<String, CallError<E>> {
    ///     let response = client.get(url).send().await?.error_for::<E>().await?;
    ///     Ok(response.text().await?)
    /// }
    /// ```
    fn error_for<E: Decode>(self) -> impl Future<Output = Result<Self, CallError<E>>> + Send;

    /// Returns the response if its status is below 400. Otherwise parses the error in the
    /// envelope `V`.
    ///
    /// # Errors
    /// Returns the [`Received`] if the status is 400 or above.
    ///
    /// ```
    /// # extern crate api_error_core as api_error;
    /// use api_error::{ResponseExt, Retry, envelope::Problem};
    ///
    /// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
    /// let response = reqwest::get("http://shop.example.com/items/7").await?;
    /// match response.received::<Problem>().await {
    ///     Ok(response) => println!("{}", response.text().await?),
    ///     Err(received) if received.retry() != Retry::Never => println!("later: {received}"),
    ///     Err(received) => return Err(received.into()),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    fn received<V: Envelope>(self) -> impl Future<Output = Result<Self, Received>> + Send;
}

impl ResponseExt for Response {
    async fn error_for<E: Decode>(self) -> Result<Self, CallError<E>> {
        if !is_error(&self) {
            return Ok(self);
        }
        let (response, body) = read(self).await;
        Err(CallError::decode(response.status(), response.headers(), &body))
    }

    async fn received<V: Envelope>(self) -> Result<Self, Received> {
        if !is_error(&self) {
            return Ok(self);
        }
        let (response, body) = read(self).await;
        Err(V::parse(response.status(), response.headers(), &body))
    }
}

fn is_error(response: &Response) -> bool {
    response.status().as_u16() >= 400
}

/// Returns the response and its body, up to the limit.
async fn read(mut response: Response) -> (Response, Vec<u8>) {
    // One more byte than the limit shows that the body is larger.
    const LIMIT: usize = Received::BODY_LIMIT + 1;
    let mut body = Vec::new();
    while body.len() < LIMIT
        && let Ok(Some(chunk)) = response.chunk().await
    {
        let rest = LIMIT - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(rest)]);
    }
    (response, body)
}
