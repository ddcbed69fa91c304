//! The client of a shop. The client and the server get the errors of the API from one crate.

use api_error::{CallError, ResponseExt};
use reqwest::Client;
use shop_errors::{Order, OrderError};

/// A client of one shop.
#[derive(Clone, Debug)]
pub struct ShopClient {
    base: String,
    http: Client,
}

impl ShopClient {
    /// Creates a client for the shop at an address, such as `https://shop.example.com`.
    #[must_use]
    pub fn new(base: impl Into<String>) -> Self {
        Self { base: base.into(), http: Client::new() }
    }

    /// Returns the address to which orders are sent.
    #[must_use]
    pub fn orders_url(&self) -> String {
        format!("{}/orders", self.base)
    }

    /// Sends an order, and returns the text of the response. If an order is repeated with the same
    /// key, the shop executes the order only once.
    ///
    /// # Errors
    /// Returns the error of the shop, another error response, or the reason why there is no
    /// response.
    pub async fn order(&self, order: Order, key: &str) -> Result<String, CallError<OrderError>> {
        let request = self.http.post(self.orders_url());
        let request = request.header("idempotency-key", key).json(&order);
        let response = request.send().await?.error_for::<OrderError>().await?;
        Ok(response.text().await?)
    }
}
