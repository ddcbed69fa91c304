use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error(transparent)]
    #[api_error(transparent)]
    Io(#[from] std::io::Error),
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
}

fn main() {}
