use api_error::ApiError;

#[derive(ApiError)]
enum StoreError<'a> {
    #[status(404)]
    OutOfStock(&'a str),
}

fn main() {}
