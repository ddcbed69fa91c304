use api_error::ApiError;

mod codes {}

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code(codes::STOCK)]
    OutOfStock,
}

fn main() {}
