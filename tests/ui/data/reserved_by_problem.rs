use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data]
        name: String,
        #[data("type")]
        kind: String,
        #[data]
        item: u64,
    },
    #[error("sold")]
    #[status(409)]
    Sold {
        #[data]
        detail: String,
    },
}

fn main() {}
