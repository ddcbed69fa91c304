//! actix-web's test client.

use crate::shop::{ItemError, item};
use actix_web::test::{TestRequest, call_service, init_service};
use actix_web::{App, ResponseError, web};
use api_error::ApiErrorLayer;
use api_error::envelope::Detailed;
use api_error::testing::{assert_error, read};

#[actix_web::test]
async fn a_response_of_the_service() {
    let handler = async |id: web::Path<u64>| Err::<&str, _>(item(id.into_inner()));
    let app = App::new()
        .wrap(ApiErrorLayer::<Detailed>::new())
        .route("/items/{id}", web::get().to(handler));
    let app = init_service(app).await;
    let request = TestRequest::get().uri("/items/7").to_request();
    let response = call_service(&app, request).await;
    assert_error!(read(response).await, ItemError::Duplicated { key: 7 });
}

#[actix_web::test]
async fn a_response_of_the_error() {
    let response = ItemError::Duplicated { key: 7 }.error_response();
    assert_error!(read(response).await, ItemError::Duplicated { key: 7 });
}

#[actix_web::test]
#[should_panic(expected = "-     \"key\": 8")]
async fn another_response_fails_the_assertion() {
    let response = ItemError::Duplicated { key: 7 }.error_response();
    assert_error!(read(response).await, ItemError::Duplicated { key: 8 });
}
