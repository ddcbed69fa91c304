use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[name("STORE")]
#[data]
#[api_error(title = "Store", transparent, issues, message = "m")]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
}

fn main() {}
