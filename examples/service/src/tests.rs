//! The tests of the service. They are also a client of the service.

use super::*;
use api_error::testing::{assert_constraints, assert_error, read};
use api_error::{CallError, ResponseExt};
use reqwest::Client;

/// Starts the service, and returns its address.
async fn start() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let app = app(connect("sqlite::memory:").await.unwrap());
    tokio::spawn(async { axum::serve(listener, app).await });
    url
}

#[tokio::test]
async fn an_unknown_item_is_a_404() {
    let response = reqwest::get(start().await + "/items/B-1").await.unwrap();
    assert_error!(read(response).await, ItemError::ItemNotFound { sku: "B-1".to_owned() });
}

#[tokio::test]
async fn a_client_gets_the_variant() {
    let url = start().await + "/items";
    let create = async || {
        let item = Item { sku: "B-1".to_owned(), amount: 7 };
        let response = Client::new().post(&url).json(&item).send().await?;
        Ok(response.error_for::<ItemError>().await?.json::<Item>().await?)
    };
    let created: Result<Item, CallError<ItemError>> = create().await;
    assert_eq!(created.unwrap().amount, 7);
    assert!(matches!(create().await, Err(CallError::Api(ItemError::SkuTaken))));
}

#[test]
fn the_catalog_matches_its_lock_and_gets_no_advice() {
    reference::check_lock(&ITEMS, "errors.lock").unwrap();
    assert!(ITEMS.lint().is_empty(), "{:?}", ITEMS.lint());
}

#[tokio::test]
async fn the_schema_has_the_constraints() {
    assert_constraints::<ItemError>(&connect("sqlite::memory:").await.unwrap()).await;
}

#[tokio::test]
async fn the_documents_list_the_errors() {
    let url = start().await;
    for path in ["/errors", "/openapi.json"] {
        let text = reqwest::get(url.clone() + path).await.unwrap().text().await.unwrap();
        assert!(text.contains("SKU_TAKEN"), "{path}: {text}");
    }
}
