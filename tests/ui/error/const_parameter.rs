use api_error::ApiError;

#[derive(Debug, ApiError)]
#[status(404)]
struct OutOfStock<const N: usize>;

fn main() {}
