//! A client that closes the connection before its body is complete.

use crate::app::{App, router};
use api_error::ApiErrorLayer;
use api_error::envelope::Problem;
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn a_client_that_disconnects_is_not_an_error() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let journal = seen.clone();
    let layer = ApiErrorLayer::<Problem>::new()
        .observe(move |event| journal.lock().unwrap().push(event.name().to_owned()));
    let app = App::of(router().layer(layer)).await;
    for (path, media_type) in
        [("/orders", "application/json"), ("/forms", "application/x-www-form-urlencoded")]
    {
        let head = format!("POST {path} HTTP/1.1\r\nhost: a\r\ncontent-type: {media_type}\r\n");
        app.abandon(&format!("{head}content-length: 9\r\n\r\n{{")).await;
        app.abandon(&format!("{head}transfer-encoding: chunked\r\n\r\n9\r\n{{")).await;
        assert_eq!(*seen.lock().unwrap(), [""; 0], "{path}");
    }
    // A complete body that is not valid is an error.
    app.post_json("/orders", "{").await;
    assert_eq!(*seen.lock().unwrap(), ["BAD_REQUEST"]);
}
