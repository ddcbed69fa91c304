use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(envelope = api_error::envelope::Coded, decode, rename_all = "camelCase", issues)]
    OutOfStock,
}

fn main() {}
