use api_error::ApiError;
use thiserror::Error;

#[derive(Debug, Error, ApiError)]
#[error("gone")]
#[status(410)]
struct Gone;

fn main() {
    let _ = |received: api_error::Received| received.decode::<Gone>();
}
