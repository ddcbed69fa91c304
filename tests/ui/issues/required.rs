//! `None` sends no issues, so required issues cannot be an `Option`.

use api_error::{ApiError, Issue};

type MaybeIssues = Option<Vec<Issue>>;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("invalid")]
    #[status(422)]
    Invalid {
        #[api_error(issues(required))]
        issues: Option<Vec<Issue>>,
    },
    #[error("odd")]
    #[status(409)]
    Odd(#[api_error(issues(required, rename_all = "camelCase"))] MaybeIssues),
    #[error("valid")]
    #[status(400)]
    Accepted(#[api_error(issues(required))] Vec<Issue>),
    #[error("optional")]
    #[status(428)]
    Optional(#[api_error(issues)] Option<Vec<Issue>>),
}

fn main() {}
