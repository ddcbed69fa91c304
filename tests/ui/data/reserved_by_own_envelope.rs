use api_error::ApiError;

struct Own;

impl api_error::Envelope for Own {
    const RESERVED: &'static [&'static str] = &["id"];

    fn write(error: &api_error::Occurrence<'_>, body: &mut api_error::json::Object<'_>) {
        body.member("id", error.name());
        body.members(error.data());
    }
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(envelope = Own)]
enum StoreError {
    #[error("out of stock")]
    #[status(404)]
    OutOfStock {
        #[data]
        id: u64,
    },
}

fn main() {}
