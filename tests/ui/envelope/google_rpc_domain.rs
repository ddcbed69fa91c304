use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::GoogleRpc)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
    #[error("sold")]
    #[status(409)]
    Sold,
}

fn main() {}
