use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data("id")]
        item: u64,
        #[data]
        id: u64,
    },
}

fn main() {}
