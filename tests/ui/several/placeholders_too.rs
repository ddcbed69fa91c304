use api_error::ApiError;

#[derive(Debug)]
struct Shelf;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(message = "no {shelf}", header("X-Shelf", "{shelf:x}"))]
    OutOfStock {
        shelf: Shelf,
    },
    #[error("sold")]
    Sold,
}

fn main() {}
