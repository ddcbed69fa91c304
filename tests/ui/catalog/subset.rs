use api_error::{ApiError, HttpError, subset};

#[derive(Debug, thiserror::Error, ApiError)]
pub enum ItemError {
    #[error("no item")]
    #[status(404)]
    NotFound,
    #[error(transparent)]
    #[api_error(transparent)]
    Http(HttpError),
}

subset!(pub Unknown = ItemError { NotFund } | HttpError);

subset!(pub Transparent = ItemError { Http });

subset!(pub Commas = ItemError, HttpError);

fn main() {}
