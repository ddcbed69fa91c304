use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data]
        type_: u64,
        #[data("kind_")]
        kind: u64,
    },
}

fn main() {}
