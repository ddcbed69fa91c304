use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data("")]
        item: u64,
    },
}

fn main() {}
