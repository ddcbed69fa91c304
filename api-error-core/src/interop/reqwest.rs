//! `reqwest`'s responses, read as errors.

use crate::envelope::Envelope;
use crate::received::Received;
use reqwest::Response;

/// Reads an error out of a `reqwest` response; feature `reqwest`.
///
/// ```
/// use api_error_core::{ResponseExt, Retry, envelope::Problem};
///
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// let response = reqwest::get("http://shop.example.com/items/7").await?;
/// match response.api_error::<Problem>().await {
///     Ok(response) => println!("{}", response.text().await?),
///     Err(received) if received.retry() != Retry::Never => println!("later: {received}"),
///     Err(received) => return Err(received.into()),
/// }
/// # Ok(())
/// # }
/// ```
pub trait ResponseExt: Sized {
    /// The response when its status is below 400; else its error, read in the envelope `V`.
    ///
    /// At most [`Received::BODY_LIMIT`] bytes of the body are read, and one chunk more. A body that
    /// breaks off is read as far as it came.
    ///
    /// # Errors
    /// The error that a response of the status 400 or above carries.
    fn api_error<V: Envelope>(self) -> impl Future<Output = Result<Self, Received>> + Send;
}

impl ResponseExt for Response {
    async fn api_error<V: Envelope>(mut self) -> Result<Self, Received> {
        if self.status().as_u16() < 400 {
            return Ok(self);
        }
        let mut body = Vec::new();
        while body.len() <= Received::BODY_LIMIT
            && let Ok(Some(chunk)) = self.chunk().await
        {
            body.extend_from_slice(&chunk);
        }
        Err(V::parse(self.status(), self.headers(), &body))
    }
}
