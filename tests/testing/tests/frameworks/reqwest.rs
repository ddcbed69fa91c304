//! Responses of reqwest.

use crate::hyper::start;
use crate::shop::ItemError;
use api_error::testing::{assert_error, read};

#[tokio::test]
async fn a_response_of_the_client() {
    let url = format!("http://{}/items/7", start().await);
    let response = reqwest::get(url).await.unwrap();
    assert_error!(read(response).await, ItemError::Duplicated { key: 7 });
}

#[tokio::test]
#[should_panic(expected = "-     \"key\": 8")]
async fn another_response_fails_the_assertion() {
    let url = format!("http://{}/items/7", start().await);
    let response = reqwest::get(url).await.unwrap();
    assert_error!(read(response).await, ItemError::Duplicated { key: 8 });
}
