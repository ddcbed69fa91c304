use api_error::ApiError;
use api_error::envelope::{GoogleRpc, OAuth2, Problem};

api_error::api! {
    pub struct Rpc { envelope = GoogleRpc }
}
api_error::api! {
    pub struct Tokens { envelope = OAuth2, rename_all = "snake_case" }
}
api_error::api! {
    pub struct Store { envelope = Problem }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Rpc)]
enum RpcError {
    #[error("sold")]
    #[status(409)]
    AlreadySold,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Tokens, rename_all = "snake_case")]
enum TokenError {
    #[error("request")]
    #[status(400)]
    InvalidRequest,
    #[error("grant")]
    #[status(409)]
    InvalidGrant,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Store)]
enum ItemError {
    #[error("kind")]
    #[status(409)]
    WrongKind {
        #[data("type")]
        kind: u8,
    },
}

fn main() {}
