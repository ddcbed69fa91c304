//! The errors of a shop's API, which its server returns and its clients match on.
//!
//! This crate contains only the errors that are sent. It does not depend on a database or on a
//! framework. The server adds its private failures in its own enum.

mod idempotency;

pub use idempotency::IdempotencyError;

use api_error::envelope::Problem;
use api_error::{ApiError, HttpError, Issue, api, catalog};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use thiserror::Error;

api! {
    /// The API of the shop.
    pub struct Shop {
        envelope = Problem,
        domain = "shop.example.com",
        type_base = "https://shop.example.com/errors/",
    }
}

catalog! {
    /// The errors of the shop.
    pub static SHOP for Shop = [
        OrderError,
        HttpError {
            BadRequest,
            NotFound,
            MethodNotAllowed,
            ContentTooLarge,
            UnsupportedMediaType,
            UnprocessableContent,
            InternalServerError,
        },
    ];
}

/// An order: the body of `POST /orders`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The product.
    pub kind: Kind,
    /// The number of products.
    pub count: u32,
}

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
#[api_error(api = Shop, decode)]
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

    /// The header `Idempotency-Key` is missing or cannot be used.
    #[error(transparent)]
    #[api_error(transparent)]
    Idempotency(#[from] IdempotencyError),
}
