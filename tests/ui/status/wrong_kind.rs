use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status("404")]
    OutOfStock,
    #[error("float")]
    #[status(404.0)]
    Float,
    #[error("negative")]
    #[status(-404)]
    Negative,
    #[error("equals")]
    #[status = 404]
    Equals,
}

fn main() {}
