use api_error::envelope::{Detailed, GoogleRpc, OAuth2};
use api_error::{ApiError, Issue};

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case", decode)]
enum TokenError {
    #[error("request")]
    #[status(400)]
    InvalidRequest {
        #[data]
        part: String,
        #[data]
        other: Option<u8>,
        #[api_error(issues)]
        issues: Vec<Issue>,
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = OAuth2, rename_all = "snake_case", decode)]
enum ScopeError<T: std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned + 'static> {
    #[error("scope")]
    #[status(400)]
    InvalidScope {
        #[data]
        scope: T,
        unsent: Option<u8>,
    },
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Detailed)]
enum ItemError {
    #[error("gone")]
    #[status(404)]
    #[name("OUT_OF")]
    A,
    #[error("gone")]
    #[status(410)]
    #[name("out-of")]
    B,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = GoogleRpc, domain = "a.example")]
enum RpcError {
    #[error("gone")]
    #[status(404)]
    #[name("AB")]
    A {
        #[data("Item")]
        item: u8,
        #[data("item id")]
        id: u8,
    },
}

fn main() {}
