use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    OutOfStock,
}

#[derive(Debug, thiserror::Error, ApiError)]
enum ShopError {
    #[error(transparent)]
    #[api_error(transparent)]
    Store(#[from] StoreError),
}

fn handler() -> Result<(), api_error::Error> {
    Err(StoreError::OutOfStock)?
}

fn main() {
    let error: &dyn ApiError = &ShopError::from(StoreError::OutOfStock);
    println!("{} {}", error.status(), handler().is_err());
}
