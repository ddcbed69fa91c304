use api_error::ApiError;

struct Store;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Store, rename_all = "snake_case")]
enum ItemError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data]
        id: u8,
    },
    #[error("sold")]
    #[status(409)]
    Sold,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = "Store")]
enum UserError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
}

fn main() {
    let _ = ItemError::Sold;
}
