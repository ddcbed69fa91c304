use api_error::ApiError;
use api_error::envelope::{Described, FieldErrors, MessageOnly};

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = MessageOnly, decode)]
enum ItemError {
    #[error("not found")]
    #[status(404)]
    Item,
    #[error("not found")]
    #[status(404)]
    Shop,
    #[error("not found")]
    #[status(410)]
    Gone,
    // `Database` and `Cache` send the reason phrase. Such errors are not compared.
    #[error("database")]
    #[status(500)]
    Database,
    #[error("cache")]
    #[status(500)]
    Cache,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Described, decode)]
enum ShopError {
    #[error("a")]
    #[status(502)]
    #[api_error(message = "try again")]
    First,
    #[error("b")]
    #[status(502)]
    #[api_error(message = "try again")]
    Second,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = FieldErrors, decode)]
enum FormError {
    #[error("closed")]
    #[status(409)]
    Closed,
    #[error("closed")]
    #[status(409)]
    Shut {
        #[data]
        since: u64,
        #[data]
        until: Option<u64>,
    },
}

fn main() {}
