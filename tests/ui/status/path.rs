use api_error::ApiError;

mod codes {
    pub enum StatusCode {}

    impl StatusCode {
        pub const GONE: u16 = 410;
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[status(htp::StatusCode::CONFLICT)]
enum StoreError {
    #[error("gone")]
    #[status(codes::StatusCode::GONE)]
    Gone,
    #[error("unknown")]
    #[status(api_error::htpp::StatusCode::NOT_FOUND)]
    Unknown,
    #[error("lost")]
    #[status(codes::StatusCode::NOT_FOUND)]
    Lost,
    #[error("locked")]
    #[status(api_error::http::StatusCode::LOCKED)]
    Locked,
    #[error("closed")]
    #[status(StatusCode::FORBIDDEN)]
    Closed,
    #[error("open")]
    Open,
}

fn main() {}
