use api_error::{ApiError, Issue};

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues, example = "x")]
        issues: Vec<Issue>,
    },
    #[error("odd")]
    #[status(409)]
    Odd {
        #[api_error(issues(rename_all = "camelCase"), example = 3)]
        issues: Vec<Issue>,
    },
}

fn main() {}
