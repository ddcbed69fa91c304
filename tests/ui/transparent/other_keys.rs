use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("auth")]
#[status(401)]
struct AuthError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error(transparent)]
    #[api_error(transparent, title = "Auth")]
    #[status(401)]
    Auth(#[from] AuthError),
}

fn main() {}
