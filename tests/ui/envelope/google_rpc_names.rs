use api_error::ApiError;

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = api_error::envelope::GoogleRpc, domain = "shop.example.com")]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    #[name("this_name_is_longer_than_the_sixty_three_characters_of_a_google_reason")]
    OutOfStock,
    #[error("colon")]
    #[status(404)]
    #[name("shop:out")]
    Colon,
    #[error("no")]
    #[status(404)]
    #[name("NO")]
    TooShort,
}

fn main() {}
