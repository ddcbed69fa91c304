use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum Outer<T: std::error::Error + 'static> {
    #[error(transparent)]
    #[api_error(transparent)]
    Inner(T),
}

fn handler() -> Result<(), api_error::Error> {
    Err(Outer::Inner(std::fmt::Error))?
}

fn main() {}
