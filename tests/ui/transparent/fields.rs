use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("auth")]
#[status(401)]
struct AuthError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("none")]
    #[api_error(transparent)]
    None,
    #[error("two")]
    #[api_error(transparent)]
    Two(AuthError, u64),
}

fn main() {}
