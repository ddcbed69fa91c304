use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock(#[data] u64),
    #[error("sold")]
    #[status(404)]
    #[data]
    Sold(u64, String),
}

fn main() {}
