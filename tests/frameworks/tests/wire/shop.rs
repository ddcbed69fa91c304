//! The errors and the code of the handlers, which do not depend on a framework.

use api_error::envelope::{Coded, Problem};
use api_error::{ApiError, ApiErrorLayer, Error, HttpError, Issue};
use std::io;
use std::time::Duration;

/// Texts that may be in the log, and never in a response.
pub const SECRETS: [&str; 4] =
    ["secret-of-display", "secret-of-source", "secret-of-field", "secret-of-root"];
pub const PANIC: &str = "secret-of-panic";
pub const TEXT: &str = "secret-of-text";

#[derive(Debug, thiserror::Error, ApiError)]
pub enum ShopError {
    #[error("{sku} is sold out")]
    #[status(409)]
    #[code(42, "SoldOut")]
    SoldOut {
        #[data]
        sku: String,
        #[data]
        left: u32,
        /// For the log.
        shelf: &'static str,
    },

    #[error("Slow down")]
    #[status(429)]
    Busy {
        #[api_error(retry_after)]
        wait: Duration,
    },

    #[error("The list can only be read")]
    #[status(405)]
    ReadOnly {
        #[api_error(header = "Allow")]
        allow: &'static str,
    },

    #[error("Log in")]
    #[status(401)]
    #[api_error(domain = "shop.example")]
    Anonymous,

    #[error("The order is not valid")]
    #[status(422)]
    Invalid(#[api_error(issues)] Vec<Issue>),

    #[error("There is nothing at this path")]
    #[status(404)]
    NoSuchRoute,

    #[error("secret-of-display: {host} failed")]
    #[status(500)]
    Database { host: &'static str, source: Lost },

    #[error(transparent)]
    #[api_error(transparent)]
    Account(#[from] AccountError),
}

#[derive(Debug, thiserror::Error)]
#[error("secret-of-source")]
pub struct Lost(#[source] io::Error);

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Coded)]
pub enum AccountError {
    #[error("The account is locked")]
    #[status(403)]
    Locked,
}

pub fn shop(name: &str) -> Result<String, ShopError> {
    Err(match name {
        "sold-out" => {
            ShopError::SoldOut { sku: "A-7".to_owned(), left: 0, shelf: "secret-of-field" }
        }
        "busy" => ShopError::Busy { wait: Duration::from_millis(1500) },
        "read-only" => ShopError::ReadOnly { allow: "GET, HEAD" },
        "anonymous" => ShopError::Anonymous,
        "invalid" => ShopError::Invalid(vec![
            Issue::new("TOO_FEW", "At least one", "/lines"),
            Issue::parameter("UNKNOWN", "Not a currency", "currency"),
        ]),
        "database" => ShopError::Database {
            host: "secret-of-field",
            source: Lost(io::Error::other("secret-of-root")),
        },
        "locked" => AccountError::Locked.into(),
        "panic" => panic!("{PANIC}"),
        _ => return Ok("fine".to_owned()),
    })
}

/// The time after which [`slow`] returns its error.
pub const SLOW: Duration = Duration::from_millis(300);

/// A handler that is slower than some clients wait.
pub async fn slow() -> Result<String, ShopError> {
    tokio::time::sleep(SLOW).await;
    shop("busy")
}

/// A handler that returns errors of several types.
pub fn any(name: &str) -> Result<String, Error> {
    match name {
        "locked" => Err(AccountError::Locked.into()),
        "internal" => Err(Error::internal(Lost(io::Error::other("secret-of-root")))),
        "http-500" => Err(HttpError::InternalServerError.into()),
        name => Ok(shop(name)?),
    }
}

pub fn layer() -> ApiErrorLayer<Coded> {
    ApiErrorLayer::new().on_status(404, || ShopError::NoSuchRoute).register::<Problem>().negotiate()
}
