use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        issues: Vec<String>,
    },
}

fn main() {}
