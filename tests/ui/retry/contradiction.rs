use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("limited")]
    #[status(429)]
    #[api_error(retry = never, retry_after = 30)]
    Limited,
}

fn main() {}
