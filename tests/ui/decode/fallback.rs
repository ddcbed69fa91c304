use api_error::{ApiError, Received};

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode)]
enum WrongType {
    #[error("other")]
    #[api_error(fallback)]
    Other(String),
}

#[derive(Debug, thiserror::Error, ApiError)]
enum NotDecoded {
    #[error("other")]
    #[api_error(fallback)]
    Other(Received),
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode)]
enum WithOthers {
    #[error("first")]
    #[api_error(fallback, status = 404, title = "First")]
    First(Received),
    #[error("second")]
    #[api_error(fallback)]
    Second(#[data("x")] Received),
    #[error("fields")]
    #[api_error(fallback)]
    Fields,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(decode)]
enum Converted {
    #[error("other")]
    #[api_error(fallback)]
    Other(#[from] Received),
}

fn main() {}
