use api_error::{ApiError, HttpError, api, catalog};

api! { pub struct Store { rename_all = "camelCase" } }

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(rename_all = "camelCase")]
pub enum ItemError {
    #[error("no item")]
    #[status(404)]
    NotFound,

    #[error("too fast")]
    #[status(503)]
    #[name("tooManyRequests")]
    TooFast,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(rename_all = "camelCase")]
pub enum UserError {
    #[error("no user")]
    #[status(404)]
    NotFound,
}

catalog! {
    pub static STORE for Store = [HttpError, ItemError, UserError];
}

fn main() {}
