//! The server and its client, which share one crate with the errors.

use api_error::{CallError, Catalogued, ErrorSpec};
use shop_client::ShopClient;
use shop_errors::{Kind, Order, OrderError, SHOP};
use shop_server::{ServerError, Stock, Store, router};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::net::TcpListener;

/// Starts a server, and returns its client.
pub(crate) async fn start(store: &Arc<Store>) -> ShopClient {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let address = listener.local_addr().expect("the listener is bound");
    let app = router(store.clone());
    tokio::spawn(async { axum::serve(listener, app).await });
    ShopClient::new(format!("http://{address}"))
}

pub(crate) fn store() -> Store {
    Store::new(Stock { books: 12, records: None })
}

pub(crate) async fn refused(client: &ShopClient, order: Order, key: &str) -> OrderError {
    match client.order(order, key).await {
        Err(CallError::Api(error)) => error,
        other => panic!("not an error of the shop: {other:?}"),
    }
}

#[tokio::test]
async fn the_client_receives_the_error_of_the_server() {
    let store = Arc::new(store());
    let client = start(&store).await;
    let order = Order { kind: Kind::Book, count: 10 };
    assert_eq!(client.order(order, "a").await.expect("there are 12 books"), "10 ordered");
    let error = refused(&client, order, "b").await;
    assert_eq!(error, OrderError::OutOfStock { kind: Kind::Book, left: 2 });
    assert_eq!(store.stock.lock().await.books, 2);

    let error = refused(&client, Order { count: 0, ..order }, "c").await;
    let OrderError::Invalid { issues } = error else { panic!("{error}") };
    assert_eq!(issues[0].get("min"), Some(1));
    let error = refused(&client, Order { kind: Kind::Record, ..order }, "d").await;
    assert_eq!(error, OrderError::WarehouseClosed);
}

#[tokio::test]
async fn the_private_failure_of_the_server_is_not_sent() {
    let mut store = store();
    store.journal = Some(PathBuf::from("no such folder/journal"));
    let store = Arc::new(store);
    let client = start(&store).await;
    let order = Order { kind: Kind::Book, count: 1 };
    let error = client.order(order, "a").await.expect_err("there is no journal");
    let CallError::Other(error) = error else { panic!("it is not declared: {error}") };
    let received = error.received();
    assert_eq!((received.status().as_u16(), received.name()), (500, "INTERNAL_SERVER_ERROR"));
    assert!(!received.body().contains("journal"), "{}", received.body());
    assert_eq!(store.stock.lock().await.books, 12);
}

/// The private failures have the default name of a 500, so the catalog of the shared crate is
/// complete.
#[test]
fn one_catalog_contains_every_error() {
    let names: Vec<_> = ServerError::CATALOG.iter().map(ErrorSpec::name).collect();
    assert!(names.contains(&"OUT_OF_STOCK") && names.contains(&"IDEMPOTENCY_KEY_REUSED"));
    for name in names {
        assert!(SHOP.find(name).is_some(), "{name}");
    }
}
