use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("a")]
    #[staus(404)]
    Status,
    #[error("b")]
    #[api_eror(status = 404)]
    List,
    #[error("c")]
    #[api_error::status(404)]
    Path,
}

fn main() {}
