use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(expose)]
    OutOfStock,
    #[error("down")]
    #[status(500)]
    #[api_error(expose, message = "sorry")]
    Down,
}

fn main() {}
