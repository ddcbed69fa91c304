use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
    #[error("sold")]
    #[status(409)]
    #[name("OUT_OF_STOCK")]
    Sold,
}

fn main() {}
