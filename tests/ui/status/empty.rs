use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status]
    OutOfStock,
    #[error("unknown")]
    #[status()]
    Unknown,
}

fn main() {}
