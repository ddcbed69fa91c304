use api_error::ApiError;

#[derive(ApiError)]
union StoreError {
    item: u64,
}

fn main() {}
