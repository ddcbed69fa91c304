//! An error of a transparent field has the name of an error of the outer type. Both errors are sent
//! in the redirect of the outer type.

use api_error::{ApiError, catalog, envelope::OAuth2};
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case")]
pub enum Common {
    #[error("the scope is unknown")]
    #[status(400)]
    InvalidScope,
}

#[derive(Debug, Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case", redirect)]
pub enum AuthorizeError {
    #[error("the scope is invalid")]
    #[status(400)]
    InvalidScope,

    #[error(transparent)]
    #[api_error(transparent)]
    Common(#[from] Common),
}

catalog! {
    pub static AUTHORIZE = [AuthorizeError];
}

fn main() {}
