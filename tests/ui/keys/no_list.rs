use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error]
    OutOfStock,
    #[error("equals")]
    #[status(404)]
    #[api_error = "a"]
    Equals,
    #[error("literal")]
    #[status(404)]
    #[api_error("a")]
    Literal,
}

fn main() {}
