use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(header("Content-Type", "text/html"))]
    OutOfStock,
    #[error("limited")]
    #[status(429)]
    #[api_error(header("Retry-After", "30"))]
    Limited,
}

fn main() {}
