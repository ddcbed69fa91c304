use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[code(7, "Store")]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code(7, "Stock")]
    OutOfStock,
    #[error("shelf")]
    #[status(409)]
    Shelf,
    #[error("gone")]
    #[status(410)]
    Gone,
}

fn main() {}
