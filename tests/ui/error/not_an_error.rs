use api_error::ApiError;

#[derive(Debug, ApiError)]
enum StoreError {
    #[status(404)]
    OutOfStock,
}

fn main() {}
