use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("limited")]
    #[status(429)]
    #[api_error(retry = sometimes)]
    Limited,
    #[error("text")]
    #[status(429)]
    #[api_error(retry_after = "30")]
    Text,
    #[error("negative")]
    #[status(429)]
    #[api_error(retry_after = -1)]
    Negative,
}

fn main() {}
