use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(type_base = "https://example.com/errors")]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
}

fn main() {}
