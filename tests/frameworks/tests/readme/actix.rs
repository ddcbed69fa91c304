use api_error::{ApiErrorLayer, envelope::Problem};
use actix_web::{App, HttpServer, web, web::get};

async fn item(id: web::Path<u64>) -> Result<String, ItemError> {
    Err(ItemError::Unknown { id: *id })
}

pub async fn serve() -> std::io::Result<()> {
    let app = || App::new().wrap(ApiErrorLayer::<Problem>::new()).route("/items/{id}", get().to(item));
    HttpServer::new(app).bind(("127.0.0.1", 8080))?.run().await
}
