use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data]
        source: std::io::Error,
    },
    #[error("sold")]
    #[status(409)]
    Sold(#[data("io")] #[from] std::fmt::Error),
}

fn main() {}
