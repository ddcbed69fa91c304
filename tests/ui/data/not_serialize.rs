use api_error::ApiError;

#[derive(Debug)]
struct Shelf;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data]
        shelf: Shelf,
        #[data]
        item: u64,
    },
    #[error("sold")]
    #[status(409)]
    Sold(#[data("shelves")] Vec<Shelf>),
}

fn main() {}
