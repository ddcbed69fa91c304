use api_error::ApiError;

#[derive(Debug)]
struct Shelf;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(message = "no {shelf}")]
    OutOfStock {
        shelf: Shelf,
    },
}

fn main() {}
