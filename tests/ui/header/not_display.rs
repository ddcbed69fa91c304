use api_error::ApiError;

#[derive(Debug)]
struct Shelf;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[api_error(header = "X-Shelf")]
        shelf: Shelf,
        #[api_error(header = "X-Next")]
        next: Option<Shelf>,
    },
}

fn main() {}
