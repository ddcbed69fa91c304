use api_error::ApiError;

api_error::api! {
    pub struct Shop { type_base = "https://shop.example.com/errors/" }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Shop)]
enum OrderError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
    #[error("sold out")]
    #[status(410)]
    #[name("OUT-OF-STOCK")]
    SoldOut,
}

fn main() {}
