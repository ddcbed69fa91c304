use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(42)]
    OutOfStock,
    #[error("six")]
    #[status(600)]
    Six,
    #[error("many")]
    #[status(99999)]
    Many,
}

fn main() {}
