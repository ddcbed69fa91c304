use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code("42")]
    OutOfStock,
    #[error("shelf")]
    #[status(404)]
    #[code(42, Stock)]
    Shelf,
    #[error("empty")]
    #[status(404)]
    #[code]
    Empty,
    #[error("large")]
    #[status(404)]
    #[code(99999999999999999999)]
    Large,
    #[error("three")]
    #[status(404)]
    #[code(1, "A", 2)]
    Three,
}

fn main() {}
