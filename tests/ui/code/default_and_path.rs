use api_error::ApiError;

const FOUND: api_error::Code = api_error::Code::new(9, "Found");

#[derive(Debug, thiserror::Error, ApiError)]
#[code(9, "Default")]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
    #[error("shelf")]
    #[status(404)]
    #[code(FOUND)]
    Shelf,
}

fn main() {}
