//! Responses of reqwest.

use crate::hyper::{serve_app, start};
use crate::shop::ItemError;
use api_error::envelope::{Coded, Detailed, OAuth2, Problem};
use api_error::testing::{assert_error, read};
use api_error::{ApiError, ApiErrorLayer, CallError, HttpResponseExt, ResponseExt};
use axum::Router;
use axum::extract::Path;
use axum::routing::get;

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

api_error::api! {
    struct Accounts { envelope = Detailed }
}

#[derive(Clone, Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(envelope = Coded, decode)]
enum CartError {
    #[error("only {left} items are left")]
    #[status(409)]
    OutOfStock {
        #[data]
        left: u32,
    },
}

#[derive(Clone, Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(envelope = OAuth2, decode)]
#[error("the limit is reached")]
#[status(400)]
#[name("limit_reached")]
struct LimitReached;

#[derive(Clone, Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(api = Accounts, decode)]
enum AccountError {
    #[error("no account {id}")]
    #[status(404)]
    NoAccount {
        #[data]
        id: u8,
    },
    #[error(transparent)]
    #[api_error(transparent)]
    Limit(LimitReached),
}

/// A type without an envelope. The types of its transparent variants have an envelope.
#[derive(Clone, Debug, PartialEq, thiserror::Error, ApiError)]
#[api_error(decode)]
enum ShopError {
    #[error("no order {id}")]
    #[status(404)]
    NoOrder {
        #[data]
        id: u8,
    },
    #[error(transparent)]
    #[api_error(transparent)]
    Cart(CartError),
    #[error(transparent)]
    #[api_error(transparent)]
    Account(AccountError),
}

const SHOP_ERRORS: [ShopError; 4] = [
    ShopError::NoOrder { id: 7 },
    ShopError::Cart(CartError::OutOfStock { left: 2 }),
    ShopError::Account(AccountError::NoAccount { id: 7 }),
    ShopError::Account(AccountError::Limit(LimitReached)),
];

/// `error_for` also parses the envelope that the service sends for the error in a transparent
/// variant, because the body contains the name of the error there.
#[tokio::test]
async fn an_error_in_a_transparent_variant_is_decoded() {
    let app = Router::new().route(
        "/{index}",
        get(async |Path(index): Path<usize>| -> ShopError { SHOP_ERRORS[index].clone() }),
    );
    let layer = ApiErrorLayer::<Problem>::new();
    for (index, error) in SHOP_ERRORS.into_iter().enumerate() {
        for app in [app.clone(), app.clone().layer(layer.clone())] {
            let url = format!("http://{}/{index}", serve_app(app).await);
            let received = reqwest::get(&url).await.unwrap().error_for::<ShopError>().await;
            assert_decoded(&received, &error);
            let response = read(reqwest::get(&url).await.unwrap()).await;
            assert_decoded(&response.error_for(), &error);
        }
        // `to_response` renders the envelope of the outer type.
        assert_decoded(&error.to_response().error_for(), &error);
    }
}

#[track_caller]
fn assert_decoded<T: std::fmt::Debug>(result: &Result<T, CallError<ShopError>>, sent: &ShopError) {
    let Err(CallError::Api(found)) = result else { panic!("{result:?}") };
    assert_eq!(found, sent);
}
