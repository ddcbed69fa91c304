use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues)]
        first: Vec<api_error::Issue>,
        #[api_error(issues)]
        second: Vec<api_error::Issue>,
    },
}

fn main() {}
