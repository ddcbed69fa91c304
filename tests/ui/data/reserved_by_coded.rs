use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::Coded)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data]
        errors: u8,
        #[data("type")]
        kind: String,
    },
}

fn main() {}
