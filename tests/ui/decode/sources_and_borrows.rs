use api_error::ApiError;
use thiserror::Error;

#[derive(Debug)]
struct NoDefault;

#[derive(Debug, Error, ApiError)]
#[api_error(decode)]
enum E {
    #[error("database")]
    #[status(500)]
    Database(#[from] std::io::Error),

    #[error("cache")]
    #[status(503)]
    Cache { source: Option<std::fmt::Error> },

    #[error("borrowed")]
    #[status(400)]
    Borrowed {
        #[data]
        text: &'static str,
    },

    #[error("private")]
    #[status(400)]
    Private { field: NoDefault },
}

fn main() {
    let _ = |received: api_error::Received| received.decode::<E>();
}
