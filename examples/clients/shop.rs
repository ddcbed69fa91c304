//! The errors of a shop: what its server returns, and its clients match on.

use api_error::{ApiError, Issue};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use thiserror::Error;

/// What can be ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Made of paper.
    Book,
    /// Made of vinyl.
    Record,
}

/// Why an order is refused.
#[derive(Debug, Error, ApiError, PartialEq)]
#[api_error(decode, type_base = "https://shop.example.com/errors/")]
pub enum OrderError {
    /// Fewer are left than were ordered.
    #[error("only {left} of these are left")]
    #[status(409)]
    OutOfStock {
        /// What was ordered.
        #[data]
        kind: Kind,
        /// How many can still be ordered.
        #[data]
        left: u32,
    },

    /// The order itself is wrong.
    #[error("the order is not valid")]
    #[status(422)]
    Invalid {
        /// Where, and why.
        #[api_error(issues)]
        issues: Vec<Issue>,
    },

    /// Too many orders in a short time.
    #[error("too many orders")]
    #[status(429)]
    TooMany {
        /// When the next one will be taken.
        #[api_error(retry_after)]
        after: Duration,
    },

    /// The warehouse does not answer.
    #[error("the warehouse does not answer")]
    #[status(503)]
    #[name("WAREHOUSE_CLOSED")]
    WarehouseClosed,
}
