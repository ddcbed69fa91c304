use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::OAuth2)]
enum StoreError {
    #[error("grant")]
    #[status(401)]
    #[name("invalid_grant")]
    Grant,
    #[error("client")]
    #[status(403)]
    #[name("invalid_client")]
    Client,
    #[error("token")]
    #[status(400)]
    #[name("invalid_token")]
    Token,
    #[error("scope")]
    #[status(401)]
    #[name("insufficient_scope")]
    Scope,
    #[error("other")]
    #[status(401)]
    #[name("unheard_of")]
    Other,
}

fn main() {}
