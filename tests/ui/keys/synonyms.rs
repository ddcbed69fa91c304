use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[api_error(http_status = 404, msg = "a", extension, url = "https://a")]
    OutOfStock,
    #[error("field")]
    #[status(404)]
    Field {
        #[api_error(errors)]
        list: u64,
    },
}

fn main() {}
