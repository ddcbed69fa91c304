use api_error::{ApiError, HttpError, catalog};

#[derive(Debug, thiserror::Error, ApiError)]
pub enum ItemError {
    #[error("no item")]
    #[status(404)]
    NotFound,
    #[error(transparent)]
    #[api_error(transparent)]
    Http(HttpError),
}

catalog! { pub static UNKNOWN = [ItemError { NotFund }]; }

catalog! { pub static TRANSPARENT = [ItemError { NotFound, Http }]; }

catalog! { pub static TWICE = [ItemError { NotFound, NotFound }]; }

fn main() {}
