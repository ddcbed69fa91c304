use api_error::{ApiErrorLayer, envelope::Problem};
use axum::{Router, extract::Path, routing::get};

async fn item(Path(id): Path<u64>) -> Result<String, ItemError> {
    Err(ItemError::Unknown { id })
}

pub fn app() -> Router {
    Router::new().route("/items/{id}", get(item)).layer(ApiErrorLayer::<Problem>::new())
}
