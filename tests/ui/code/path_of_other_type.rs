use api_error::ApiError;

const STOCK: i64 = 42;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code(STOCK)]
    OutOfStock,
}

fn main() {}
