use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[api_error]
    OutOfStock,
    #[error("equals")]
    #[api_error = "a"]
    Equals,
    #[error("literal")]
    #[api_error("status")]
    Literal,
    #[error("nested")]
    #[api_error(api_error(status = 404))]
    Nested,
    #[error("half")]
    #[api_error(sta)]
    Half,
}

fn main() {}
