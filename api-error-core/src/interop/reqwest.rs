//! Parsing the errors of `reqwest` responses.

use crate::envelope::Envelope;
use crate::received::Received;
use reqwest::Response;

/// An extension of [`reqwest::Response`] that parses an error response.
///
/// ```
/// # extern crate api_error_core as api_error;
/// use api_error::envelope::Problem;
/// use api_error::{ResponseExt, Retry};
///
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// let response = reqwest::get("http://shop.example.com/items/7").await?;
/// match response.api_error::<Problem>().await {
///     Ok(response) => println!("{}", response.text().await?),
///     Err(received) if received.retry() != Retry::Never => println!("try again later: {received}"),
///     Err(received) => return Err(received.into()),
/// }
/// # Ok(())
/// # }
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "reqwest")))]
pub trait ResponseExt: Sized {
    /// Returns the response if its status is below 400. Otherwise reads its body and parses the error
    /// in the envelope `V`.
    ///
    /// Reading stops after the chunk in which the body exceeds [`Received::BODY_LIMIT`] bytes. If the
    /// connection fails while the body is read, the received part is parsed.
    ///
    /// # Errors
    /// Returns the parsed error if the status is 400 or above.
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
