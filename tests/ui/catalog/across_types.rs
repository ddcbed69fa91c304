//! Two types have errors with the same name, and codes with two names or with two statuses.

use api_error::{ApiError, catalog};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
pub enum ItemError {
    #[error("no such item")]
    #[status(404)]
    #[code(60, "NotFoundError")]
    NotFound,

    #[error("two items of one id")]
    #[status(400)]
    #[code(42)]
    Duplicated,
}

#[derive(Debug, Error, ApiError)]
pub enum UserError {
    #[error("no such user")]
    #[status(404)]
    #[code(60, "UserMissing")]
    NotFound,

    #[error("two users of one id")]
    #[status(409)]
    #[code(42)]
    #[name("DUPLICATED_USER")]
    Duplicated,
}

catalog! {
    pub static STORE = [ItemError, UserError];
}

fn main() {}
