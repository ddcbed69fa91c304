use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[name(OUT)]
    OutOfStock,
    #[error("empty")]
    #[status(404)]
    #[name("")]
    Empty,
    #[error("equals")]
    #[status(404)]
    #[name = "EQUALS"]
    Equals,
    #[error("bare")]
    #[status(404)]
    #[name]
    Bare,
}

fn main() {}
