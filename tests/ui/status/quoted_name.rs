use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status("NotFound")]
    OutOfStock,
    #[error("sold")]
    #[status("NOT_FOUND")]
    Sold,
    #[error("other")]
    #[status("a")]
    Other,
}

fn main() {}
