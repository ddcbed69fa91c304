use api_error::ApiError;

mod codes {
    use api_error::Code;

    pub const STOCK: Code = Code::new(42, "Stock");
    pub const SHELF: Code = Code::new(42, "Shelf");
}

#[derive(Debug, thiserror::Error, ApiError)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[code(codes::STOCK)]
    OutOfStock,
    #[error("shelf")]
    #[status(404)]
    #[code(codes::SHELF)]
    Shelf,
    #[error("conflict")]
    #[status(409)]
    #[code(codes::STOCK)]
    Conflict,
    #[error("third")]
    #[status(404)]
    #[code(42, "Third")]
    Third,
}

fn main() {}
