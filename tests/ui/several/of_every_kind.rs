use api_error::ApiError;

const CODE: api_error::Code = api_error::Code::new(1, "One");

#[derive(Debug)]
struct Shelf;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("first")]
    #[status(200)]
    #[name("A")]
    First {
        #[data]
        shelf: Shelf,
    },
    #[error("second")]
    #[status(405)]
    #[name("B")]
    Second {
        #[data]
        name: String,
        #[api_error(retry_after)]
        after: String,
    },
    #[error("third")]
    #[status(404)]
    #[name("B")]
    #[code(CODE)]
    Third,
    #[error("fourth")]
    #[status(409)]
    #[code(CODE)]
    #[api_error(mesage = "m")]
    Fourth,
    #[error(transparent)]
    #[api_error(transparent)]
    Fifth(#[from] std::io::Error),
}

fn main() {}
