//! Error types in a separate crate, for the tests of catalogs across crates.

use api_error::ApiError;
use thiserror::Error;

/// The errors of a payment.
#[derive(Debug, Error, ApiError)]
pub enum PaymentError {
    /// The bank refused the payment.
    #[error("the card was refused")]
    #[status(402)]
    #[code(310, "PaymentRefused")]
    CardRefused,

    /// The payment does not exist.
    #[error("no payment {id}")]
    #[status(404)]
    PaymentNotFound {
        /// Its id.
        #[data]
        id: u64,
    },

    /// The bank does not respond.
    #[error("bank: {0}")]
    #[status(502)]
    Bank(#[source] std::io::Error),
}
