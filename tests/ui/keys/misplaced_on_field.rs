use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[status(404)]
        #[code(1)]
        #[name("ITEM")]
        #[api_error(title = "Item", envelope = api_error::envelope::Coded)]
        item: u64,
    },
}

fn main() {}
