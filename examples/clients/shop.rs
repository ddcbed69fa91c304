//! The errors of a shop, which its server returns and its clients match on.

use api_error::{ApiError, Issue};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use thiserror::Error;

/// A product that can be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A book.
    Book,
    /// A vinyl record.
    Record,
}

/// The reason why an order is refused.
#[derive(Debug, Error, ApiError, PartialEq)]
#[api_error(decode, type_base = "https://shop.example.com/errors/")]
pub enum OrderError {
    /// The stock is smaller than the order.
    #[error("only {left} of these are left")]
    #[status(409)]
    OutOfStock {
        /// The product that was ordered.
        #[data]
        kind: Kind,
        /// The number of products that can still be ordered.
        #[data]
        left: u32,
    },

    /// The order is invalid.
    #[error("the order is not valid")]
    #[status(422)]
    Invalid {
        /// The locations and reasons.
        #[api_error(issues)]
        issues: Vec<Issue>,
    },

    /// Too many orders in a short time.
    #[error("too many orders")]
    #[status(429)]
    TooMany {
        /// The time after which the next order is accepted.
        #[api_error(retry_after)]
        after: Duration,
    },

    /// The warehouse does not respond.
    #[error("the warehouse does not answer")]
    #[status(503)]
    #[name("WAREHOUSE_CLOSED")]
    WarehouseClosed,
}
