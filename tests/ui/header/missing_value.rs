use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(header("X-Stock"))]
    OutOfStock,
    #[error("bare")]
    #[status(404)]
    #[api_error(header)]
    Bare,
}

fn main() {}
