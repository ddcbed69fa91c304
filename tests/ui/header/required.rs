use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("method")]
    #[status(405)]
    Method,
    #[error("proxy")]
    #[status(407)]
    Proxy,
    #[error("upgrade")]
    #[status(426)]
    Upgrade,
    #[error("fine")]
    #[status(405)]
    Fine {
        #[api_error(header = "allow")]
        allow: String,
    },
}

fn main() {}
