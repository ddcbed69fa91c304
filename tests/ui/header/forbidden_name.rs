use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(header("X Stock", "1"))]
    OutOfStock,
    #[error("empty")]
    #[status(404)]
    #[api_error(header("", "1"))]
    Empty,
    #[error("field")]
    #[status(404)]
    Field {
        #[api_error(header = "X-Größe")]
        size: u64,
    },
}

fn main() {}
