use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(message)]
    OutOfStock,
    #[error("sold")]
    #[status(404)]
    #[api_error(message = 42)]
    Sold,
}

fn main() {}
