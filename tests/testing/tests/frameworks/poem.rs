//! poem, without a server.

use crate::shop::{ItemError, item};
use api_error::ApiErrorLayer;
use api_error::envelope::Detailed;
use api_error::testing::{assert_error, read};
use poem::web::Path;
use poem::{Endpoint, EndpointExt, Request, Route, get, handler};

#[handler]
fn find(Path(id): Path<u64>) -> Result<String, ItemError> {
    Err(item(id))
}

#[tokio::test]
async fn a_response_of_the_route() {
    let app = Route::new().at("/items/:id", get(find)).with(ApiErrorLayer::<Detailed>::new());
    let request = Request::builder().uri_str("/items/7").finish();
    let response = app.get_response(request).await;
    assert_error!(read(response).await, ItemError::Duplicated { key: 7 });
}

#[tokio::test]
#[should_panic(expected = "-     \"key\": 8")]
async fn another_response_fails_the_assertion() {
    let app = Route::new().at("/items/:id", get(find));
    let response = app.get_response(Request::builder().uri_str("/items/7").finish()).await;
    assert_error!(read(response).await, ItemError::Duplicated { key: 8 });
}
