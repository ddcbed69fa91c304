use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code(42)]
    OutOfStock,
    #[error("shelf")]
    #[status(409)]
    #[code(42)]
    Shelf,
    #[error("down")]
    #[status(500)]
    #[code(0)]
    Down,
    #[error("upstream")]
    #[status(502)]
    #[code(0)]
    Upstream,
}

fn main() {}
