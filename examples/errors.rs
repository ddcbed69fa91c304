//! A command-line program that explains the errors of an API.
//!
//! Run it with `cargo run --example errors --features cli -- explain 42`.

use api_error::{ApiError, catalog, envelope::Coded, reference};
use std::process::ExitCode;

/// Errors of the item endpoints.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Coded, domain = "shop.example.com")]
pub enum ItemError {
    /// The same item appears twice in one request.
    #[error("The item {key} is duplicated")]
    #[status(400)]
    #[code(42, "DuplicatedError")]
    #[name("DUPLICATED_ITEM_ID")]
    Duplicated {
        /// The key of the item.
        #[data]
        key: u64,
    },

    /// The client's subscription does not allow more requests now.
    #[error("The amount of requests exceeds the limit of your subscription")]
    #[status(429)]
    #[code(2, "TooManyRequests")]
    #[name("RATE_LIMIT_OVERFLOW")]
    #[api_error(retry_after = 30)]
    RateLimited,
}

catalog! {
    /// The errors of a shop.
    pub static SHOP = [ItemError];
}

fn main() -> ExitCode {
    reference::main(&SHOP)
}
