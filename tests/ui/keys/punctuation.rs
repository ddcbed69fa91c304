use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[api_error(title = )]
    OutOfStock,
    #[error("comma")]
    #[status(404)]
    #[api_error(title = "a" help = "https://a")]
    Comma,
    #[error("uri")]
    #[status(404)]
    #[api_error(help = "not a uri")]
    Uri,
    #[error("grpc")]
    #[status(404)]
    #[api_error(grpc = ALREDY_EXISTS)]
    Grpc,
}

fn main() {}
