//! The tests of the service, as the page shows them.

use crate::store;
use crate::store::{ItemError, STORE};
use api_error::testing::assert_error;

#[tokio::test]
async fn an_unknown_item_is_a_404() {
    let server = axum_test::TestServer::new(store::app());
    assert_error!(server.get("/items/7").await, ItemError::ItemNotFound { id: 7 });
}
#[test]
fn the_contract_is_unchanged() {
    api_error::testing::each(&STORE).for_each(|error| insta::assert_snapshot!(error.id(), error));
    api_error::reference::check_lock(&STORE, "errors.lock").unwrap();
    assert!(STORE.lint().is_empty(), "{:?}", STORE.lint());
}
