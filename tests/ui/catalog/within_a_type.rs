//! An outer and an inner type share two names: the name of a 4xx, and the declared name of a 5xx.

use api_error::{ApiError, catalog};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
pub enum AuthError {
    #[error("token expired")]
    #[status(401)]
    TokenExpired,

    #[error("internal")]
    #[status(500)]
    #[name("INTERNAL_SERVER_ERROR")]
    Internal,
}

#[derive(Debug, Error, ApiError)]
pub enum ItemError {
    #[error(transparent)]
    #[api_error(transparent)]
    Auth(#[from] AuthError),

    #[error("the upload token expired")]
    #[status(403)]
    TokenExpired,

    #[error("database")]
    #[status(500)]
    Database,
}

catalog! {
    static ITEMS = [ItemError];
}

fn main() {}
