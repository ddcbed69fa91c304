use api_error::{ApiError, IssueRef, Issues, RetryAfter};
use thiserror::Error;

#[derive(Debug, serde::Serialize)]
struct OnlySerialize;

#[derive(Debug)]
struct NoDefault;

#[derive(Debug)]
struct OwnIssues;

impl Issues for OwnIssues {
    fn for_each_issue(&self, _: &mut dyn FnMut(IssueRef<'_>)) {}
}

#[derive(Debug)]
struct OwnDelay;

impl api_error::IntoRetryAfter for OwnDelay {
    fn retry_after(&self) -> Option<RetryAfter> {
        None
    }
}

#[derive(Debug)]
struct OwnHeader;

impl std::fmt::Display for OwnHeader {
    fn fmt(&self, _: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Ok(())
    }
}

#[derive(Debug, Error, ApiError)]
#[error("not decodable")]
#[status(400)]
struct NotDecoded;

#[derive(Debug, Error, ApiError)]
#[api_error(decode)]
enum E {
    #[error("data")]
    #[status(400)]
    Data {
        #[data]
        field: OnlySerialize,
    },

    #[error("private")]
    #[status(400)]
    Private { field: NoDefault, fine: Option<NoDefault> },

    #[error("issues")]
    #[status(400)]
    Issues(#[api_error(issues)] OwnIssues),

    #[error("retry")]
    #[status(429)]
    Retry(#[api_error(retry_after)] OwnDelay),

    #[error("header")]
    #[status(400)]
    Header(#[api_error(header = "X-Own")] OwnHeader),

    #[error(transparent)]
    #[api_error(transparent)]
    Nested(NotDecoded),
}

fn main() {}
