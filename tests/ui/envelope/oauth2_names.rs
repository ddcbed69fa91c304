use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::OAuth2)]
enum StoreError {
    #[error("out of stock")]
    #[status(400)]
    #[name("größe")]
    OutOfStock,
    #[error("quote")]
    #[status(400)]
    #[name("a\"b")]
    Quote,
    #[error("fine")]
    #[status(400)]
    #[name("fine_name")]
    Fine,
}

fn main() {}
