use api_error::{ApiErrorLayer, envelope::Problem};
use rocket::{Build, Rocket, get, routes};

#[get("/items/<id>")]
fn item(id: u64) -> Result<String, ItemError> {
    Err(ItemError::Unknown { id })
}

pub fn app() -> Rocket<Build> {
    rocket::build().mount("/", routes![item]).attach(ApiErrorLayer::<Problem>::new())
}
