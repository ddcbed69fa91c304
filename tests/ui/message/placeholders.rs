use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(message = "no {itme}")]
    OutOfStock {
        item: u64,
    },
    #[error("sold")]
    #[status(404)]
    #[api_error(message = "no {1}")]
    Sold(u64),
    #[error("empty")]
    #[status(404)]
    #[api_error(message = "no {}")]
    Empty(u64),
    #[error("open")]
    #[status(404)]
    #[api_error(message = "no {item")]
    Open {
        item: u64,
    },
    #[error("close")]
    #[status(404)]
    #[api_error(message = "no } item")]
    Close,
}

fn main() {}
