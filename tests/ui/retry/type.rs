use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("limited")]
    #[status(429)]
    Limited {
        #[api_error(retry_after)]
        after: String,
    },
}

fn main() {}
