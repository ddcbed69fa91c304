use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[name("OUT")]
    OutOfStock,
    #[error("sold")]
    #[status(409)]
    #[name("OUT")]
    Sold,
}

fn main() {}
