use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(200)]
    OutOfStock,
    #[error("moved")]
    #[status(302)]
    Moved,
}

fn main() {}
