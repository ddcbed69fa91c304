use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    OutOfStock,
    #[error("unknown")]
    #[status(404)]
    Unknown,
    #[error("sold")]
    Sold,
}

fn main() {}
