use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[api_error(dat, retryafter, haeder = "A", isues)]
        item: u64,
    },
}

fn main() {}
