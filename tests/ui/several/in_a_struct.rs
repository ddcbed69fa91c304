use api_error::ApiError;

#[derive(Debug)]
struct Shelf;

#[derive(Debug, thiserror::Error, ApiError)]
#[error("out of stock")]
#[status(700)]
#[api_error(rename_all = "kebab_case", titel = "Stock")]
struct OutOfStock {
    #[data]
    status: u64,
    #[data]
    shelf: Shelf,
}

fn main() {}
