use api_error::ApiError;

api_error::api! {
    pub struct Store { rename_all = "snake_case" }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Store)]
enum ItemError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock,
    #[error("sold")]
    #[status(409)]
    Sold,
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(api = Store, rename_all = "kebab-case")]
enum UserError {
    #[error("unknown")]
    #[status(404)]
    UnknownUser,
}

fn main() {}
