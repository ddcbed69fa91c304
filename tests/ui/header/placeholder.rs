use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("method")]
    #[status(405)]
    #[api_error(header("Allow", "GET, {more}"))]
    Method {
        other: String,
    },
}

fn main() {}
