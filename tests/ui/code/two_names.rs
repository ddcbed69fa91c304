use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code(42, "Stock")]
    OutOfStock,
    #[error("shelf")]
    #[status(404)]
    #[code(42, "Shelf")]
    Shelf,
    #[error("agrees")]
    #[status(404)]
    #[code(42)]
    Agrees,
}

fn main() {}
