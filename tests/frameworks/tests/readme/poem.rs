use api_error::{ApiErrorLayer, envelope::Problem};
use poem::{Endpoint, EndpointExt, Route, get, handler, web::Path};

#[handler]
fn item(Path(id): Path<u64>) -> Result<String, ItemError> {
    Err(ItemError::Unknown { id })
}

pub fn app() -> impl Endpoint {
    Route::new().at("/items/:id", get(item)).with(ApiErrorLayer::<Problem>::new())
}
