use api_error::ApiError;

struct Plain;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Plain)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
    #[error("sold")]
    #[status(409)]
    Sold {
        #[data]
        item: u64,
    },
}

fn main() {}
