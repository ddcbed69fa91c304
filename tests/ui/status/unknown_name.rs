use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(NOT_FUOND)]
    OutOfStock,
    #[error("bad")]
    #[status(StatusCode::UNPROCESABLE_ENTITY)]
    Bad,
    #[error("tea")]
    #[status(TEAPOT_PARTY)]
    Tea,
}

fn main() {}
