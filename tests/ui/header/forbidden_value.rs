use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(header("X-Stock", "1\r\nSet-Cookie: a=b"))]
    OutOfStock,
    #[error("cafe")]
    #[status(404)]
    #[api_error(header("X-Stock", "café"))]
    Cafe,
}

fn main() {}
