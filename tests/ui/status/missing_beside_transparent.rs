use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error(transparent)]
    Auth(#[from] std::io::Error),
}

fn main() {}
