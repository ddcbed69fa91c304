use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(500)]
    OutOfStock,
    #[error("sold")]
    #[status(500)]
    Sold,
    #[error("database")]
    #[status(500)]
    #[name("DATABASE")]
    Database,
    #[error("files")]
    #[status(500)]
    #[name("DATABASE")]
    Files,
}

fn main() {}
