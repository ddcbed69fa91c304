use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Shop)]
enum OrderError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
}

fn main() {}
