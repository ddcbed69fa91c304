use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
enum CardError {
    #[error("declined")]
    #[status(402)]
    #[api_error(member("type", "card_error"), member("kind", "card"))]
    Declined,
}

struct Opaque;

#[derive(Debug, thiserror::Error, ApiError)]
enum FieldError {
    #[error("declined")]
    #[status(402)]
    Declined {
        #[data]
        #[api_error(example = Opaque)]
        attempts: u8,
    },
}

fn main() {}
