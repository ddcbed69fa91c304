use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(status = 404)]
    OutOfStock,
    #[error("twice")]
    #[status(404)]
    #[code(1)]
    #[code(1)]
    Twice,
    #[error("inside")]
    #[api_error(status = 404, title = "a", title = "b")]
    Inside,
}

fn main() {}
