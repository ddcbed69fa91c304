//! Each 500 without details is the same response, byte for byte: for a panic, `HttpError`,
//! `Error::internal` and a declared error without a name.

use crate::each_envelope::each_envelope;
use crate::server::{Reply, runtime, send};
use crate::{actix, axum, poem, rocket};
use api_error::envelope::{GoogleRpc, Meta, OAuth2};
use api_error::{ApiErrorLayer, Envelope};
use reqwest::{Client, Method};

api_error::api! {
    /// An API whose names are not in the default case.
    struct Shop { envelope = Meta, domain = "shop.example", rename_all = "camelCase" }
}

api_error::api! {
    /// An API whose envelope has its own name for a 500.
    struct Tokens { envelope = OAuth2, rename_all = "snake_case" }
}

api_error::api! {
    /// An API with a domain in each body.
    struct Cloud { envelope = GoogleRpc, domain = "cloud.example" }
}

/// Compares the responses of all frameworks in the envelope of the layer.
///
/// `ShopError` does not belong to the API of the layer. Its 500 is compared only if the body
/// does not depend on the names and the domain of the API.
async fn check<V: Envelope + 'static>(layer: ApiErrorLayer<V>, is_independent_of_api: bool) {
    let client = Client::new();
    let mut first = None;
    for (runner, address) in [
        ("axum", axum::start(Some(layer.clone()))),
        ("actix", actix::start(Some(layer.clone()))),
        ("poem", poem::start(Some(layer.clone()))),
        ("rocket", rocket::start(Some(layer.clone()))),
    ] {
        let declared = is_independent_of_api.then_some("/shop/database");
        for path in ["/shop/panic", "/any/http-500", "/any/internal"].into_iter().chain(declared) {
            let url = format!("http://{address}{path}");
            let reply = send(&client, Method::GET, url, &[("x-request-id", "req-7")], "").await;
            let body = reply.body.replace(path, "/path");
            let case = format!("{} {runner} {path}", std::any::type_name::<V>());
            assert_eq!(reply.status, 500, "{case}");
            match &first {
                None => first = Some((body, own_headers(&reply))),
                Some((known, sent)) => {
                    assert_eq!(body, *known, "{case}");
                    assert_eq!(own_headers(&reply), *sent, "{case}");
                }
            }
        }
    }
}

/// Returns the headers of the error, without the headers that a server adds to each response. The
/// length is left out too, because some bodies contain the path.
fn own_headers(reply: &Reply) -> Vec<(String, String)> {
    const OF_SERVERS: [&str; 7] = [
        "connection",
        "content-length",
        "date",
        "permissions-policy",
        "server",
        "x-content-type-options",
        "x-frame-options",
    ];
    let mut sent: Vec<_> = reply
        .headers
        .iter()
        .filter(|(name, _)| !OF_SERVERS.contains(&name.as_str()))
        .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
        .collect();
    sent.sort();
    sent
}

#[test]
fn each_hidden_500_is_the_same_response() {
    runtime().block_on(async {
        each_envelope!(V => check(ApiErrorLayer::<V>::new(), true).await);
        check(ApiErrorLayer::of::<Shop>(), false).await;
        check(ApiErrorLayer::of::<Tokens>(), true).await;
        check(ApiErrorLayer::of::<Cloud>(), false).await;
    });
}
