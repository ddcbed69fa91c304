use api_error::ApiError;

const FOUND: api_error::Code = api_error::Code::new(9, "Found");

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code(FOUND)]
    OutOfStock,
    #[error("shelf")]
    #[status(409)]
    #[code(4)]
    Shelf,
    #[error("four")]
    #[status(422)]
    #[code(4, "Four")]
    Four,
}

fn main() {}
